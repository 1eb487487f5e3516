/** From a campaign's link to a tagged row, a report and the dashboard, in a real browser against the real Worker. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignReport, Response } from "#contract";
import { launchBrowser } from "../browser.ts";
import { serveVoz, type Served } from "./served.ts";

const link = "/demo/?utm_source=newsletter&utm_medium=email&utm_campaign=entrega-24h&mc_eid=a-person";

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

/** A visitor with a browser of their own; everything that goes wrong on the page is collected. */
async function visitor(
  locale = "es-ES",
): Promise<{ page: Page; context: BrowserContext; troubles: string[]; sent: string[] }> {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const troubles: string[] = [];
  const sent: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on(
    "request",
    (request) => void (request.postData() && sent.push(`${new URL(request.url()).pathname} ${request.postData()}`)),
  );
  return { page, context, troubles, sent };
}

async function walkToOrder(page: Page): Promise<void> {
  for (const step of ["to-product", "to-checkout", "place-order"]) await page.getByTestId(step).first().click();
}

async function answer(
  page: Page,
  { score, kept, words }: { score: string; kept: string; words: string },
): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.getByRole("radio", { name: new RegExp(`^${score}\\b`) }).click();
  await dialog.getByRole("button", { name: /siguiente|next/i }).click();
  await dialog.getByRole("radio", { name: kept, exact: true }).click();
  await dialog.getByRole("button", { name: /siguiente|next/i }).click();
  await dialog.getByRole("textbox").fill(words);
  const acknowledged = page.waitForResponse(
    (answered) =>
      answered.url().endsWith("/v1/collect") && (answered.request().postData() ?? "").includes('"complete"'),
  );
  await dialog.getByRole("button", { name: /enviar|send/i }).click();
  expect((await acknowledged).status()).toBe(200);
}

const stored = async (words: string): Promise<Response> => {
  const { items } = await voz.ask<{ items: Response[] }>("/v1/responses?limit=20");
  const found = items.find(({ answers }) => answers["why"] === words);
  if (!found) throw new Error(`no response says "${words}"`);
  return found;
};

/** The row as it lies in D1's own file. */
function rowInDatabase(id: string): Record<string, unknown> | undefined {
  const folder = join(voz.folder, "d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => name.endsWith(".sqlite") && name !== "metadata.sqlite");
  const database = new DatabaseSync(join(folder, file ?? ""), { readOnly: true });
  try {
    return database.prepare("SELECT * FROM responses WHERE id = ?").get(id);
  } finally {
    database.close();
  }
}

/** Everything that a page can keep on a device. */
const kept = async (page: Page, context: BrowserContext): Promise<Record<string, unknown>> => ({
  cookies: await context.cookies(),
  ...(await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }))),
});

describe("a visitor who agreed", () => {
  it("arrives through a campaign, walks three pages, answers, and is found everywhere with that campaign", async () => {
    const before = await voz.ask<CampaignReport>("/v1/reports/campaigns");
    const { page, context, troubles, sent } = await visitor();
    await page.goto(voz.url + link);
    await page.getByTestId("consent-accept").click();
    await walkToOrder(page);
    const words = "Llegó tarde, pero es preciosa 🏺";
    await answer(page, { score: "7", kept: "Peor", words });

    const response = await stored(words);
    expect(response).toMatchObject({
      state: "complete",
      answers: { nps: 7, kept: -1, why: words },
      campaign: { name: "Entrega en 24 h" },
      channel: "email",
      touchpoint: "checkout",
      promise: { version: 1, arm: "quoted", statement: { es: "Tu pedido llega en 24 horas" } },
      touches: { lastNonDirect: { source: "newsletter", medium: "email", campaign: "entrega-24h", landing: "/demo/" } },
      context: { orderValue: 49 },
      consent: { state: "granted" },
      page: { url: expect.stringMatching(/\/demo\/gracias\/$/) as string },
    });
    expect(response.visitorId).toMatch(/./);
    expect(rowInDatabase(response.id)).toMatchObject({
      campaign: response.campaign?.id,
      channel: "email",
      state: "complete",
    });

    const after = await voz.ask<CampaignReport>("/v1/reports/campaigns");
    const n = (report: CampaignReport, which: "n" | "kept") => {
      const row = report.items.find(({ campaign }) => campaign?.name === "Entrega en 24 h");
      return which === "n" ? row?.n : row?.kept.n;
    };
    expect(n(after, "n")).toBe((n(before, "n") ?? 0) + 1);
    expect(n(after, "kept")).toBe((n(before, "kept") ?? 0) + 1);

    await page.goto(`${voz.url}/`);
    await page.getByLabel(/correo|e-mail/i).fill(voz.demo.email);
    await page.getByLabel(/contraseña|password/i).fill(voz.demo.password);
    await page.getByRole("button", { name: /entrar|iniciar|sign in/i }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto(`${voz.url}/app/responses/${response.id}`);
    for (const text of [words, "Entrega en 24 h", "Tu pedido llega en 24 horas"])
      await page.getByText(text).first().waitFor();
    await page.goto(`${voz.url}/app/responses`);
    await page.getByText(words).waitFor();

    expect(troubles).toEqual([]);
    // A recipient's id in the link never leaves the browser.
    expect(sent.join("\n")).not.toContain("a-person");
    await context.close();
  });

  it("is quoted the promise of their own campaign, in their own language", async () => {
    const { page, context } = await visitor("en-GB");
    await page.goto(`${voz.url}/demo/en/?utm_source=instagram&utm_medium=paid_social&utm_campaign=otono-artesano`);
    await page.getByTestId("consent-accept").click();
    await walkToOrder(page);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^10\b/ }).click();
    await dialog.getByRole("button", { name: "Next" }).click();
    await dialog.getByText("Handmade pieces, without flaws").waitFor();
    await context.close();
  });
});

describe("a visitor who said nothing yet", () => {
  it("can answer all the same, and nothing stays on the device before or after", async () => {
    const { page, context, troubles, sent } = await visitor();
    await page.goto(voz.url + link);
    await page.waitForLoadState("networkidle");
    const nothing = { cookies: [], local: [], session: [], databases: [], caches: [] };
    expect(await kept(page, context)).toEqual(nothing);
    await page.evaluate(() =>
      (window as unknown as { voz: (...args: unknown[]) => void }).voz("track", "order_completed", { value: 49 }),
    );
    await page.getByRole("dialog").waitFor();
    expect(await kept(page, context)).toEqual(nothing);
    const words = "Sin cookies, con campaña";
    await answer(page, { score: "9", kept: "Tal como se prometió", words });
    const response = await stored(words);
    // This load's touch is enough for the campaign; a visitor id is not there to be had.
    expect(response).toMatchObject({
      campaign: { name: "Entrega en 24 h" },
      visitorId: null,
      touches: { scope: "page" },
      consent: { state: "pending" },
    });
    // Having answered, the visitor has acted: which survey, on which day, may be remembered. Nothing else.
    const { local, ...rest } = await kept(page, context);
    expect(rest).toEqual({ cookies: [], session: [], databases: [], caches: [] });
    for (const key of local as string[]) {
      const value = await page.evaluate((name) => localStorage.getItem(name), key);
      expect(value).not.toMatch(/newsletter|entrega|utm/);
    }
    expect(sent.join("\n")).not.toMatch(/visitorId/);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it("walks on without a trace: three pages later the campaign is not known, and that is said", async () => {
    const { page, context } = await visitor();
    await page.goto(voz.url + link);
    await walkToOrder(page);
    const words = "Sin consentimiento, tres páginas después";
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await kept(page, context)).toEqual({ cookies: [], local: [], session: [], databases: [], caches: [] });
    await dialog.getByRole("radio", { name: /^8\b/ }).click();
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    // No campaign, no quote: the wording speaks of what the advertising led one to expect.
    await dialog.getByRole("radio").first().waitFor();
    expect(await dialog.innerText()).not.toContain("24 horas");
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    await dialog.getByRole("textbox").fill(words);
    await Promise.all([
      page.waitForResponse(
        (answered) =>
          answered.url().endsWith("/v1/collect") && (answered.request().postData() ?? "").includes('"complete"'),
      ),
      dialog.getByRole("button", { name: /enviar/i }).click(),
    ]);
    expect(await stored(words)).toMatchObject({ campaign: null, promise: null, visitorId: null });
    await context.close();
  });
});

describe("a page that Voz cannot reach", () => {
  it.each([
    ["the API is down", "**/v1/**", "abort"],
    ["the API answers HTML", "**/v1/**", "html"],
    ["the widget's part is blocked", "**/voz/**", "abort"],
  ])("goes on as if nothing had happened: %s", async (_what, pattern, how) => {
    const { page, context, troubles } = await visitor();
    await page.route(pattern, (route) =>
      how === "abort" ? route.abort() : route.fulfill({ status: 500, contentType: "text/html", body: "<h1>no</h1>" }),
    );
    await page.goto(voz.url + link);
    await page.getByTestId("consent-accept").click();
    await walkToOrder(page);
    await page.waitForTimeout(1000);
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(troubles.filter((text) => !text.includes("Failed to load resource"))).toEqual([]);
    await context.close();
  });
});
