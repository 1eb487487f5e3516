/** Where a survey stands: above the page, at its edge, in its flow. Keyboard, focus, direction, phones, and no shifts. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { PublishedSurvey } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type PageOptions, type Site, type Visit } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

type Show = NonNullable<PublishedSurvey["show"]>;
const still = { reducedMotion: "reduce" as const, viewport: { width: 1000, height: 700 } };
const phone = {
  reducedMotion: "reduce" as const,
  viewport: { width: 360, height: 640 },
  isMobile: true,
  hasTouch: true,
};
const text = "<p>Text of the page, which somebody reads.</p>";
const shop = '<h1>Shop</h1><button id="open">Tell us</button><label>Search <input id="field"></label>';
const shifts = `<script NONCE>window.shifts = []; new PerformanceObserver(function (list) { list.getEntries().forEach(function (entry) { if (!entry.hadRecentInput) shifts.push(entry.value); }); }).observe({ type: "layout-shift", buffered: true });</script>`;
const opener = `<script NONCE>document.getElementById("open").addEventListener("click", function () { voz("open", "sur_1"); });</script>`;
const rtl = '<script NONCE>document.documentElement.dir = "rtl"</script>';

async function stand(show: Show, options: PageOptions = {}): Promise<Visit> {
  site.surveys = [{ ...survey, decide: false, questions: [survey.questions[0]!, survey.questions[2]!], show }];
  return site.visit({ html: shop, ...options, browser: { ...still, ...options.browser } });
}
const open = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as { voz: (...all: unknown[]) => void }).voz("open", "sur_1"));
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner ? `${inner.tagName}.${inner.className || inner.getAttribute("value")}` : document.activeElement?.id;
  });
const moved = (page: Page): Promise<number[]> => page.evaluate("shifts");
async function found(page: Page): Promise<string[]> {
  await pause(450);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${html} ${failureSummary}`),
  );
}

it("a popover needs nothing of the other places", async () => {
  const { page, order } = await stand({ corner: "top-start" });
  await order();
  await page.getByRole("dialog").waitFor();
  expect(site.files.filter((file) => file.includes("place"))).toEqual([]);
});

describe("a modal", () => {
  it("stands in the middle, takes the focus and keeps it", async () => {
    const { page, order } = await stand({ as: "modal" }, { before: shifts });
    await order();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const { x, y, width, height } = (await dialog.boundingBox())!;
    expect(Math.abs(x + width / 2 - 500)).toBeLessThanOrEqual(1);
    expect(Math.abs(y + height / 2 - 350)).toBeLessThanOrEqual(1);
    expect(await focused(page)).toBe("INPUT.0");
    const seen = new Set<string | undefined>();
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press("Tab");
      seen.add(await focused(page));
    }
    expect([...seen].filter((where) => where === "open" || where === "field")).toEqual([]);
    expect(seen).toContain("BUTTON.close");
    expect(await moved(page)).toEqual([]);
  });

  it("lets the page rest: nothing under it can be clicked", async () => {
    const { page, order } = await stand({ as: "modal" });
    await order();
    await page.getByRole("dialog").waitFor();
    await expect(page.locator("#open").click({ trial: true, timeout: 400 })).rejects.toThrow(/Timeout/);
    // The backdrop is the dialog's own, as far as a pointer is concerned.
    expect(await page.evaluate(() => document.elementFromPoint(20, 20)?.tagName)).toBe("VOZ-SURVEY");
  });

  it.each([
    ["Escape", async (page: Page) => page.keyboard.press("Escape")],
    ["a click beside it", async (page: Page) => page.mouse.click(30, 650)],
    ["its button", async (page: Page) => page.getByRole("button", { name: "Cerrar" }).click()],
  ])("goes by %s, and the focus is back where it was", async (_how, close) => {
    const { page, failures } = await stand({ as: "modal" }, { before: opener });
    await page.locator("#open").click();
    await page.getByRole("dialog").waitFor();
    expect(await focused(page)).toBe("INPUT.0");
    await close(page);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(await focused(page)).toBe("open");
    await page.locator("#field").click();
    expect(await focused(page)).toBe("field");
    await until(() => site.steps().includes("dismissed"));
    expect(await failures()).toEqual([]);
  });

  it("stays when the pointer only ends outside, as it does where a text is marked", async () => {
    const { page, order } = await stand({ as: "modal" });
    await order();
    const box = (await page.getByRole("heading", { name: "probabilidad" }).boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(20, 20);
    await page.mouse.up();
    expect(await page.getByRole("dialog").count()).toBe(1);
  });

  it("waits for who is typing", async () => {
    const { page, order } = await stand({ as: "modal" });
    await page.locator("#field").focus();
    await order();
    await until(() => site.files.some((file) => file.includes("place")));
    await page.keyboard.type("lamp", { delay: 60 });
    expect([await page.locator("#field").inputValue(), await page.locator("voz-survey").count()]).toEqual(["lamp", 0]);
    await page.locator("#open").focus();
    await page.getByRole("dialog").waitFor();
  });

  it("waits in vain where it was taken away meanwhile", async () => {
    const { page, order } = await stand({ as: "modal" });
    await page.locator("#field").focus();
    await order();
    await until(() => site.files.some((file) => file.includes("place")));
    await pause(200);
    await page.evaluate("voz('close')");
    await page.locator("#open").focus();
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(0);
  });
});

describe("a tab", () => {
  it.each([
    ["es", undefined, "Tu opinión"],
    ["en", undefined, "Feedback"],
    ["en", { es: "Cuéntanos", en: "Tell us" }, "Tell us"],
    ["es", "Opina", "Opina"],
  ] as const)("in %s, with the label %j, says %s", async (lang, label, says) => {
    const { page, order } = await stand({ as: "tab", ...(label && { label }) }, { lang });
    await order();
    await page.getByRole("button", { name: says, expanded: false }).waitFor();
  });

  it("is reached by keys, opens, leads in, folds on Escape, and keeps what was answered", async () => {
    const { page, order } = await stand({ as: "tab" }, { before: shifts });
    await page.locator("#field").focus();
    await order();
    const button = page.getByRole("button", { name: "Tu opinión" });
    await button.waitFor();
    expect([await page.getByRole("dialog").count(), await focused(page)]).toEqual([0, "field"]);
    await pause(200);
    expect(site.steps()).not.toContain("shown");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("BUTTON.tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await focused(page)).toBe("INPUT.0");
    await page.keyboard.press("7");
    await page.keyboard.press("Escape");
    expect([await page.getByRole("dialog").count(), await focused(page)]).toEqual([0, "BUTTON.tab"]);
    await page.keyboard.press("Space");
    expect(await focused(page)).toBe("INPUT.7");
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await page.getByRole("radio", { name: "7" }).isChecked()).toBe(true);
    await button.click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await until(() => site.steps().includes("shown"));
    await pause(300);
    expect(site.steps().filter((step) => step === "shown")).toHaveLength(1);
    expect(site.steps()).not.toContain("dismissed");
    expect(await moved(page)).toEqual([]);
  });

  it("is gone once all is said", async () => {
    const { page, order } = await stand({ as: "tab" });
    await order();
    await page.getByRole("button", { name: "Tu opinión" }).click();
    await page.getByRole("radio", { name: "9" }).check();
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "Gracias" }).waitFor();
    await page.getByRole("button", { name: "Cerrar" }).click();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await until(() => site.responses().length === 1);
  });

  it.each([
    ["the right of a page from ltr", "", (x: number, width: number) => 1000 - x - width],
    ["the left of a page from rtl", rtl, (x: number) => x],
  ])("stands at %s, and the card beside it", async (_where, before, gap) => {
    const { page, order } = await stand({ as: "tab" }, { before });
    await order();
    const button = page.getByRole("button", { name: "Tu opinión" });
    await button.click();
    const [tab, card] = [(await button.boundingBox())!, (await page.getByRole("dialog").boundingBox())!];
    expect(gap(tab.x, tab.width)).toBe(0);
    expect(gap(card.x, card.width)).toBe(tab.width + 12);
    expect(Math.min(tab.width, tab.height)).toBeGreaterThanOrEqual(44);
    expect(Math.abs(card.y + card.height / 2 - (tab.y + tab.height / 2))).toBeLessThan(1);
  });

  it("opens a sheet on a phone, from which the focus comes back", async () => {
    const { page, order } = await stand({ as: "tab" }, { browser: phone });
    await order();
    const button = page.getByRole("button", { name: "Tu opinión" });
    await button.tap();
    const card = (await page.getByRole("dialog").boundingBox())!;
    expect([card.x, card.width, card.y + card.height]).toEqual([0, 360, 640]);
    expect(await button.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Cerrar" }).tap();
    expect([await button.isVisible(), await focused(page)]).toEqual([true, "BUTTON.tab"]);
  });

  it("leaves the screen to other surveys", async () => {
    const one: PublishedSurvey = { ...survey, decide: false, questions: [survey.questions[0]!], show: { as: "tab" } };
    const other = { ...one, id: "sur_2", show: {}, repeat: { mode: "always" as const } };
    site.surveys = [one, { ...other, when: { any: [{ event: "other" }] } }];
    const { page, order } = await site.visit({ html: shop, browser: still });
    await order();
    await page.getByRole("button", { name: "Tu opinión" }).waitFor();
    await page.evaluate("voz('track', 'other')");
    await page.getByRole("dialog").waitFor();
    expect(await page.locator("voz-survey").count()).toBe(2);
    await order();
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(2);
  });
});

describe("inline", () => {
  const at = (where: string) => `<style>body{margin:0}</style>${where}`;
  const low = at(`${text.repeat(40)}<div id="survey"></div>${text.repeat(20)}`);
  const high = at(`<div id="survey"></div>${text.repeat(60)}`);
  const show: Show = { as: "inline", selector: "#survey" };
  const region = (page: Page) => page.getByRole("region", { name: "Encuesta" });

  it("comes in below the fold, in the width of the page, and is shown once it is seen", async () => {
    const { page, order } = await stand(show, { html: low, before: shifts });
    await order();
    await region(page).waitFor();
    const card = (await region(page).boundingBox())!;
    expect([card.x, card.width]).toEqual([0, await page.evaluate(() => document.documentElement.clientWidth)]);
    expect(
      await region(page).evaluate(
        (element) =>
          getComputedStyle(
            element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : element,
          ).position,
      ),
    ).toBe("static");
    await pause(300);
    expect(site.steps()).not.toContain("shown");
    await region(page).scrollIntoViewIfNeeded();
    await until(() => site.steps().includes("shown"));
    expect(await moved(page)).toEqual([]);
  });

  it("moves nothing that is in view: it waits until its place lies below", async () => {
    const { page, order } = await stand(show, { html: low, before: shifts });
    const element = page.locator("#survey");
    await page.evaluate(() => scrollTo(0, document.getElementById("survey")!.offsetTop - 300));
    await order();
    await until(() => site.files.some((file) => file.includes("place")));
    await pause(300);
    expect(await page.locator("voz-survey").count()).toBe(0);
    // Passed by: what is above the view would push it as well.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await pause(300);
    expect(await page.locator("voz-survey").count()).toBe(0);
    await page.evaluate(() => scrollTo(0, 0));
    await element.locator("voz-survey").waitFor();
    expect(await moved(page)).toEqual([]);
  });

  it("comes at once where the author keeps the room, or somebody opens it", async () => {
    const room = await stand(show, {
      html: high.replace('id="survey"', 'id="survey" style="min-height:420px"'),
      before: shifts,
    });
    await room.order();
    await region(room.page).waitFor();
    expect(await moved(room.page)).toEqual([]);
    const opened = await stand(show, { html: high, path: "/opened" });
    await open(opened.page);
    await region(opened.page).waitFor();
    await until(async () => (await focused(opened.page)) === "INPUT.0");
  });

  it("waits for an element that comes later, and takes the usual one where none is named", async () => {
    const { page, order } = await stand({ as: "inline" }, { html: at(text.repeat(50)) });
    await order();
    await until(() => site.files.some((file) => file.includes("place")));
    await pause(200);
    await page.evaluate(() => {
      const late = document.createElement("div");
      late.dataset["vozSurvey"] = "sur_1";
      document.body.appendChild(late);
    });
    await region(page).waitFor();
    expect(await page.locator("[data-voz-survey] > voz-survey").count()).toBe(1);
  });

  it("waits no longer once it was taken away", async () => {
    const { page, order } = await stand(show, { html: at(text.repeat(50)) });
    await order();
    await until(() => site.files.some((file) => file.includes("place")));
    await pause(200);
    await page.evaluate("voz('close')");
    await page.evaluate(() =>
      document.body.appendChild(Object.assign(document.createElement("div"), { id: "survey" })),
    );
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(0);
  });

  it("tells of a selector that no browser can read", async () => {
    const { order, failures } = await stand({ as: "inline", selector: "#[" }, { html: low });
    await order();
    await until(async () => (await failures()).includes("view"));
  });

  it("gets no smaller on the way, stays after the farewell, and Escape is none of its keys", async () => {
    const { page, order } = await stand(show, { html: low, before: shifts });
    await order();
    await region(page).scrollIntoViewIfNeeded();
    const height = async () => (await region(page).boundingBox())!.height;
    await page.getByRole("radio", { name: "2" }).check();
    await page.keyboard.press("Escape");
    const first = await height();
    await page.getByRole("button", { name: "Siguiente" }).click();
    await page.getByRole("textbox").fill("Más despacio");
    await pause(100);
    const second = await height();
    expect(second).toBeGreaterThanOrEqual(first);
    await pause(600);
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "Gracias" }).waitFor();
    await pause(700);
    expect(await height()).toBe(second);
    expect(await moved(page)).toEqual([]);
    await page.getByRole("button", { name: "Cerrar" }).click();
    expect(await page.locator("voz-survey").count()).toBe(0);
  });
});

it("a page fills its element, without a way to close it", async () => {
  const { page } = await stand({ as: "page", selector: "#open-here" }, { html: '<main id="open-here"></main>' });
  await open(page);
  const region = page.getByRole("region", { name: "Encuesta" });
  await region.waitFor();
  expect(await page.getByRole("button", { name: "Cerrar" }).count()).toBe(0);
  await page.getByRole("radio", { name: "9" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("heading", { name: "Gracias" }).waitFor();
  expect(await page.getByRole("button").count()).toBe(0);
});

describe.each([
  ["light", still],
  ["dark", phone],
] as const)("axe finds nothing, %s", (colorScheme, size) => {
  it.each(["modal", "tab", "inline", "page"] as const)("in a %s", async (as) => {
    const lang = as === "tab" || as === "page" ? "en" : "es";
    const { page } = await stand(
      { as, selector: "#survey" },
      { lang, html: `<h1>Shop</h1><div id="survey"></div>`, browser: { ...size, colorScheme } },
    );
    await open(page);
    await page.getByRole("radio", { name: "3" }).check();
    expect(await found(page)).toEqual([]);
    await page.getByRole("button", { name: lang === "es" ? "Siguiente" : "Next" }).click();
    expect(await found(page)).toEqual([]);
    await page.getByRole("textbox").fill("Enough words");
    await page.getByRole("button", { name: lang === "es" ? "Enviar" : "Send" }).click();
    await page.getByRole("heading", { name: /Gracias|Thank/ }).waitFor();
    expect(await found(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  /** A visual viewport that a test can move, as a keyboard and two fingers do. */
  const viewport = `<script NONCE>
    var eyes = new EventTarget(); eyes.width = 360; eyes.height = 640; eyes.offsetTop = 0; eyes.scale = 1;
    Object.defineProperty(window, "visualViewport", { value: eyes });
    window.look = function (facts, event) { Object.assign(eyes, facts); eyes.dispatchEvent(new Event(event)); };
  </script>`;
  const bottom = async (page: Page) => {
    const box = (await page.getByRole("dialog").boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    return Math.round(box.y + box.height);
  };

  it.each(["popover", "modal", "tab"] as const)("a %s is never under the keyboard", async (as) => {
    const { page } = await stand(as === "popover" ? {} : { as }, { before: viewport, browser: phone });
    await open(page);
    await page.getByRole("dialog").waitFor();
    const full = await bottom(page);
    // What lifts it is fetched with what sends, and may come after the keyboard.
    const sees = () => expect.poll(() => bottom(page), { timeout: 10_000 });
    await page.evaluate("look({ height: 300 }, 'resize')");
    await sees().toBeLessThanOrEqual(300);
    // iOS scrolls what is seen, and says so by scroll alone.
    await page.evaluate("look({ offsetTop: 100 }, 'scroll')");
    await sees().toBeLessThanOrEqual(400);
    await sees().toBeGreaterThan(300);
    await page.evaluate("look({ height: 640, offsetTop: 0 }, 'resize')");
    await sees().toBe(full);
    // Two fingers enlarge: no keyboard has come.
    await page.evaluate("look({ height: 320, scale: 2, offsetTop: 100 }, 'resize')");
    await sees().toBe(full);
  });

  it("keeps its last line above the bar of the phone, and beside its notch", async () => {
    const { page, context } = await stand({}, { browser: phone });
    const session = await context.newCDPSession(page);
    const insets = { top: 0, topMax: 0, left: 0, leftMax: 0, right: 0, rightMax: 0, bottom: 34, bottomMax: 34 };
    await session.send("Emulation.setSafeAreaInsetsOverride" as never, { insets } as never);
    await open(page);
    const dialog = page.getByRole("dialog");
    expect(await dialog.evaluate((card) => getComputedStyle(card).paddingBottom)).toBe("34px");
    await session.send(
      "Emulation.setSafeAreaInsetsOverride" as never,
      { insets: { ...insets, right: 44, rightMax: 44 } } as never,
    );
    await page.setViewportSize({ width: 640, height: 360 });
    const box = (await dialog.boundingBox())!;
    expect(640 - box.x - box.width).toBe(64);
    expect(box.y).toBeGreaterThanOrEqual(0);
  });
});
