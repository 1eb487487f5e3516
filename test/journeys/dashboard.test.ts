/** The dashboard in a real browser: signing in, every page in both themes and on both widths, and hostile texts. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { findings } from "./accessible.ts";
import { serveVoz, uuid7, type Served } from "./served.ts";

const payload = `<script>document.title="ran"</script><img src=x onerror="alert(1)"><svg onload=alert(2)>`;
const long = `${"x".repeat(5000)} ${"مرحبا 👩‍👩‍👧‍👦 ".repeat(200)}`;

let voz: Served;
let browser: Browser;
const paths: string[] = [];
/** A customer whose id, name and browser are hostile too: the list, their page, the question before a split. */
const customer = `/app/customers/${encodeURIComponent(payload)}`;
const ofCustomers = ["/app/customers", customer, `${customer}/visitors/hostile%3Cb%3E/split`];
const ofColleagues = ["/app/team", "/app/account", "/app/audit"];

beforeAll(async () => {
  voz = await serveVoz();
  browser = await launchBrowser();
  await drawQuadrant();
  const survey = await voz.ask<{ id: string }>("/v1/surveys", {
    body: {
      name: payload,
      questions: [
        { id: "nps", kind: "nps", ask: payload },
        { id: "why", kind: "text", ask: payload },
      ],
    },
  });
  await voz.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" });
  const campaign = await voz.ask<{ id: string }>("/v1/campaigns", {
    body: {
      name: payload,
      owner: payload,
      match: [{ field: "campaign", op: "contains", value: payload }],
      promises: [{ statement: payload, kind: "price" }],
    },
  });
  const items = [payload, long].map((why) => ({
    type: "response",
    id: uuid7(),
    surveyId: survey.id,
    surveyVersion: 1,
    state: "complete",
    at: new Date().toISOString(),
    answers: { nps: 3, why },
    touches: [
      {
        at: new Date().toISOString(),
        params: { utm_source: payload.slice(0, 80) },
        referrer: "",
        host: "shop.test",
        landing: "/",
      },
    ],
    page: { url: "javascript:alert(3)" },
    context: { [payload.slice(0, 90)]: payload },
    customer: { id: payload, name: payload, traits: { [payload.slice(0, 90)]: payload } },
    visitorId: "hostile<b>",
    consent: { state: "granted" },
  }));
  const { results } = await voz.collect(items);
  expect(results.map(({ status }) => status)).toEqual(["stored", "stored"]);
  paths.push(
    "/app",
    "/app?view=experience&sort=kept",
    `/app/campaigns/${campaign.id}`,
    "/app/responses",
    ...items.map(({ id }) => `/app/responses/${id}`),
    "/app/surveys",
    "/app/voices?q=script",
    "/app/results",
    `/app/results?survey=${survey.id}&by=channel`,
    "/app/journey",
    "/app/drivers",
    "/app/asking",
    "/app/account/second-factor",
    "/app/install",
    "/app/install/turnstile",
    "/docs",
    "/privacy",
    "/app/nowhere",
  );
});
/** A campaign with figures and answers to its promise, so that home has a point to draw and a row to fill. */
async function drawQuadrant(): Promise<void> {
  const { id } = await voz.ask<{ id: string }>("/v1/surveys", {
    body: { name: "Kept", questions: [{ id: "kept", kind: "promise" }] },
  });
  await voz.ask(`/v1/surveys/${id}/publish`, { method: "POST" });
  await voz.ask("/v1/campaigns", {
    body: { name: "Rebajas", match: [{ field: "campaign", op: "is", value: "rebajas" }] },
  });
  const at = new Date().toISOString();
  const params = { utm_source: "ads", utm_medium: "cpc", utm_campaign: "rebajas" };
  const items = Array.from({ length: 31 }, (_, index) => ({
    type: "response",
    id: uuid7(),
    surveyId: id,
    surveyVersion: 1,
    state: "complete",
    at,
    answers: { kept: index < 12 ? -1 : 0 },
    touches: [{ at, params, referrer: "", host: "shop.test", landing: "/" }],
  }));
  const { results } = await voz.collect(items);
  expect(results.every(({ status }) => status === "stored")).toBe(true);
  const figures = { impressions: 9000, clicks: 400, spendMinor: 50_000, conversions: 20, revenueMinor: 90_000 };
  const row = { platform: "generic", account: "", campaign: "rebajas", day: at.slice(0, 10), currency: "EUR" };
  await voz.ask("/v1/campaign-metrics", { method: "PUT", body: [{ ...row, ...figures }] });
}
afterAll(async () => {
  await browser.close();
  await voz.stop();
});

async function signIn(page: Page): Promise<void> {
  await page.goto(`${voz.url}/`);
  await page.getByLabel(/correo|e-mail/i).fill(voz.demo.email);
  await page.getByLabel(/contraseña|password/i).fill(voz.demo.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/app");
}

async function isSound(page: Page, path: string): Promise<void> {
  await page.goto(voz.url + path);
  expect([path, await findings(page)]).toEqual([path, []]);
}

describe("every page", () => {
  for (const colorScheme of ["light", "dark"] as const)
    for (const [width, locale] of [
      [360, "es-ES"],
      [1440, "en-GB"],
    ] as const)
      it(`is accessible and fits at ${width} pixels in the ${colorScheme} theme`, async () => {
        const context = await browser.newContext({
          colorScheme,
          locale,
          viewport: { width, height: 800 },
          bypassCSP: true,
        });
        const page = await context.newPage();
        await page.goto(`${voz.url}/sign-in`);
        expect(await findings(page)).toEqual([]);
        await signIn(page);
        for (const path of paths) await isSound(page, path);
        await context.close();
        // Some thirty pages, each looked through.
      }, 240_000);

  it.each([
    ["light", 360, "es-ES"],
    ["dark", 1440, "en-GB"],
  ] as const)(
    "of customers and colleagues is accessible and fits: %s, %d pixels",
    async (colorScheme, width, locale) => {
      const viewport = { width, height: 800 };
      const page = await (await browser.newContext({ colorScheme, locale, viewport, bypassCSP: true })).newPage();
      await signIn(page);
      for (const path of [...ofCustomers, ...ofColleagues]) await isSound(page, path);
      await page.context().close();
    },
  );

  it("runs nothing of what customers wrote, and breaks no rule of its own policy", async () => {
    const context = await browser.newContext({ locale: "es-ES" });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404")) troubles.push(message.text());
    });
    await signIn(page);
    for (const path of [...paths, ...ofCustomers]) {
      await page.goto(voz.url + path);
      expect([path, await page.locator("main script, main img, main iframe, main [onload]").count()]).toEqual([
        path,
        0,
      ]);
      expect(await page.title()).not.toBe("ran");
    }
    await page.goto(`${voz.url}/app/responses`);
    expect(await page.locator(".voice-words").allTextContents()).toContain(payload);
    expect(troubles).toEqual([]);
    await context.close();
  });
});

/** Row 4.14: what tries to become markup, an attribute, an address, a template or a title, in every field that a page shows. */
const payloads = [
  `<script>window.ran=1;alert(1)</script>`,
  `"><img src=x onerror=alert(2)>`,
  `' onmouseover='alert(3)' autofocus onfocus='alert(3)`,
  `<svg/onload=alert(4)><a href="javascript:alert(4)">x</a>`,
  `</title></textarea></style></script><script>alert(5)</script>`,
  `<iframe srcdoc="<script>parent.alert(6)</script>"></iframe>`,
  `javascript:alert(7)//https://x.test`,
  `\${alert(8)}<%= alert(8) %>#{alert(8)}`,
  `<math><mi//xlink:href="data:x,<script>alert(9)</script>">`,
  `<form action=//evil.test><button formaction=javascript:alert(10)>x`,
];
const some = (at: number): string => payloads[at % payloads.length] ?? "";

async function fillEverything() {
  const survey = await voz.ask<{ id: string }>("/v1/surveys", {
    body: {
      name: some(0),
      locale: "en",
      questions: [
        { id: "why", kind: "text", ask: some(1), help: some(2) },
        {
          id: "which",
          kind: "single",
          ask: some(3),
          options: payloads.map((label, at) => ({ id: `o${at}`, label })),
        },
      ],
      endings: [{ id: "thanks", say: some(4) }],
    },
  });
  await voz.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" });
  const campaign = await voz.ask<{ id: string }>("/v1/campaigns", {
    body: {
      name: some(1),
      owner: some(5),
      externalIds: [some(2)],
      match: [{ field: "campaign", op: "contains", value: some(3) }],
      promises: payloads.slice(0, 3).map((statement) => ({ statement, kind: "other" })),
    },
  });
  const note = await voz.ask<{ id: string }>(`/v1/campaigns/${campaign.id}/notes`, {
    body: { day: new Date().toISOString().slice(0, 10), kind: "other", text: payloads.join(" ") },
  });
  await voz.ask("/v1/touchpoints", {
    method: "PUT",
    body: payloads.map((name, at) => ({ id: `t${at}`, name, stage: name })),
  });
  await voz.ask("/v1/keys", { body: { kind: "public", name: some(9), origins: [] } });
  await voz.ask("/v1/workspace", { method: "PATCH", body: { name: some(4) } });
  const at = new Date().toISOString();
  await voz.ask("/v1/campaign-metrics", {
    method: "PUT",
    body: [
      { platform: "generic", account: some(6), campaign: some(8), day: at.slice(0, 10), currency: "EUR", clicks: 1 },
    ],
  });
  const item = {
    type: "response",
    id: uuid7(),
    surveyId: survey.id,
    surveyVersion: 1,
    state: "complete",
    at,
    answers: { why: payloads.join("\n"), which: "o3" },
    touches: [
      {
        at,
        params: { utm_source: some(5), utm_campaign: some(9) },
        referrer: some(6),
        host: "a.test",
        landing: some(0),
      },
    ],
    page: { url: some(6) },
    touchpoint: some(2),
    context: Object.fromEntries(payloads.map((text) => [text.slice(0, 90), text])),
    customer: { id: some(0), name: some(1), email: some(2), traits: { told: some(3) } },
  };
  expect((await voz.collect([item])).results).toMatchObject([{ status: "stored" }]);
  return { survey: survey.id, campaign: campaign.id, note: note.id, response: item.id };
}

it("4.14 shows every payload as the text that it is: no dialog, no report of the policy, nothing run", async () => {
  const ids = await fillEverything();
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  // The policy's own reports come as errors of the console; a page that is not there is one as well.
  page.on("console", (message) => {
    if (message.type() === "error" && !/404|422/.test(message.text())) troubles.push(message.text());
  });
  await signIn(page);
  const asked = encodeURIComponent(payloads.join(" "));
  for (const path of [
    "/app",
    `/app/campaigns/${ids.campaign}`,
    `/app/campaigns/${ids.campaign}/edit`,
    `/app/campaigns/${ids.campaign}/delete`,
    `/app/campaigns/${ids.campaign}/notes/${ids.note}/delete`,
    "/app/campaigns/unmatched",
    "/app/responses",
    `/app/responses?q=${asked}`,
    `/app/responses/${ids.response}`,
    "/app/surveys",
    `/app/results?survey=${ids.survey}`,
    `/app/voices?survey=${ids.survey}`,
    "/app/marketing",
    "/app/touchpoints",
    "/app/journey",
    "/app/coverage",
    `/app/tester?url=${asked}&referrer=${asked}`,
    `/app/links?url=${asked}&source=${asked}&name=${asked}`,
    "/app/install",
    `/app/${asked}`,
    `/s/${ids.survey}?why=${asked}&customer=${asked}`,
    `/s/${ids.survey}/thanks?ending=thanks`,
  ]) {
    await page.goto(voz.url + path);
    const made = page.locator(
      "main script, main img, main iframe, main svg[onload], main math, main [onerror], main [srcdoc]",
    );
    expect([path, await made.count(), await page.evaluate(() => "ran" in globalThis)]).toEqual([path, 0, false]);
    const led = await page
      .locator("a[href], form[action], button[formaction]")
      .evaluateAll((all) =>
        all.map(
          (one) =>
            new URL(
              one.getAttribute("href") ?? one.getAttribute("action") ?? one.getAttribute("formaction") ?? "",
              location.href,
            ).protocol,
        ),
      );
    expect([path, led.filter((protocol) => !/^(https?|mailto):$/.test(protocol))]).toEqual([path, []]);
  }
  const shown = async (path: string, place: string): Promise<string> => {
    await page.goto(voz.url + path);
    return (await page.locator(place).allTextContents()).join(" ");
  };
  const answer = await shown(`/app/responses/${ids.response}`, "main");
  for (const text of payloads) expect(answer).toContain(text);
  expect(await shown(`/app/campaigns/${ids.campaign}`, "h1")).toContain(some(1));
  expect(await shown(`/app/campaigns/${ids.campaign}/notes/${ids.note}/delete`, "main")).toContain(payloads.join(" "));
  const options = await shown(`/s/${ids.survey}`, "main");
  for (const text of payloads) expect(options).toContain(text);
  expect(troubles).toEqual([]);
  await context.close();
});

it("is worked with the keyboard alone: skip link, menu, language, the way out", async () => {
  const context = await browser.newContext({ locale: "es-ES", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Saltar al contenido");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  const menu = page.getByRole("navigation", { name: "Principal" });
  await menu.getByRole("link", { name: "Respuestas", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/app/responses");
  expect(await menu.getByRole("link", { name: "Respuestas", exact: true }).getAttribute("aria-current")).toBe("page");
  await page.getByRole("button", { name: "English" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Responses" }).waitFor();
  expect(page.url()).toBe(`${voz.url}/app/responses`);
  await page.getByRole("button", { name: "Sign out" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await page.goto(`${voz.url}/app`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});
