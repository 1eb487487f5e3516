/** The examples as a visitor of `npm start` finds them: from the index to each page, and its survey, answered and stored. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Response as Answered } from "#contract";
import { launchBrowser } from "../browser.ts";
import { serveVoz, type Served } from "./served.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env["SCREENSHOTS"];
if (pictures) mkdirSync(pictures, { recursive: true });

let voz: Served;
let browser: Browser;
beforeAll(async () => {
  voz = await serveVoz();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await voz.stop();
});

const languages = {
  es: { path: "", send: "Enviar", next: "Siguiente" },
  en: { path: "en/", send: "Send", next: "Next" },
};
type Language = keyof typeof languages;
const ways = ["tag-manager", "strict-policy", "single-page-app", "inline", "consent"] as const;

interface Opened {
  page: Page;
  /** Whatever went wrong, the console's complaints included. */
  troubles: string[];
}
async function visit(
  path: string,
  act: (opened: Opened) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ locale: "es-ES", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (line) => /error|warning/.test(line.type()) && troubles.push(line.text()));
  page.on("response", (answer) => answer.status() > 399 && troubles.push(`${answer.status()} ${answer.url()}`));
  await page.goto(voz.url + path);
  await act({ page, troubles });
  expect(troubles).toEqual([]);
  await context.close();
}
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ["violations"] })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html} ${node.failureSummary}`));
}
const snap = async (page: Page, name: string): Promise<void> =>
  void (pictures && (await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })));
/** A response that the page's survey got, as the private API reads it. */
async function stored(answers: Record<string, unknown>): Promise<Answered | undefined> {
  const { items } = await voz.ask<{ items: Answered[] }>("/v1/responses?limit=5");
  return items.find((one) => JSON.stringify(one.answers) === JSON.stringify(answers));
}
const told = (page: Page): Promise<string[]> => page.locator("#told li").allTextContents();

/** Answers the shop's survey: a score, and the rest left out. */
async function answerShop(page: Page, language: Language, nps: number): Promise<void> {
  const { next, send } = languages[language];
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: String(nps), exact: true }).check();
  await dialog.getByRole("button", { name: next }).click();
  await dialog.getByRole("button", { name: next }).click();
  await dialog.getByRole("button", { name: send }).click();
  await dialog.getByRole("heading", { name: /Gracias|Thank/ }).waitFor();
}

describe.each(Object.keys(languages) as Language[])("%s", (language) => {
  const { path, send } = languages[language];

  it("the index leads to each example, and each of these back", async () => {
    await visit(`/demo/examples/${path}`, async ({ page }) => {
      const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
      expect(links).toHaveLength(7);
      for (const link of links) expect((await page.request.get(voz.url + link)).status()).toBe(200);
      for (const way of ways) expect(links).toContain(`/demo/examples/${path}${way}/`);
      await page.locator("main a").nth(2).click();
      await page.locator("header a").first().click();
      await page.waitForURL(`**/demo/examples/${path}`);
      await page.locator("nav a").click();
      await page.waitForURL(language === "es" ? "**/demo/examples/en/" : "**/demo/examples/");
    });
  });

  it.each([
    ["light", 1200],
    ["dark", 360],
  ] as const)("is for everybody, %s at %i px", async (colorScheme, width) => {
    for (const way of ["", ...ways.map((one) => `${one}/`)])
      await visit(
        `/demo/examples/${path}${way}`,
        async ({ page }) => {
          await snap(page, `${language}-${way.slice(0, -1) || "index"}-${colorScheme}`);
          // A policy that lets nothing in does not let the examiner in either.
          if (way !== "strict-policy/") expect(await faults(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        },
        { colorScheme, viewport: { width, height: 800 } },
      );
  });

  it("formbricks#1983: the tag manager's tags bring it, and tell it of a purchase", async () => {
    await visit(`/demo/examples/${path}tag-manager/`, async ({ page }) => {
      expect(await page.locator("script[data-key]").count()).toBe(1);
      await page.locator("#order").click();
      await answerShop(page, language, 7);
      expect(await told(page)).toEqual(["shown", "started", "answered · nps", "completed"]);
    });
    expect(await stored({ nps: 7 })).toBeDefined();
  });

  it("formbricks#6796, formbricks#4851, Typeform/embed#458: the strict policy is not violated", async () => {
    await visit(`/demo/examples/${path}strict-policy/`, async ({ page }) => {
      await page.locator("#order").click();
      const card = page.locator("voz-survey .card");
      await card.waitFor();
      expect(await card.evaluate((element) => getComputedStyle(element).borderTopLeftRadius)).toBe("20px");
      await answerShop(page, language, 6);
      expect(await page.locator("#violations").textContent()).toBe("0");
    });
  });

  it("and it is one that bites", async () => {
    await visit(`/demo/examples/${path}strict-policy/`, async ({ page, troubles }) => {
      await page.evaluate("document.body.setAttribute('style', 'color: red')");
      await page.waitForFunction("document.getElementById('violations').textContent === '1'");
      expect(troubles.splice(0).join()).toContain("Content Security Policy");
    });
  });

  it("in the single page app the survey outlives the view that brought it up", async () => {
    await visit(`/demo/examples/${path}single-page-app/`, async ({ page }) => {
      await page.locator(".views a").nth(1).click();
      await page.locator("#order").click();
      await page.waitForURL("**/?view=thanks");
      await page.getByRole("dialog").waitFor();
      await page.locator(".views a").first().click();
      await page.goBack();
      expect(await page.locator("[data-view=thanks]").isVisible()).toBe(true);
      await answerShop(page, language, 8);
      expect(await page.locator("voz-survey").count()).toBe(1);
    });
    expect(await stored({ nps: 8 })).toBeDefined();
  });

  it("posthog#30097: inside the text the survey comes at the end of the guide, and moves nothing", async () => {
    await visit(`/demo/examples/${path}inline/`, async ({ page }) => {
      await page.evaluate(() => {
        const all: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
        new PerformanceObserver((list) =>
          list.getEntries().forEach((entry) => all.push((entry as unknown as { value: number }).value)),
        ).observe({ type: "layout-shift", buffered: true });
      });
      const survey = page.locator("#opinion voz-survey");
      await page.locator(".guide li").last().scrollIntoViewIfNeeded();
      await survey.waitFor({ state: "attached" });
      await survey.getByRole("radio", { name: /^(Sí|Yes)$/ }).waitFor();
      await page.waitForFunction(
        "document.querySelectorAll('#told li').length === 1 && !document.getElementById('nothing')",
      );
      expect(await page.evaluate("shifts")).toEqual([]);
      await survey.getByRole("radio", { name: /^(Sí|Yes)$/ }).check();
      await survey.getByRole("button", { name: send }).click();
      await survey.getByRole("heading", { name: /Gracias|Thank/ }).waitFor();
      await snap(page, `${language}-inline-answered`);
    });
    expect(await stored({ useful: true })).toBeDefined();
  });
});
