/** One of a list, in a real browser: by mouse, by keyboard, in own words; long lists, narrow screens, right to left. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
beforeEach(() => {
  site.surveys = [asking(plan, heard)];
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const plan: Question = {
  id: "plan",
  kind: "single",
  required: true,
  ask: { es: "¿Qué plan tienes?", en: "Which plan do you have?" },
  options: [
    { id: "basic", label: { es: "Básico", en: "Basic" } },
    { id: "pro", label: "Pro" },
    { id: "none", label: { es: "Ninguno", en: "None" } },
  ],
};
const heard: Question = { id: "heard", kind: "single", metric: "heard", required: true };
const asking = (...questions: Question[]): PublishedSurvey => ({ ...survey, decide: false, questions });

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
    return inner ? `${inner.tagName} ${inner.type} ${inner.value}`.trim() : "";
  });
const phone = (width: number, height = 640) => ({
  viewport: { width, height },
  isMobile: true,
  hasTouch: true,
  reducedMotion: "reduce" as const,
});

it("fetches the kinds that the survey asks, each once, and no other", async () => {
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("dialog").waitFor();
  const { sender, view, kinds } = site.built;
  await until(() => site.files.includes(sender));
  expect(site.files.filter((file) => file !== "voz.js").sort()).toEqual([sender, view.es!, kinds.single!.es!].sort());
});

it("by mouse: an option, then own words, whose field is ready to write in", async () => {
  const { page, order, errors, failures } = await site.visit();
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radiogroup", { name: "¿Qué plan tienes?" }).waitFor();
  expect(await dialog.getByRole("textbox").count()).toBe(0);
  await dialog.getByText("Pro", { exact: true }).click();
  expect(await dialog.getByRole("radio", { name: "Pro" }).isChecked()).toBe(true);
  await dialog.getByRole("button", { name: "Siguiente" }).click();

  await dialog.getByRole("radiogroup", { name: "¿Cómo nos conociste?" }).waitFor();
  expect(await dialog.getByRole("radio").count()).toBe(9);
  await dialog.getByText("Otra", { exact: true }).click();
  expect(await focused(page)).toBe("INPUT text");
  await page.keyboard.type("En la radio");
  expect(await dialog.getByRole("textbox", { name: "Cuéntanos cuál" }).inputValue()).toBe("En la radio");
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
  await until(() => site.responses().length === 1);
  expect(site.responses()[0]!.answers).toEqual({ plan: "pro", heard: { other: "En la radio" } });
  expect(errors).toEqual([]);
  expect(await failures()).toEqual([]);
});

it("by keyboard: arrows choose, pass through own words without being led away, and tab leads in", async () => {
  site.surveys = [asking({ ...plan, other: true })];
  const { page, order } = await site.visit({ lang: "en", html: '<button id="first">Shop</button>' });
  await page.locator("#first").focus();
  await order();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("INPUT radio basic");
  expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
  await page.keyboard.press("Space");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: "Other" }).isChecked()).toBe(true);
  expect(await focused(page)).toBe("INPUT radio");
  expect(await page.getByRole("textbox", { name: "Tell us which" }).isVisible()).toBe(true);
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: "Basic" }).isChecked()).toBe(true);
  expect(await page.getByRole("textbox").count()).toBe(0);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("INPUT text");
  await page.keyboard.type("Trial");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowUp");
  expect(await page.getByRole("radio", { name: "None" }).isChecked()).toBe(true);
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("textbox").inputValue()).toBe("Trial");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await until(() => site.responses().length === 1);
  expect(site.responses()[0]!.answers).toEqual({ plan: { other: "Trial" } });
});

it("the field for own words comes up in a polite region, under a name of its own", async () => {
  site.surveys = [asking(heard)];
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("radio", { name: "Otra" }).check();
  const region = page.locator("voz-survey [aria-live=polite]");
  expect(await region.innerText()).toBe("Cuéntanos cuál");
  await page.getByRole("radio", { name: "Anuncio" }).check();
  expect(await region.innerText()).toBe("");
});

it("says what to do: nothing chosen, too many own words", async () => {
  site.surveys = [asking(heard)];
  const { page, order } = await site.visit();
  await order();
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("alert").getByText("Elige una opción.").waitFor();
  expect(await focused(page)).toBe("INPUT radio search");
  await page.getByRole("radio", { name: "Otra" }).check();
  const field = page.getByRole("textbox");
  await field.fill("x".repeat(201));
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("alert").getByText("Caben 200 caracteres.").waitFor();
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect(await field.getAttribute("aria-describedby")).toBe("problem");
  expect(await focused(page)).toBe(`INPUT text ${"x".repeat(201)}`);
  await field.fill("la radio");
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("heading", { name: "Gracias" }).waitFor();
});

it("shuffles once: the order stays, back and forth; own words stay last", async () => {
  site.surveys = [asking({ ...heard, shuffle: "all" }, plan)];
  const { page, order } = await site.visit({
    before: `<script NONCE>(function () { var left = 1; Math.random = function () { return left = left * .9; }; })();</script>`,
  });
  await order();
  await page.getByRole("dialog").waitFor();
  const names = () =>
    page.locator("voz-survey label:visible").evaluateAll((labels) => labels.map(({ textContent }) => textContent));
  const first = await names();
  expect(first).toEqual([
    "En una tienda",
    "Asistente de IA",
    "Prensa o blog",
    "Anuncio",
    "Correo electrónico",
    "Amistades o familia",
    "Redes sociales",
    "Buscador",
    "Otra",
  ]);
  await page.getByRole("radio", { name: "Anuncio" }).check();
  expect(await names()).toEqual(first);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await page.getByRole("button", { name: "Atrás" }).click();
  expect(await names()).toEqual(first);
  expect(await page.getByRole("radio", { name: "Anuncio" }).isChecked()).toBe(true);
  expect(await focused(page)).toBe("INPUT radio ad");
});

it("own words that were begun come back on the next visit", async () => {
  site.surveys = [asking(heard)];
  const one = await site.visit({ attributes: 'data-consent="granted"' });
  await one.order();
  await one.page.getByRole("radio", { name: "Otra" }).check();
  await one.page.getByRole("textbox").fill("La radio");
  await one.page.close();
  const two = await site.again(one.context, { attributes: 'data-consent="granted"' });
  await two.order();
  expect(await two.page.getByRole("radio", { name: "Otra" }).isChecked()).toBe(true);
  expect(await two.page.getByRole("textbox").inputValue()).toBe("La radio");
});

describe("a long list", () => {
  const cities: Question = {
    ...plan,
    other: true,
    options: Array.from({ length: 200 }, (_, at) => ({ id: `city${at}`, label: `Ciudad número ${at}` })),
  };

  it.each([
    [320, 568],
    [360, 640],
    [1440, 900],
  ])("scrolls by itself at %i × %i: the question and the way on stay in sight", async (width, height) => {
    site.surveys = [asking(cities)];
    const { page, order } = await site.visit({ browser: { viewport: { width, height }, reducedMotion: "reduce" } });
    await order();
    const dialog = page.getByRole("dialog");
    const card = (await dialog.boundingBox())!;
    expect(card.y).toBeGreaterThanOrEqual(0);
    for (const part of [dialog.getByRole("heading"), dialog.getByRole("button", { name: "Enviar" })]) {
      const box = (await part.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(card.y);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    const list = page.getByRole("radiogroup");
    expect(await list.evaluate((group) => group.scrollHeight > 5 * group.clientHeight)).toBe(true);
    expect(await list.evaluate((group) => group.scrollWidth - group.clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("radio", { name: "Otra" }).isChecked()).toBe(true);
    const [listed, chosen] = [
      (await list.boundingBox())!,
      (await page.getByRole("radio", { name: "Otra" }).boundingBox())!,
    ];
    expect(chosen.y).toBeGreaterThanOrEqual(listed.y);
    expect(chosen.y + chosen.height).toBeLessThanOrEqual(listed.y + listed.height);
  });
});

it("at 320 px a long word breaks instead of widening the card", async () => {
  site.surveys = [
    asking({
      ...plan,
      options: [
        { id: "a", label: "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2) },
        { id: "b", label: "B" },
      ],
    }),
  ];
  const { page, order } = await site.visit({ browser: phone(320) });
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.evaluate((card) => card.scrollWidth - card.clientWidth)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

it("right to left: the mark stands at the right, the field reads along", async () => {
  site.surveys = [
    asking({
      ...plan,
      ask: "كيف سمعت عنا؟",
      other: true,
      options: [
        { id: "a", label: "من صديق" },
        { id: "b", label: "من الإعلان" },
      ],
    }),
  ];
  const { page, order } = await site.visit({ lang: "ar", browser: phone(360) });
  await order();
  await page.getByRole("radio").last().check();
  const dialog = page.getByRole("dialog");
  expect(await dialog.evaluate((card) => getComputedStyle(card).direction)).toBe("rtl");
  expect(await dialog.getByRole("textbox").evaluate((field) => getComputedStyle(field).direction)).toBe("rtl");
  expect(
    await dialog.evaluate((card) => {
      const label = card.querySelector("label")!;
      const range = document.createRange();
      range.selectNodeContents(label);
      const box = label.getBoundingClientRect();
      return box.right - range.getBoundingClientRect().right;
    }),
  ).toBeLessThan(60);
});

describe.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 360],
  ["dark", 360],
] as const)("axe finds nothing in the %s scheme at %i px", (colorScheme, width) => {
  it.each(["es", "en"])("in any state, %s", async (lang) => {
    const { page, order } = await site.visit({
      lang,
      browser: { colorScheme, viewport: { width, height: 740 }, isMobile: width === 360, hasTouch: width === 360 },
    });
    const examine = async (): Promise<string[]> => {
      await pause(450);
      if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
      const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    };
    const [next, send, other] = lang === "es" ? ["Siguiente", "Enviar", "Otra"] : ["Next", "Send", "Other"];
    await order();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Pro" }).check();
    expect(await examine()).toEqual([]);
    await dialog.getByRole("button", { name: next! }).click();
    expect(await examine()).toEqual([]);
    await dialog.getByRole("radio", { name: other! }).check();
    expect(await examine()).toEqual([]);
    await dialog.getByRole("textbox").fill("x".repeat(201));
    await dialog.getByRole("button", { name: send! }).click();
    expect(await examine()).toEqual([]);
  });
});
