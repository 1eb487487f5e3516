/** What is kept on the device and what leaves it, in a real browser, for each state of consent. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ExposureItem } from "../../sdk/contract/wire.types.ts";
import ar from "../../widget/choice/words/ar.ts";
import { openSite, pause, until, type PageOptions, type Site, type Visit } from "./site.ts";
import { nothing, stored } from "./stores.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const campaign = "/?utm_source=news&utm_campaign=autumn&gclid=secret";
const say = (visit: Visit, ...command: unknown[]): Promise<unknown> =>
  visit.page.evaluate((args) => (window as unknown as { voz: (...all: unknown[]) => unknown }).voz(...args), command);

async function answerAll({ page }: Visit): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "9" }).check();
  await dialog.getByRole("button", { name: "Siguiente" }).click();
  await dialog.getByRole("radio", { name: "Mejor", exact: true }).check();
  await dialog.getByRole("button", { name: "Enviar" }).click();
  await dialog.getByRole("heading", { name: /Gracias|guardada/ }).waitFor();
}

describe("pending", () => {
  it("stores nothing until the visitor acts, then only which survey on which day", async () => {
    const visit = await site.visit({ path: campaign });
    await visit.order();
    await visit.page.getByRole("dialog").waitFor();
    await visit.page.getByRole("radio", { name: "9" }).check();
    await until(() => site.steps().includes("started"));
    expect(await stored(visit)).toEqual(nothing);
    await answerAll(visit);
    expect(await stored(visit)).toEqual({ ...nothing, local: ["voz.s"] });
    expect(JSON.parse((await visit.page.evaluate(() => localStorage.getItem("voz.s")))!)).toEqual([
      ["sur_1", "answered", expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)],
    ]);
  });

  it("a dismissal is kept by its day alone, and unfinished answers go nowhere", async () => {
    const visit = await site.visit({ path: campaign });
    await visit.order();
    await visit.page.getByRole("radio", { name: "3" }).check();
    await visit.page.getByRole("button", { name: "Cerrar" }).click();
    await until(() => site.steps().includes("dismissed"));
    await visit.page.goto("about:blank");
    await pause();
    expect(site.responses()).toEqual([]);
  });

  it("keeps a submitted answer until it is acknowledged", async () => {
    const visit = await site.visit({ path: campaign });
    await visit.order();
    await visit.page.getByRole("dialog").waitFor();
    site.answer = ({ path }) => (path === "/v1/collect" ? [503, {}] : undefined!);
    await answerAll(visit);
    expect(await stored(visit)).toEqual({ ...nothing, local: ["voz.o.voz_pk_1", "voz.s"] });
    site.answer = undefined;
    site.requests = [];
    const next = await site.again(visit.context);
    await until(() => site.responses().length > 0);
    await until(async () => (await stored(next)).local!.length === 1);
    expect(site.responses()[0]).not.toHaveProperty("visitorId");
  });

  it("tells steps without any id of the visitor", async () => {
    const visit = await site.visit({ path: campaign });
    await say(visit, "identify", "cust_1", { email: "a@b.example" });
    await visit.order();
    await until(() => site.steps().length === 2);
    expect(JSON.stringify(site.requests)).not.toMatch(/visitorId|cust_1|b\.example|secret/);
    expect((site.items()[0] as ExposureItem).touches).toHaveLength(1);
  });
});

describe("granted", () => {
  it("stores visitor and touches; given late it still finds this load's touch", async () => {
    const visit = await site.visit({ path: campaign });
    await pause(200);
    await visit.page.evaluate(() => history.replaceState({}, "", "/clean"));
    expect(await stored(visit)).toEqual(nothing);
    await say(visit, "setConsent", "granted");
    expect(await stored(visit)).toEqual({ ...nothing, local: ["voz.id", "voz.t", "voz.x"] });
    expect(await visit.page.evaluate(() => localStorage.getItem("voz.t"))).toContain("autumn");
    await visit.order();
    await until(() => site.steps().length === 2);
    expect(site.items()[0]).toMatchObject({ visitorId: expect.stringMatching(/^[\w-]{16,64}$/) as string });
  });

  it("sends unfinished answers when the page goes, and offers them on the next", async () => {
    const visit = await site.visit({ path: campaign, attributes: 'data-consent="granted"' });
    await visit.order();
    await visit.page.getByRole("radio", { name: "3" }).check();
    await visit.page.goto("about:blank");
    await until(() => site.responses().length > 0);
    expect(site.responses()[0]).toMatchObject({ state: "partial", answers: { nps: 3 }, revision: 1 });
    const next = await site.again(visit.context, { attributes: 'data-consent="granted"' });
    await next.order();
    expect(await next.page.getByRole("radio", { name: "3" }).isChecked()).toBe(true);
    await answerAll(next);
    expect(site.responses().at(-1)).toMatchObject({ state: "complete", id: site.responses()[0]!.id });
    expect(site.responses().at(-1)!.revision).toBeGreaterThan(1);
  });

  it("the second visit carries the first one's touch", async () => {
    const visit = await site.visit({ path: campaign, attributes: 'data-consent="granted"' });
    const next = await site.again(visit.context, {
      path: "/?utm_source=push&utm_campaign=winter",
      attributes: 'data-consent="granted"',
    });
    await next.order();
    await until(() => site.steps().length === 2);
    expect((site.items()[0] as ExposureItem).touches!.map(({ params }) => params.utm_campaign)).toEqual([
      "autumn",
      "winter",
    ]);
  });
});

describe("denied", () => {
  it("going there deletes what only a consent allows", async () => {
    const visit = await site.visit({ path: campaign, attributes: 'data-consent="granted"' });
    await visit.order();
    await visit.page.getByRole("radio", { name: "3" }).check();
    expect((await stored(visit)).local).toEqual(["voz.id", "voz.p", "voz.t", "voz.x"]);
    await say(visit, "setConsent", "denied");
    expect(await stored(visit)).toEqual(nothing);
  });

  it.each([
    ["data-consent=denied", 'data-consent="denied"', ""],
    [
      "GPC, although a banner says yes",
      'data-consent="granted"',
      '<script NONCE>Object.defineProperty(navigator, "globalPrivacyControl", { value: true });</script>',
    ],
  ])("%s: no steps, no storage, an answer with channel and campaign facts only", async (_what, attributes, before) => {
    const visit = await site.visit({ path: campaign, attributes, before });
    await visit.order();
    await visit.page.getByRole("dialog").waitFor();
    expect(await stored(visit)).toEqual(nothing);
    await answerAll(visit);
    await pause(1_300);
    expect(site.steps()).toEqual([]);
    const [response] = site.responses();
    expect(response).not.toHaveProperty("page");
    expect(response!.touches).toEqual([
      {
        at: expect.any(String) as string,
        params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" },
        referrer: "",
        host: "127.0.0.1",
      },
    ]);
    expect((await stored(visit)).local).toEqual(["voz.s"]);
  });
});

describe("the consent page", () => {
  const strict = (): string =>
    `default-src 'none'; script-src 'nonce-page' ${site.voz}; connect-src ${site.voz}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const watch = `<script NONCE>window.heard = []; addEventListener("securitypolicyviolation", function (event) { heard.push(event.violatedDirective); }); document.addEventListener("voz:consent", function (event) { heard.push(event.detail.state); });</script>`;
  const gpc = '<script NONCE>Object.defineProperty(navigator, "globalPrivacyControl", { value: true });</script>';
  const pageWith = (attributes = "", wording = ""): PageOptions => ({
    path: campaign,
    html: `<h1>Privacy</h1><div data-voz-consent>${wording}</div>`,
    headers: { "content-security-policy": strict() },
    before: `${watch}<script async NONCE src="${site.voz}/voz-consent.js" ${attributes}></script>`,
  });
  const heard = ({ page }: Visit): Promise<unknown> => page.evaluate("window.heard");
  const stateOf = (visit: Visit): Promise<unknown> => say(visit, "consent");

  it("says what is kept, lets agree and take it back, and remembers it where the site says under which name", async () => {
    const visit = await site.visit(pageWith('data-remember="shop-consent"'));
    const { page } = visit;
    await page.getByText("Todavía no has decidido.").waitFor();
    expect(await stored(visit)).toEqual(nothing);
    await page.getByRole("button", { name: "Acepto" }).click();
    await page.getByText("Has aceptado.").waitFor();
    expect((await stored(visit)).local).toEqual(["shop-consent", "voz.id", "voz.t", "voz.x"]);
    await visit.order();
    await answerAll(visit);
    await until(() => site.responses().length > 0);
    expect(site.responses()[0]?.consent).toEqual({
      state: "granted",
      textVersion: "voz-1",
      purposes: ["attribution"],
    });
    // Another page of the site, where nothing else says so.
    const next = await site.again(visit.context, {
      ...pageWith('data-remember="shop-consent"'),
      html: "<h1>Shop</h1>",
    });
    await until(async () => (await stateOf(next)) === "granted");
    const back = await site.again(visit.context, pageWith('data-remember="shop-consent"'));
    await back.page.getByRole("button", { name: "Retirar mi consentimiento" }).click();
    await back.page.getByText("Has rechazado.").waitFor();
    expect((await stored(back)).local).toEqual(["shop-consent", "voz.s"]);
    // Who pressed it still has the focus, and what it says is read aloud.
    expect(await back.page.evaluate("document.activeElement.shadowRoot.activeElement.textContent")).toBe("Rechazo");
    const later = await site.again(visit.context, pageWith('data-remember="shop-consent"'));
    await until(async () => (await stateOf(later)) === "denied");
    expect([visit.errors, back.errors, await heard(visit), await heard(back)]).toEqual([
      [],
      [],
      ["granted"],
      ["denied"],
    ]);
  });

  it("tells what another tab chose, and that this browser remembers it; names no purpose where there is none", async () => {
    const options = pageWith('data-remember="c" data-purposes=""');
    const one = await site.visit(options);
    const two = await site.again(one.context, options);
    await two.page.getByText("Todavía no has decidido.").waitFor();
    expect(await two.page.getByText("Para qué").count()).toBe(0);
    await one.page.getByRole("button", { name: "Acepto" }).click();
    await two.page.getByText("Has aceptado.").waitFor();
    await two.page.getByText("Este navegador recuerda tu elección.").waitFor();
  });

  it("keeps nothing by itself; a wording that nobody agreed to is none; a browser's own no counts", async () => {
    const own = await site.visit(pageWith('data-wording="2026-2" data-remember="c"', "<p>Our own words.</p>"));
    await own.page.getByText("Our own words.").waitFor();
    expect(await own.page.getByText("Si aceptas").isVisible()).toBe(false);
    await own.page.evaluate(() =>
      localStorage.setItem(
        "c",
        JSON.stringify({ state: "granted", textVersion: "2026-1", purposes: ["attribution"], at: "2026-01-01" }),
      ),
    );
    const again = await site.again(own.context, pageWith('data-wording="2026-2" data-remember="c"'));
    await again.page.getByText("Todavía no has decidido.").waitFor();
    expect((await stored(again)).local).toEqual(["c"]);

    const forgetful = await site.visit(pageWith());
    await forgetful.page.getByRole("button", { name: "Rechazo" }).click();
    await forgetful.page.getByText("Has rechazado.").waitFor();
    expect(await stored(forgetful)).toEqual(nothing);

    const options = pageWith();
    const signalled = await site.visit({ ...options, before: gpc + options.before });
    await signalled.page.getByText("Global Privacy Control").waitFor();
    await signalled.page.getByRole("button", { name: "Acepto" }).click({ force: true });
    expect([await stateOf(signalled), await heard(signalled), await stored(signalled)]).toEqual([
      "denied",
      [],
      nothing,
    ]);
  });

  it("has no fault that a checker finds, in English and in the dark", async () => {
    const visit = await site.visit({ ...pageWith(), lang: "en", browser: { colorScheme: "dark" } });
    await visit.page.getByRole("heading", { name: "Your opinion, and what is kept for it" }).waitFor();
    await visit.page.evaluate(axe);
    const { violations } = (await visit.page.evaluate('axe.run("[data-voz-consent]")')) as { violations: unknown[] };
    expect(violations).toEqual([]);
  });

  it("mirrors itself where text runs from the right, and fetches one language", async () => {
    const visit = await site.visit({
      ...pageWith('data-remember="c" data-purposes="attribution, newsletter"'),
      attributes: 'data-locale="ar-EG"',
      lang: "en",
    });
    const panel = visit.page.locator("[data-voz-consent] section");
    await panel.waitFor();
    expect(await panel.evaluate((one) => [one.getAttribute("lang"), getComputedStyle(one).direction])).toEqual([
      "ar",
      "rtl",
    ]);
    expect(await panel.locator("p", { hasText: "newsletter" }).innerText()).toBe(
      ar.purposes.replace("{list}", `${ar.purpose}، newsletter`),
    );
    const left = async (name: string): Promise<number> =>
      (await panel.getByRole("button", { name, exact: true }).boundingBox())!.x;
    expect(await left(ar.agree)).toBeGreaterThan(await left(ar.refuse));
    await panel.getByRole("button", { name: ar.agree, exact: true }).click();
    await panel.getByText(ar.isGranted).waitFor();
    await panel.getByText(ar.remembered).waitFor();
    await visit.page.setViewportSize({ width: 320, height: 800 });
    expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    await visit.page.evaluate(axe);
    const { violations } = (await visit.page.evaluate('axe.run("[data-voz-consent]")')) as { violations: unknown[] };
    expect(violations).toEqual([]);
    expect(site.files.filter((file) => file.includes("choice"))).toEqual([site.built.choice["ar"]]);
    expect([visit.errors, await heard(visit)]).toEqual([[], ["granted"]]);
  });

  it.each([
    ["pt_BR", "pt"],
    ["iw", "he"],
    ["no", "en"],
  ])("for %s speaks %s", async (lang, language) => {
    const visit = await site.visit({ ...pageWith(), lang });
    await visit.page.locator(`[data-voz-consent] section[lang=${language}]`).waitFor();
  });
});
