/** For everyone: axe inside the shadow root in both colour schemes and sizes, focus, announcements, motion. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import { openSite, pause, survey, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

interface Findings {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  passes: { id: string }[];
}
async function examine(page: Page): Promise<Findings> {
  // Colours are judged once they have settled.
  await pause(450);
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
  return (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as Findings;
}
const told = ({ violations }: Findings): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner
      ? inner.tagName + ":" + (inner.getAttribute("value") ?? inner.textContent)
      : (document.activeElement?.id ?? null);
  });

describe.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 360],
  ["dark", 360],
] as const)("axe finds nothing in the %s scheme at %i px", (colorScheme, width) => {
  it.each(["es", "en"])("in any step, %s", async (lang) => {
    const { page, order } = await site.visit({
      lang,
      path: `/${lang}`,
      browser: { colorScheme, viewport: { width, height: 740 }, isMobile: width === 360, hasTouch: width === 360 },
    });
    const [next, send] = lang === "es" ? ["Siguiente", "Enviar"] : ["Next", "Send"];
    await order();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const first = await examine(page);
    expect(told(first)).toEqual([]);
    expect(first.passes.map(({ id }) => id)).toContain("color-contrast");
    await dialog.getByRole("button", { name: next! }).click();
    expect(told(await examine(page))).toEqual([]);
    await dialog.getByRole("radio", { name: "3" }).check();
    expect(told(await examine(page))).toEqual([]);
    await dialog.getByRole("button", { name: next! }).click();
    await dialog.getByRole("radio").nth(4).check();
    expect(told(await examine(page))).toEqual([]);
    await dialog.getByRole("button", { name: next! }).click();
    await dialog.getByRole("textbox").fill("x".repeat(205));
    await dialog.getByRole("button", { name: send! }).click();
    expect(told(await examine(page))).toEqual([]);
    await dialog.getByRole("textbox").fill("long enough");
    await dialog.getByRole("button", { name: send! }).click();
    await dialog.getByRole("heading", { name: /Gracias|Thank/ }).waitFor();
    expect(told(await examine(page))).toEqual([]);
  });
});

it("axe would find something: the test for the test", async () => {
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("dialog").waitFor();
  await page
    .locator("voz-survey")
    .evaluate((host) => host.shadowRoot!.querySelector(".close")!.removeAttribute("aria-label"));
  expect(told(await examine(page)).join()).toContain("button-name");
});

describe("focus", () => {
  const html = '<h1>Shop</h1><button id="open">Tell us</button><label>Search <input id="field"></label>';

  it("stays where the visitor types when a survey comes up", async () => {
    const { page, order } = await site.visit({ html });
    await page.locator("#field").focus();
    await order();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("lamp");
    expect(await page.locator("#field").inputValue()).toBe("lamp");
  });

  const arrived = "Tenemos una pregunta para ti, al final de la página. ¿Con qué probabilidad nos recomendarías?";

  it("is announced instead, with the question, by the browser itself", async () => {
    const { page, order } = await site.visit({
      html,
      // What it says there is heard by nobody here: it is written down, in whose language, and said as ever.
      before: `<script NONCE>
        var said = [], ariaNotify = Element.prototype.ariaNotify;
        Element.prototype.ariaNotify = function (text) {
          said.push([this.closest("[lang]").lang, text]);
          return ariaNotify.apply(this, arguments);
        };
      </script>`,
    });
    await order();
    await page.getByRole("dialog").waitFor();
    await page.waitForFunction("said.length");
    await pause();
    expect(await page.evaluate("said")).toEqual([["es", arrived]]);
    expect(await page.getByRole("status").textContent()).toBe("");
  });

  it("is announced politely by a live region where the browser cannot", async () => {
    const { page, order } = await site.visit({
      html,
      before: "<script NONCE>delete Element.prototype.ariaNotify;</script>",
    });
    await order();
    await page.getByRole("status").getByText(arrived).waitFor({ state: "attached" });
  });

  it("goes in when the visitor opens it, and back where it was on Escape", async () => {
    const { page } = await site.visit({
      html,
      before:
        '<script NONCE>document.getElementById("open").addEventListener("click", function () { voz("open", "sur_1"); });</script>',
    });
    await page.locator("#open").click();
    await page.getByRole("dialog").waitFor();
    expect(await focused(page)).toBe("INPUT:0");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(await focused(page)).toBe("open");
  });

  it("stays in a field even when the host opens it", async () => {
    const { page } = await site.visit({ html });
    await page.locator("#field").focus();
    await page.evaluate(() => (window as unknown as { voz: (...all: unknown[]) => void }).voz("open", "sur_1"));
    await page.getByRole("dialog").waitFor();
    expect(await focused(page)).toBe("field");
  });

  it("Escape outside of it is the page's own", async () => {
    const { page, order } = await site.visit({ html });
    await page.locator("#field").focus();
    await order();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await pause(100);
    expect(await page.getByRole("dialog").count()).toBe(1);
  });

  it("is reached by tab after the last of the page's own, and can be left again", async () => {
    const { page, order } = await site.visit({ html });
    await page.locator("#field").focus();
    await order();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("INPUT:0");
    await page.keyboard.press("Shift+Tab");
    expect(await focused(page)).toBe("field");
    expect(await page.getByRole("dialog").count()).toBe(1);
  });

  it("follows the visitor to the next question and its problem", async () => {
    const { page, order } = await site.visit({ html });
    await order();
    await page.getByRole("radio", { name: "2", exact: true }).check();
    await page.getByRole("button", { name: "Siguiente" }).click();
    expect(await focused(page)).toBe("INPUT:-2");
    await page.getByRole("button", { name: "Siguiente" }).click();
    expect(await focused(page)).toBe("INPUT:-2");
    const group = page.getByRole("radiogroup");
    expect(await group.getAttribute("aria-invalid")).toBe("true");
    expect(await group.getAttribute("aria-describedby")).toBe("problem");
    expect(await page.getByRole("alert").textContent()).toBe("Elige la opción que más se acerque.");
    await page.getByRole("radio", { name: "Peor", exact: true }).check();
    expect(await group.getAttribute("aria-invalid")).toBe("false");
  });

  it("on a phone does not open the keyboard over a question that was not read yet", async () => {
    site.surveys = [
      { ...survey, decide: false, questions: [survey.questions[0]!, { id: "why", kind: "text", ask: "¿Por qué?" }] },
    ];
    const { page, order } = await site.visit({
      browser: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
    });
    await order();
    await page.getByRole("radio", { name: "9" }).tap();
    await page.getByRole("button", { name: "Siguiente" }).tap();
    expect(await focused(page)).toBe("H2:¿Por qué?");
    expect(
      await page.getByRole("textbox").evaluate((field) => parseFloat(getComputedStyle(field).fontSize)),
    ).toBeGreaterThanOrEqual(16);
  });
});

it("one tab stop for a scale, and none is chosen for the visitor", async () => {
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("dialog").waitFor();
  expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
  await page.getByRole("radio", { name: "3" }).focus();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("BUTTON:Siguiente");
});

it("the ends of the scale are told with their meaning", async () => {
  const { page, order } = await site.visit();
  await order();
  const described = (name: string) =>
    page
      .getByRole("radio", { name, exact: true })
      .evaluate(
        (radio) =>
          (radio.getRootNode() as ShadowRoot).getElementById(radio.getAttribute("aria-describedby") ?? "")?.textContent,
      );
  expect(await described("0")).toBe("Nada probable");
  expect(await described("10")).toBe("Muy probable");
});

it("targets are large enough", async () => {
  const { page, order } = await site.visit({
    browser: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
  });
  await order();
  await page.getByRole("dialog").waitFor();
  for (const target of await page.locator("voz-survey").locator("input, button").all()) {
    const box = (await target.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(Math.max(box.width, box.height)).toBeGreaterThanOrEqual(36);
  }
});

it("nothing moves by itself", async () => {
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("dialog").waitFor();
  const moving = () => page.locator("voz-survey").evaluate((host) => host.shadowRoot!.getAnimations().length);
  expect(await moving()).toBe(0);
  await page.getByRole("radio", { name: "9" }).check();
  await page.getByRole("button", { name: "Siguiente" }).click();
  expect(await moving()).toBe(0);
});

it("forced colours show what is chosen", async () => {
  const { page, order } = await site.visit({ browser: { forcedColors: "active" } });
  await order();
  await page.getByRole("radio", { name: "9" }).check();
  const background = (name: string) =>
    page.getByRole("radio", { name }).evaluate((radio) => getComputedStyle(radio.parentElement!).backgroundColor);
  expect(await background("9")).not.toBe(await background("3"));
});
