/** A survey's own page in a real browser: without scripts, with them, by keyboard, in both directions, in a frame. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Response as Answered, Survey, SurveyDraft } from "#contract";
import { launchBrowser } from "../browser.ts";
import { serveVoz, type Served } from "./served.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const mail = "utm_source=newsletter&utm_medium=email&utm_campaign=entrega-24h";

let voz: Served;
let browser: Browser;
let demo = "";
let branching = "";

const publish = async (draft: SurveyDraft): Promise<string> => {
  const { id } = await voz.ask<Survey>("/v1/surveys", { body: draft });
  await voz.ask(`/v1/surveys/${id}/publish`, { body: {} });
  return id;
};
const ofSurvey = async (id: string): Promise<Answered[]> =>
  (await voz.ask<{ items: Answered[] }>(`/v1/responses?limit=500&survey=${id}`)).items;

beforeAll(async () => {
  voz = await serveVoz();
  browser = await launchBrowser();
  demo =
    (await voz.ask<{ items: Survey[] }>("/v1/surveys")).items.find(({ name }) => name.startsWith("Después"))?.id ?? "";
  branching = await publish({
    name: "Branching",
    locale: "en",
    questions: [
      { id: "nps", kind: "nps", ask: { en: "Would you recommend us?", ar: "هل توصي بنا؟" }, required: true },
      {
        id: "wrong",
        kind: "single",
        ask: { en: "What went wrong?", ar: "ما المشكلة؟" },
        options: [
          { id: "late", label: { en: "It came late", ar: "تأخر" } },
          { id: "broken", label: { en: "It broke", ar: "انكسر" } },
        ],
        other: true,
        showIf: { all: [{ answer: "nps", op: "lte", value: 6 }] },
      },
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await voz.stop();
});

async function visit<Result>(options: BrowserContextOptions, act: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ locale: "es-ES", userAgent: firefox, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    // A form that comes back with problems is one, to a browser's console.
    if (message.type() === "error" && !message.text().includes("422")) troubles.push(message.text());
  });
  try {
    const result = await act(page);
    expect(troubles).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

/** What axe finds. The page's policy lets no script in, so it runs from outside, as a tester's own. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    new Function(source)();
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const run = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return run.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, axeSource);
}

it("works without JavaScript: from a link in a mail to the dashboard's figures", () =>
  visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${voz.url}/s/${demo}?${mail}&nps=9`);
    const body = await page.locator("main").innerText();
    expect(body).toContain("Te prometimos: «Tu pedido llega en 24 horas».");
    expect(await page.locator("[name=nps][value='9']").isChecked()).toBe(true);
    const before = (await ofSurvey(demo)).length;
    await page.getByText("Mucho mejor").click();
    await page.locator("textarea").fill("Llegó en un día");
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.waitForURL(/\/thanks\?/);
    expect(await page.locator("h1").innerText()).toBe("¡Gracias! Lo leerá una persona del taller.");
    await page.reload();
    const [response, ...others] = await ofSurvey(demo);
    expect(others).toHaveLength(before);
    expect(response).toMatchObject({
      answers: { nps: 9, kept: 2, why: "Llegó en un día" },
      channel: "email",
      campaign: { name: "Entrega en 24 h" },
      promise: { arm: "quoted" },
      locale: "es",
      visitorId: null,
    });
  }));

it("without JavaScript tells what is missing, keeps the rest, and sends a form twice as one", () =>
  visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto(`${voz.url}/s/${demo}?lang=en`);
    await page.locator("textarea").fill("Fine & <b>dandy</b>");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("One answer needs a look").waitFor();
    expect(await page.locator("#nps-problem").innerText()).toBe("Choose a number from 0 to 10.");
    expect(await page.locator("textarea").inputValue()).toBe("Fine & <b>dandy</b>");
    await page.locator("[name=nps][value='7']").check({ force: true });
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(/\/thanks\?/);
    const sent = (await ofSurvey(demo)).length;
    // Back, another score, and sent again: their response is revised, and there is no second one.
    await page.goBack();
    await page.locator("[name=nps][value='2']").check({ force: true });
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(/\/thanks\?/);
    const responses = await ofSurvey(demo);
    expect(responses).toHaveLength(sent);
    expect(responses[0]).toMatchObject({ answers: { nps: 2 }, revision: 2 });
  }));

it("leads on from an ending that hands over: by itself with JavaScript, by a button without", async () => {
  await voz.ask("/v1/workspace", { method: "PATCH", body: { settings: { ownHosts: ["shop.test"] } } });
  const handing = await publish({
    name: "Handing over",
    locale: "en",
    questions: [{ id: "nps", kind: "nps", ask: "Would you recommend us?" }],
    endings: [{ id: "go", say: "Your voucher waits in the shop.", redirect: "https://shop.test/voucher?a=1" }],
  });
  for (const javaScriptEnabled of [true, false])
    await visit({ javaScriptEnabled, locale: "en-GB" }, async (page) => {
      await page.route("https://shop.test/**", (route) => route.fulfill({ contentType: "text/html", body: "voucher" }));
      await page.goto(`${voz.url}/s/${handing}`);
      await page.locator("[name=nps][value='9']").check({ force: true });
      await page.getByRole("button", { name: "Send" }).click();
      await page.waitForURL(/\/thanks\?/);
      expect(await page.locator("h1").innerText()).toBe("Your voucher waits in the shop.");
      if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
      else await page.getByRole("link", { name: "Continue to shop.test" }).click();
      await page.waitForURL("https://shop.test/voucher?a=1");
      // Who goes back is not sent away again.
      await page.goBack();
      expect(page.url()).toContain(javaScriptEnabled ? `/s/${handing}` : "/thanks?");
      if (javaScriptEnabled) expect(page.url()).not.toContain("/thanks?");
    });
});

it("shows what an answer asks for, and hides it again, with and without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false])
    await visit({ javaScriptEnabled, locale: "en-GB" }, async (page) => {
      await page.goto(`${voz.url}/s/${branching}`);
      const wrong = page.locator("[data-question=wrong]");
      const own = page.getByLabel("Tell us which");
      expect(await wrong.isVisible()).toBe(false);
      await page.locator("[name=nps][value='4']").check({ force: true });
      expect(await wrong.isVisible()).toBe(true);
      expect(await own.isVisible()).toBe(false);
      await page.getByText("Other").click();
      await own.fill("The wrong colour");
      await page.locator("[name=nps][value='10']").check({ force: true });
      expect(await wrong.isVisible()).toBe(false);
      await page.locator("[name=nps][value='3']").check({ force: true });
      await page.getByRole("button", { name: "Send" }).click();
      await page.waitForURL(/\/thanks\?/);
      expect((await ofSurvey(branching))[0]?.answers).toEqual({ nps: 3, wrong: { other: "The wrong colour" } });
    });
});

it("goes by keyboard alone: number keys, arrows, Enter; a problem takes the focus", () =>
  visit({ locale: "en-GB" }, async (page) => {
    await page.goto(`${voz.url}/s/${branching}`);
    await page.getByRole("button", { name: "Send" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".summary").waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("summary");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("nps-title");
    await page.keyboard.press("Tab");
    await page.keyboard.press("1");
    await page.keyboard.press("0");
    expect(await page.locator("[name=nps]:checked").inputValue()).toBe("10");
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator("[name=nps]:checked").inputValue()).toBe("9");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/thanks\?/);
    expect((await ofSurvey(branching))[0]?.answers).toEqual({ nps: 9 });
  }));

it("sends an impatient double click once, and says that it is under way", () =>
  visit({ locale: "en-GB" }, async (page) => {
    const said: string[] = [];
    page.on("console", (message) => void said.push(message.text()));
    await page.addInitScript(() =>
      addEventListener("submit", () =>
        setTimeout(() => console.info(document.querySelector(".send")?.textContent ?? "nothing")),
      ),
    );
    let posts = 0;
    page.on("request", (request) => (posts += request.method() === "POST" ? 1 : 0));
    await page.goto(`${voz.url}/s/${branching}?nps=8`);
    const before = (await ofSurvey(branching)).length;
    await page.locator(".send").dblclick();
    await page.waitForURL(/\/thanks\?/);
    expect(posts).toBe(1);
    expect(new Set(said)).toEqual(new Set(["Sending…"]));
    expect(await ofSurvey(branching)).toHaveLength(before + 1);
  }));

it("is clean to axe and never wider than the screen: 320 px, both themes, both directions, with problems and done", async () => {
  const paths = [
    `/s/${demo}?lang=es&nps=9&${mail}`,
    `/s/${branching}?lang=ar`,
    `/s/${demo}/thanks?lang=en`,
    "/s/sur_nobody",
  ];
  for (const colorScheme of ["light", "dark"] as const)
    await visit({ colorScheme, viewport: { width: 320, height: 700 } }, async (page) => {
      page.removeAllListeners("console");
      for (const path of paths) {
        await page.goto(voz.url + path);
        expect(await violations(page), `${colorScheme} ${path}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
      }
      await page.goto(`${voz.url}/s/${branching}?lang=ar`);
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("rtl");
      const at = (value: number) => page.locator(`[name=nps][value='${value}']`).boundingBox();
      expect((await at(0))?.x ?? 0).toBeGreaterThan((await at(10))?.x ?? 0);
      await page.locator(".send").click();
      await page.locator(".summary").waitFor();
      expect(await violations(page), `${colorScheme} problems`).toEqual([]);
    });
});

it("stands in a frame on a site that a key names, is sent from there, and knows how the visitor came", async () => {
  const server = createServer((request, response) => {
    const frame = `${voz.url}/s/${branching}?nps=9&voz_utm_source=ads&voz_utm_medium=cpc&voz_ref=`;
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>Site</title><iframe title="Survey" src="${frame}"></iframe>${request.url}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await visit({ locale: "en-GB" }, async (page) => {
      // Among the demo key's origins; the address is another site than this world's.
      await page.goto(`http://127.0.0.1:${port}/thanks`);
      const frame = page.frameLocator("iframe");
      await frame.getByRole("button", { name: "Send" }).click();
      await frame.getByText("Thank you for your answer.").waitFor();
      expect((await ofSurvey(branching))[0]).toMatchObject({
        answers: { nps: 9 },
        touches: { last: { source: "ads", medium: "cpc" } },
      });
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

it("is reached from the demo's mail with the score that was pressed", () =>
  visit({ locale: "es-ES" }, async (page) => {
    await page.goto(`${voz.url}/demo/mail/`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "10 / 10, Muy probable" }).click();
    await page.waitForURL(/\/s\/sur_/);
    expect(await page.locator("[name=nps]:checked").inputValue()).toBe("10");
    expect(await page.locator("h1").innerText()).toBe("Anochece quiere saber tu opinión");
  }));
