/** Scales in numbers, stars and faces, and yes or no, in a real browser: heard, by keyboard, by mouse, small, without colours. */
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { Question } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type PageOptions, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const base = { required: true, ask: { es: "¿Qué te pareció?", en: "What was it like?" } };
const csat: Question = { ...base, id: "csat", kind: "csat" };
const ces: Question = { ...base, id: "ces", kind: "ces" };
const effort: Question = { ...base, id: "effort", kind: "ces", scale: "effort5" };
const rating: Question = { ...base, id: "rating", kind: "rating" };
const ten: Question = { ...base, id: "ten", kind: "rating", scale: 10 };
const emotion: Question = { ...base, id: "emotion", kind: "emotion" };
const yesno: Question = { ...base, id: "yesno", kind: "yesno" };
const number: Question = { ...csat, id: "number", as: "number" };
const smileys: Question = { ...ten, id: "smileys", as: "smiley" };
const all = [csat, number, ces, effort, rating, ten, smileys, emotion, yesno];

/** A page where the survey with these questions has come up. */
async function asked(questions: Question[], options: PageOptions = {}): Promise<{ page: Page; dialog: Locator }> {
  site.surveys = [{ ...survey, decide: false, questions }];
  const { page, order } = await site.visit(options);
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  return { page, dialog };
}
const answers = async (): Promise<Record<string, unknown>> => {
  await until(() => site.responses().length === 1);
  return site.responses()[0]!.answers;
};
const chosen = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner?.matches(":checked") ? inner.closest("label")!.querySelector(".unseen")!.textContent : undefined;
  }) as Promise<string | undefined>;

interface Heard {
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  ignored: boolean;
}
/** The radio buttons as the browser tells them to a screen reader. */
async function heard(page: Page): Promise<{ group: string[]; radios: string[]; described: string[] }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: Heard[] };
  const of = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role);
  return {
    group: of("radiogroup").map(({ name }) => name!.value),
    radios: of("radio").map(({ name }) => name!.value),
    described: of("radio").map(({ description }) => description?.value ?? ""),
  };
}

describe("what a screen reader is told", () => {
  it("each face with its words, once", async () => {
    const { page } = await asked([csat], { lang: "en" });
    expect(await heard(page)).toEqual({
      group: ["What was it like?"],
      radios: [
        "1 of 5: Very dissatisfied",
        "2 of 5: Dissatisfied",
        "3 of 5: Neutral",
        "4 of 5: Satisfied",
        "5 of 5: Very satisfied",
      ],
      described: ["", "", "", "", ""],
    });
  });

  it("each star, the ends with their anchors", async () => {
    const { page } = await asked([ten]);
    const { radios } = await heard(page);
    expect(radios[0]).toBe("1 de 10: Muy mal");
    expect(radios.slice(1, -1)).toEqual(Array.from({ length: 8 }, (_, at) => `${at + 2} de 10`));
    expect(radios[9]).toBe("10 de 10: Excelente");
  });

  it("each feeling", async () => {
    const { page } = await asked([emotion]);
    expect((await heard(page)).radios).toEqual([
      "1 de 5: Muy mal",
      "2 de 5: Mal",
      "3 de 5: Normal",
      "4 de 5: Bien",
      "5 de 5: Muy bien",
    ]);
  });

  it("numbers with what their ends mean; yes and no", async () => {
    const { page, dialog } = await asked([ces, effort, yesno]);
    expect(await heard(page)).toMatchObject({
      radios: ["1", "2", "3", "4", "5", "6", "7"],
      described: ["Muy difícil", "", "", "", "", "", "Muy fácil"],
    });
    await dialog.getByRole("radio").first().check();
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    expect((await heard(page)).described).toEqual(["Muy poco esfuerzo", "", "", "", "Mucho esfuerzo"]);
    await dialog.getByRole("radio").first().check();
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    expect((await heard(page)).radios).toEqual(["Sí", "No"]);
  });
});

describe("by keyboard", () => {
  const html = '<button id="first">Shop</button>';
  async function tabbed(questions: Question[]) {
    const { page, dialog } = await asked(questions, { html, lang: "en" });
    await page.locator("#first").focus();
    await page.keyboard.press("Tab");
    return { page, dialog };
  }

  it("tab leads in and out, arrows choose, and it is sent", async () => {
    const { page, dialog } = await tabbed([rating]);
    expect(await dialog.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.keyboard.press("Space");
    expect(await chosen(page)).toBe("1 of 5: Very poor");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowRight");
    expect(await chosen(page)).toBe("4 of 5");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await answers()).toEqual({ rating: 4 });
  });

  it("number keys choose: a step of a scale, 1 and 0 for ten, a face in order", async () => {
    const { page } = await tabbed([csat, ces, ten, emotion]);
    await page.keyboard.press("6");
    expect(await chosen(page)).toBeUndefined();
    await page.keyboard.press("5");
    expect(await chosen(page)).toBe("5 of 5: Very satisfied");
    await page.keyboard.press("Enter");
    await page.keyboard.press("6");
    await page.keyboard.press("Enter");
    await page.keyboard.press("1");
    await page.keyboard.press("0");
    expect(await chosen(page)).toBe("10 of 10: Excellent");
    await page.keyboard.press("Enter");
    for (const [key, face] of ["Very bad", "Bad", "Neutral", "Good", "Very good"].entries()) {
      await page.keyboard.press(`${key + 1}`);
      expect(await chosen(page)).toBe(`${key + 1} of 5: ${face}`);
    }
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    expect(await answers()).toEqual({ csat: 5, ces: 6, ten: 10, emotion: -2 });
  });

  it("no is sent as no", async () => {
    const { page } = await tabbed([yesno]);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await answers()).toEqual({ yesno: false });
  });
});

describe("by mouse", () => {
  const filled = (dialog: Locator): Promise<number> =>
    dialog
      .locator("path")
      .evaluateAll((stars) => stars.filter((star) => getComputedStyle(star).fill !== "none").length);

  it("stars fill up to where the pointer is, then to the chosen one", async () => {
    const { page, dialog } = await asked([rating]);
    const stars = dialog.getByRole("radio");
    expect(await filled(dialog)).toBe(0);
    await stars.nth(2).hover();
    expect(await filled(dialog)).toBe(3);
    await stars.nth(3).click();
    await page.mouse.move(5, 5);
    expect(await filled(dialog)).toBe(4);
    await stars.nth(0).hover();
    expect(await filled(dialog)).toBe(1);
    await page.mouse.move(5, 5);
    expect(await filled(dialog)).toBe(4);
    expect(await dialog.getByText("4 de 5").first().isVisible()).toBe(true);
    await dialog.getByRole("button", { name: "Enviar" }).click();
    expect(await answers()).toEqual({ rating: 4 });
  });

  it("the chosen face stands out, and its label is there to read", async () => {
    const { page, dialog } = await asked([emotion], { browser: { reducedMotion: "reduce" } });
    const face = (at: number) => dialog.locator("label svg").nth(at);
    const ground = (at: number) => face(at).evaluate((svg) => getComputedStyle(svg).backgroundColor);
    await dialog.getByRole("radio").nth(1).check();
    await page.mouse.move(5, 5);
    expect(await ground(1)).not.toBe(await ground(0));
    expect((await face(1).boundingBox())!.width).toBeGreaterThan((await face(0).boundingBox())!.width);
    expect(await dialog.locator(".anchors").innerText()).toMatch(/Muy mal\s+Mal\s+Muy bien/);
    await dialog.getByRole("button", { name: "Enviar" }).click();
    expect(await answers()).toEqual({ emotion: -1 });
  });

  it("says what to do where nothing is chosen, with the scale's own end", async () => {
    const { dialog } = await asked([ten]);
    await dialog.getByRole("button", { name: "Enviar" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("Elige del 1 al 10.");
    expect(await dialog.getByRole("radiogroup").getAttribute("aria-invalid")).toBe("true");
  });
});

it.each([320, 360])("everything fits at %i px, and fingers hit it", async (width) => {
  const { page, dialog } = await asked(all, {
    browser: { viewport: { width, height: 640 }, isMobile: true, hasTouch: true, reducedMotion: "reduce" },
  });
  for (const question of all) {
    const radios = dialog.getByRole("radio");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await dialog.evaluate((card) => card.scrollWidth - card.clientWidth)).toBe(0);
    const least = await radios.count().then((count) => (count > 5 ? 24 : 44));
    for (const radio of await radios.all()) {
      const box = (await radio.boundingBox())!;
      expect(Math.round(box.width), question.id).toBeGreaterThanOrEqual(least);
      // A border takes its pixel from the field.
      expect(Math.round(box.height), question.id).toBeGreaterThanOrEqual(44);
    }
    await radios.last().tap();
    await dialog.getByRole("button", { name: question === all.at(-1) ? "Enviar" : "Siguiente" }).tap();
  }
  expect(await answers()).toEqual({
    csat: 5,
    number: 5,
    ces: 7,
    effort: 5,
    rating: 5,
    ten: 10,
    smileys: 10,
    emotion: 2,
    yesno: false,
  });
});

it("right to left the row runs from the right, and arrows follow the eye", async () => {
  const { page, dialog } = await asked([{ ...csat, ask: "ما مدى رضاك؟" }], {
    lang: "ar",
    before: '<script NONCE>document.documentElement.dir = "rtl"</script>',
  });
  const radios = dialog.getByRole("radio");
  const left = async (at: number) => (await radios.nth(at).boundingBox())!.x;
  expect(await left(0)).toBeGreaterThan(await left(4));
  await radios.nth(2).check();
  await page.keyboard.press("ArrowLeft");
  expect(await radios.nth(3).isChecked()).toBe(true);
});

it("without colours, what is chosen is told by shape", async () => {
  const { page, dialog } = await asked([rating, csat], {
    browser: { forcedColors: "active", reducedMotion: "reduce" },
  });
  const paint = (what: Locator) => what.evaluate((svg) => getComputedStyle(svg).color);
  await dialog.getByRole("radio").nth(2).check();
  await page.mouse.move(5, 5);
  const stars = dialog.locator("label svg");
  expect(await paint(stars.nth(2))).toBe(await paint(stars.nth(0)));
  expect(await paint(stars.nth(2))).toBe(await paint(stars.nth(4)));
  await dialog.getByRole("button", { name: "Siguiente" }).click();
  await dialog.getByRole("radio").nth(2).check();
  const [on, ground] = await stars
    .nth(2)
    .evaluate((svg) => [getComputedStyle(svg).color, getComputedStyle(svg).backgroundColor]);
  expect(on).not.toBe(ground);
});

it.each([
  ["light", 1280, "es"],
  ["dark", 1280, "en"],
  ["light", 360, "en"],
  ["dark", 360, "es"],
] as const)("axe finds nothing in the %s scheme at %i px, %s", async (colorScheme, width, lang) => {
  const { page, dialog } = await asked(all, {
    lang,
    browser: {
      colorScheme,
      viewport: { width, height: 740 },
      isMobile: width === 360,
      hasTouch: width === 360,
      reducedMotion: "reduce",
    },
  });
  await page.evaluate(axe);
  const examine = async (): Promise<string[]> => {
    await pause(60);
    const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  };
  for (const question of all) {
    expect(await examine(), question.id).toEqual([]);
    await dialog.getByRole("radio").nth(1).check();
    expect(await examine(), question.id).toEqual([]);
    await dialog.getByRole("button", { name: /^(Siguiente|Next|Enviar|Send)$/ }).click();
  }
});
