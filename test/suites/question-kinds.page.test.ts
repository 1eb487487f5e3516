/**
 * The exam that every kind of question sits in front of a visitor, in a real browser with the built files. It walks the
 * registry and goes by what it finds on the page, not by names of kinds, so that a new kind arrives with its tests.
 * SCREENSHOTS names a folder for a picture of each.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { questionKinds, rulesOf } from "../../sdk/questions/index.ts";
import { kindWords } from "../../sdk/questions/views.ts";
import { openSite, pause, survey, until, type Site, type Visit } from "../widget/site.ts";
import { examples } from "./question-kinds.examples.ts";
import { spoken } from "./question-kinds.spoken.ts";

const pictures = process.env["SCREENSHOTS"];
if (pictures) mkdirSync(pictures, { recursive: true });

let site: Site;
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});

/** Nothing is left to chance, and nothing moves. */
const steady = "<script NONCE>Math.random = function () { return 0; };</script>";
interface Shown extends Visit {
  card: Locator;
  ask: Locator;
}
async function show(
  kind: string,
  { lang = "es", more = {}, ...browser }: BrowserContextOptions & { lang?: string; more?: object } = {},
): Promise<Shown> {
  const question = {
    ...examples[kind]!.ask,
    required: examples[kind]!.legal.length > 0,
    ...more,
  } as unknown as Question;
  const { endings: _endings, touchpoint: _touchpoint, ...rest } = survey;
  site.surveys = [{ ...rest, decide: kind === "promise", locale: lang, questions: [question] } as PublishedSurvey];
  const visit = await site.visit({
    lang,
    before: steady,
    html: '<a id="before" href="#x">Shop</a>',
    browser: { reducedMotion: "reduce", viewport: { width: 1000, height: 760 }, ...browser },
  });
  const { page, context, order } = visit;
  // What a link leads to is somebody else's.
  await context.route(/example\//, (route) => route.fulfill({ body: "elsewhere" }));
  await order();
  const card = page.locator("voz-survey .card");
  await card.waitFor();
  return { ...visit, card, ask: card.locator(".ask") };
}
const snap = async ({ card }: Shown, name: string): Promise<void> => {
  if (pictures) await card.screenshot({ path: join(pictures, `${name}.png`) });
};

interface Focused {
  tag: string;
  type: string;
  text: string;
}
/** The element in the survey that has the focus. */
const focused = (page: Page): Promise<Focused | undefined> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    if (!inner) return undefined;
    const { tagName: tag, type = "", textContent: text } = inner as HTMLInputElement;
    return { tag, type, text: text ?? "" };
  });
const fits: Record<string, string> = { email: "ana@example.com", tel: "+34 600 12 34 56" };
const misfits: Record<string, string> = { email: "ana@", tel: "12" };

/**
 * From the page into the survey and through its controls, as somebody without a mouse goes: chooses with the keys that
 * such a control knows, writes what such a field wants. Ends on the button that sends.
 */
async function byKeys(page: Page, words: (type: string) => string): Promise<number> {
  await page.locator("#before").focus();
  let chosen = 0;
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (!at) continue;
    if (at.type === "submit") return chosen;
    if (at.type === "button") continue;
    chosen += 1;
    if (at.tag === "A") {
      const popup = page.waitForEvent("popup");
      await page.keyboard.press("Enter");
      await (await popup).close();
    } else if (at.type === "radio") await page.keyboard.press("Space");
    else if (at.type === "checkbox") {
      // Two of a list are as many as any example asks for.
      if (chosen < 3) await page.keyboard.press("Space");
    } else {
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(words(at.type));
    }
  }
  throw new Error("The button that sends cannot be reached by Tab.");
}

async function answered(shown: Shown, kind: string): Promise<void> {
  const { card, errors, failures } = shown;
  await card.getByRole("heading", { name: "Gracias" }).waitFor();
  await until(() => site.responses().length === 1);
  const { ask } = examples[kind]!;
  const { [ask.id]: value } = site.responses()[0]!.answers;
  if (examples[kind]!.legal.length > 0) expect(rulesOf(kind)!.accept(ask, value)).toEqual({ ok: true, value });
  else expect(value).toBeUndefined();
  expect([errors, await failures()]).toEqual([[], []]);
}

async function faults({ page }: Shown, rules = {}): Promise<string[]> {
  await pause(100);
  await page.evaluate(axe);
  const options = { resultTypes: ["violations"], rules };
  const { violations } = (await page.evaluate(`axe.run("voz-survey", ${JSON.stringify(options)})`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html} ${node.failureSummary}`));
}

/** Where colours are forced, axe sees those that the page named; only what keeps its own is for us to judge. */
const forced = { "color-contrast": { enabled: false } };
const contrasts = (ask: Locator): Promise<number[]> =>
  ask.evaluate((element) => {
    const light = (colour: string): number => {
      const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => {
        const share = Number(part) / 255;
        return share > 0.04045 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    return [...element.querySelectorAll("*")]
      .map((one) => getComputedStyle(one))
      .filter((style) => style.forcedColorAdjust === "none" && style.backgroundColor.startsWith("rgb("))
      .map(({ color, backgroundColor }) => {
        const [dark, bright] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
        return (bright! + 0.05) / (dark! + 0.05);
      });
  });

/** Texts in one language, so that a survey comes out in whatever it says that it is in. */
const flat = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(flat)
    : value && typeof value === "object"
      ? "es" in value
        ? value.es
        : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, flat(part)]))
      : value;

/** What sticks out of the card. */
const outside = (card: Locator): Promise<string[]> =>
  card.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return [...element.querySelectorAll("*")]
      .filter((one) => !one.closest(".unseen") && one.getClientRects().length > 0)
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.left < left - 1 || box.right > right + 1);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

describe("minified", () => {
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  it("each kind has words for a screen reader to say", () => {
    expect(Object.keys(spoken).sort()).toEqual([...questionKinds].sort());
  });

  describe.each([...questionKinds])("%s", (kind) => {
    const { ask: example, legal, unmarked } = examples[kind]!;
    const words = kindWords[kind]!.es!;

    it("is answered by keyboard alone", async () => {
      const shown = await show(kind);
      await snap(shown, `${kind}-light`);
      expect((await byKeys(shown.page, (type) => fits[type] ?? "ni más")) > 0).toBe(legal.length > 0);
      await snap(shown, `${kind}-light-answered`);
      await shown.page.keyboard.press("Enter");
      await answered(shown, kind);
    });

    it("says beside it what is missing, and what does not fit, and goes on once it does", async () => {
      const shown = await show(kind);
      const { page, card, ask } = shown;
      const alert = ask.getByRole("alert");
      await card.getByRole("button", { name: "Enviar" }).click();
      if (legal.length === 0) return answered(shown, kind);
      await until(async () => (await alert.textContent()) !== "");
      const missing = words.missing.replace(/\{\w+\}.*/, "");
      expect(await alert.textContent()).toContain(missing);
      expect(site.responses()).toEqual([]);
      // Where it can be said of the control itself, it is, and the words are its description.
      const invalid = ask.locator("[aria-invalid=true]").first();
      if (!unmarked) {
        const described = (await invalid.getAttribute("aria-describedby")) ?? "";
        expect(described.split(" ")).toContain(await alert.getAttribute("id"));
      }
      await snap(shown, `${kind}-missing`);
      expect(await faults(shown)).toEqual([]);

      // A field that holds what does not fit; where there is none, or nobody chose it, this is an answer already.
      const sends = card.getByRole("button", { name: "Enviar" });
      await byKeys(page, (type) => misfits[type] ?? "x");
      await page.keyboard.press("Enter");
      await pause(200);
      if (await sends.count()) {
        const told = (await alert.textContent())!;
        const starts = Object.values(words).map((text) => text.split(/\{\w+\}/)[0]!);
        expect(starts.some((start) => told.startsWith(start))).toBe(true);
        expect(site.responses()).toEqual([]);
        await snap(shown, `${kind}-misfit`);
        await byKeys(page, (type) => fits[type] ?? "ni más");
        await page.keyboard.press("Enter");
      }
      await answered(shown, kind);
    });

    it("takes nothing from a page that was tampered with", async () => {
      const shown = await show(kind);
      await shown.ask.evaluate((element) => {
        for (const control of element.querySelectorAll("input, textarea")) {
          control.setAttribute("value", "99<script>");
          control.setAttribute("name", "constructor");
          control.removeAttribute("maxlength");
        }
      });
      await byKeys(shown.page, (type) => fits[type] ?? "ni más");
      await shown.page.keyboard.press("Enter");
      await answered(shown, kind);
    });

    it("posthog-js#1999, formbricks#7927: is told to a screen reader by its names", async () => {
      const { ask } = await show(kind);
      expect((await ask.ariaSnapshot()).trim()).toBe(spoken[kind]!.trim());
    });

    it("formbricks#8581: a scale is one stop of the Tab key, and the focus is seen", async () => {
      const { page, ask, card } = await show(kind);
      const groups = await ask
        .locator("input[type=radio]")
        .evaluateAll((all) => new Set(all.map((one) => (one as HTMLInputElement).name)).size);
      await page.locator("#before").focus();
      let radios = 0;
      let before = await card.screenshot();
      for (;;) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (!at || at.type === "button") break;
        radios += at.type === "radio" ? 1 : 0;
        const now = await card.screenshot();
        expect(now.equals(before)).toBe(false);
        before = now;
      }
      expect(radios).toBe(groups);
    });

    it("posthog#27387, #30213: runs from the right at 320 px, without an overflow, and axe finds nothing", async () => {
      const shown = await show(kind, {
        lang: "ar",
        more: flat(example) as object,
        viewport: { width: 320, height: 640 },
        isMobile: true,
        hasTouch: true,
      });
      const { page, card, ask } = shown;
      await snap(shown, `${kind}-rtl-320`);
      expect(await ask.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
      expect(await outside(card)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      // Where several stand in one row, the first is the rightmost.
      const boxes = await ask
        .locator("label")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      const row = boxes.filter(({ top, width }) => width && Math.abs(top - boxes[0]!.top) < 2);
      for (const [at, { right }] of row.entries()) if (at) expect(right).toBeLessThanOrEqual(row[at - 1]!.left + 1);
      expect(await faults(shown)).toEqual([]);
    });

    it.each([
      ["dark", { colorScheme: "dark" }],
      ["forced colours", { forcedColors: "active" }],
      ["dark forced colours", { forcedColors: "active", colorScheme: "dark" }],
    ] as const)("in %s axe finds nothing, and what was chosen is seen", async (how, browser) => {
      const rules = "forcedColors" in browser ? forced : {};
      const shown = await show(kind, browser);
      const { page, ask } = shown;
      expect(await faults(shown, rules)).toEqual([]);
      const empty = await ask.screenshot();
      // Seen without the ring of the focus, which goes to the button.
      await byKeys(page, () => "");
      const chosen = await ask.screenshot();
      await snap(shown, `${kind}-${how.replaceAll(" ", "-")}`);
      expect(await faults(shown, rules)).toEqual([]);
      for (const contrast of await contrasts(ask)) expect(contrast).toBeGreaterThanOrEqual(4.5);
      if (await ask.locator("input[type=radio], input[type=checkbox], a[href]").count())
        expect(chosen.equals(empty)).toBe(false);
    });

    it("stays itself when its ask is a text of HTML", async () => {
      if (!("ask" in example)) return;
      const text = `<img src=x onerror="window.hit = 1"><b>${"&amp;"}</b>`;
      const { page, ask, errors } = await show(kind, { more: { ask: text } });
      expect(await ask.getByRole("heading").textContent()).toContain(text);
      expect(await ask.locator("img, b").count()).toBe(0);
      expect(await page.evaluate("window.hit")).toBeUndefined();
      expect(errors).toEqual([]);
    });
  });
});

describe("as it was written, not minified", () => {
  beforeAll(async () => {
    site = await openSite({ minify: false });
  });
  afterAll(() => site.close());

  it.each([...questionKinds])("%s is answered by keyboard alone", async (kind) => {
    const shown = await show(kind);
    await byKeys(shown.page, (type) => fits[type] ?? "ni más");
    await shown.page.keyboard.press("Enter");
    await answered(shown, kind);
  });
});
