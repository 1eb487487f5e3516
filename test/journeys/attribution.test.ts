/** How a visitor arrived, and what of it is stored with the answer: real sites, real links, the real Worker. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Response, ResolvedTouch } from "#contract";
import { serveVoz, type Served } from "./served.ts";
import {
  consent,
  goOn,
  kept,
  keptTouches,
  noticed,
  open,
  openSites,
  read,
  ready,
  respond,
  route,
  setClock,
  type Device,
  type PageOptions,
  type Sites,
} from "./site.ts";

const minute = 60_000;
const hour = 60 * minute;
/** How long what happens in the background may take on a busy machine. */
const soon = { timeout: 5_000 };
const autumn = "utm_source=newsletter&utm_medium=email&utm_campaign=otono";
const winter = "utm_source=instagram&utm_medium=paid_social&utm_campaign=invierno";

let voz: Served;
let sites: Sites;
let survey: string;
/** A survey that asks for a promise, so that the page asks the Worker before it shows it. */
let checkout: string;

async function publish(draft: Record<string, unknown>): Promise<string> {
  const { id } = await voz.ask<{ id: string }>("/v1/surveys", { body: draft });
  await voz.ask(`/v1/surveys/${id}/publish`, { body: {} });
  return id;
}

beforeAll(async () => {
  voz = await serveVoz({ VOZ_DEMO: "empty" });
  sites = await openSites(voz);
  const keys = await voz.ask<{ items: { id: string; kind: string }[] }>("/v1/keys");
  const key = keys.items.find(({ kind }) => kind === "public");
  await voz.ask(`/v1/keys/${key?.id ?? ""}`, { method: "PATCH", body: { origins: ["http://*.test:*"] } });
  await voz.ask("/v1/workspace", {
    method: "PATCH",
    body: { settings: { ownHosts: ["outlet.test"], excludedReferrers: ["pay.test"] } },
  });
  for (const [name, value] of [
    ["Otoño", "otono"],
    ["Invierno", "invierno"],
  ])
    await voz.ask("/v1/campaigns", { body: { name, match: [{ field: "campaign", op: "is", value }] } });
  const nps = { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true };
  survey = await publish({ name: "Siempre", questions: [nps], repeat: { mode: "always" } });
  checkout = await publish({
    name: "Después de la compra",
    touchpoint: "checkout",
    questions: [nps, { id: "kept", kind: "promise" }],
    when: { any: [{ event: "order_completed" }] },
    repeat: { mode: "always" },
  });
});
afterAll(async () => {
  await sites?.close();
  await voz?.stop();
});

/** One person with a browser; at the end nothing may have gone wrong on any page. */
async function visitor(
  walk: (device: Device, page: Page) => Promise<void>,
  { ago = 0, ...options }: { ago?: number; init?: string } = {},
): Promise<void> {
  const device = await sites.device(options);
  try {
    await walk(device, await device.tab(ago));
    expect(device.troubles).toEqual([]);
  } finally {
    await device.close();
  }
}

/** A page of the shop of its own, so that no test's page is another's. */
let made = 0;
function ownPage(options: PageOptions = {}): string {
  const path = `/page-${++made}`;
  sites.page("shop.test", path, options);
  return path;
}

const shop = (path = "/"): string => sites.at("shop.test", path);
const answered = async (page: Page): Promise<Response> => read(voz, await respond(page, survey));
const facts = (touch: ResolvedTouch | null) =>
  touch && {
    source: touch.source,
    medium: touch.medium,
    campaign: touch.campaign,
    channel: touch.channel,
    session: touch.session,
  };
const campaignsKept = async (page: Page) => (await keptTouches(page)).map(({ params }) => params["utm_campaign"]);

const byNewsletter = { source: "newsletter", medium: "email", campaign: "otono", channel: "email" };
const byInstagram = { source: "instagram", medium: "paid_social", campaign: "invierno", channel: "paid_social" };
const direct = { source: "(direct)", medium: "(none)", campaign: null, channel: "direct" };

describe("a single page app", () => {
  it("whose router cleans the address after the load: the arrival is what was clicked", () =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop(`/offer?${autumn}`) }));
      await goOn(page);
      await route(page, "/offer", "replaceState");
      await route(page, "/product");
      await route(page, "/cart?step=1");
      const response = await answered(page);
      expect(response).toMatchObject({
        campaign: { name: "Otoño" },
        channel: "email",
        page: { url: shop("/cart") },
        flags: [],
        touches: {
          scope: "page",
          lastNonDirect: { ...byNewsletter, landing: "/offer", referrerHost: "news.test", basis: "utm", flags: [] },
        },
      });
      expect(response.touches.first).toEqual(response.touches.lastNonDirect);
      expect(response.touches.last).toEqual(response.touches.lastNonDirect);
    }));

  it("whose router cleans the address before the script has come: the arrival is still what was clicked", () =>
    visitor(async (_device, page) => {
      const path = ownPage({ early: `history.replaceState({}, "", "/home");` });
      await open(page, shop(`${path}?${autumn}`));
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/home");
      expect(await answered(page)).toMatchObject({
        campaign: { name: "Otoño" },
        channel: "email",
        touches: { lastNonDirect: { ...byNewsletter, landing: path } },
        page: { url: shop("/home") },
      });
    }));

  it("whose router opens a route with a campaign before the script has come: both are arrivals", () =>
    visitor(async (_device, page) => {
      const path = ownPage({ early: `history.replaceState({}, "", "/home?${winter}");` });
      await open(page, shop(`${path}?${autumn}`));
      await consent(page, "granted");
      await expect.poll(() => campaignsKept(page), soon).toEqual(["otono", "invierno"]);
      const { touches } = await answered(page);
      expect(facts(touches.first)).toEqual({ ...byNewsletter, session: 1 });
      expect(facts(touches.last)).toEqual({ ...byInstagram, session: 1 });
    }));

  it("a route without a campaign is no touch; one with a campaign is, and the referrer stays the first one", () =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop("/offer") }));
      await goOn(page);
      await consent(page, "granted");
      for (const path of ["/a", "/b?ref=menu", "/c?page=2#top"]) await route(page, path);
      expect(await keptTouches(page)).toHaveLength(1);
      const plain = await answered(page);
      expect(plain).toMatchObject({ campaign: null, channel: "referral" });
      expect(facts(plain.touches.last)).toEqual({
        source: "news.test",
        medium: "referral",
        campaign: null,
        channel: "referral",
        session: 1,
      });

      await route(page, `/d?${winter}`, "replaceState");
      expect(await keptTouches(page)).toHaveLength(2);
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: { name: "Invierno" }, channel: "paid_social" });
      expect(response.touches.first).toMatchObject({ source: "news.test", landing: "/offer" });
      expect(response.touches.last).toMatchObject({
        ...byInstagram,
        landing: "/d",
        referrerHost: "news.test",
        session: 1,
      });
    }));

  it("going back to the first route is no second arrival by its link", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      await route(page, `/d?${winter}`);
      await page.goBack();
      await expect.poll(() => page.url(), soon).toContain("/offer");
      await noticed(page);
      // Nothing is kept here, so that the answer carries the one arrival that the page knows as its latest.
      expect(await answered(page)).toMatchObject({ campaign: { name: "Invierno" }, touches: { scope: "page" } });
      await consent(page, "granted");
      expect(await campaignsKept(page)).toEqual(["otono", "invierno"]);
    }));
});

describe("consent that comes late", () => {
  it("still keeps this load's arrival, which the next page of the site then finds", () =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop(`/offer?${autumn}`) }));
      await goOn(page);
      await route(page, "/offer", "replaceState");
      await route(page, "/product");
      expect(await kept(page)).toEqual({});
      await consent(page, "granted");
      expect(await kept(page)).toMatchObject({
        "voz.t": [{ session: 1, landing: "/offer", params: { utm_campaign: "otono" } }],
      });

      await open(page, shop("/cart"));
      await page.reload();
      await ready(page);
      expect(await keptTouches(page)).toHaveLength(1);
      const response = await answered(page);
      expect(response).toMatchObject({
        campaign: { name: "Otoño" },
        channel: "email",
        consent: { state: "granted" },
        page: { url: shop("/cart") },
        touches: { scope: "history", last: { ...byNewsletter, landing: "/offer", session: 1 } },
      });
      expect(response.visitorId).toMatch(/./);
    }));

  it("keeps every arrival of the load, not only the latest", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      await route(page, `/d?${winter}`);
      expect(await kept(page)).toEqual({});
      await consent(page, "granted");
      expect(await campaignsKept(page)).toEqual(["otono", "invierno"]);
      const { touches, campaign } = await answered(page);
      expect(facts(touches.first)).toEqual({ ...byNewsletter, session: 1 });
      expect(facts(touches.last)).toEqual({ ...byInstagram, session: 1 });
      expect(campaign).toMatchObject({ name: "Invierno" });
    }));

  it("without it the next page knows nothing, and says so", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      await page.evaluate((to) => location.assign(to), shop("/cart"));
      await page.waitForURL(shop("/cart"));
      await ready(page);
      expect(await answered(page)).toMatchObject({
        campaign: null,
        visitorId: null,
        touches: { scope: "page", first: null, last: null, lastNonDirect: null },
      });
    }));
});

describe("a detour to pay", () => {
  const detour = async (page: Page, host: string, how: "link" | "post"): Promise<void> => {
    await open(page, shop(`/offer?${autumn}`));
    await consent(page, "granted");
    const bank = sites.stranger(host, { to: shop("/thanks"), how }, "/checkout");
    await page.evaluate((to) => location.assign(to), bank);
    await page.waitForURL(bank);
    await goOn(page);
    expect(new URL(await page.evaluate(() => document.referrer)).hostname).toBe(host);
  };

  it.each(["link", "post"] as const)("at an excluded host (%s): the campaign keeps the credit", (how) =>
    visitor(async (_device, page) => {
      await detour(page, "pay.test", how);
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
      for (const touch of [response.touches.first, response.touches.last, response.touches.lastNonDirect])
        expect(facts(touch)).toEqual({ ...byNewsletter, session: 1 });
      expect(response.touches.credit.linear).toHaveLength(1);
    }),
  );

  it("at a host that nobody listed: a plain website does not outrank a campaign in one visit", () =>
    visitor(async (_device, page) => {
      await detour(page, "bank.test", "post");
      expect(await keptTouches(page)).toHaveLength(2);
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
      expect(facts(response.touches.last)).toEqual({ ...byNewsletter, session: 1 });
      expect(facts(response.touches.lastNonDirect)).toEqual({ ...byNewsletter, session: 1 });
    }));

  it("alone, the two differ: an excluded host is no arrival, one that nobody listed is a referral", () =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("pay.test", { to: shop("/thanks") }));
      await goOn(page);
      expect((await answered(page)).touches).toMatchObject({ last: null, lastNonDirect: null });
      await page.goto(sites.stranger("bank.test", { to: shop("/thanks") }));
      await goOn(page);
      expect(await answered(page)).toMatchObject({ channel: "referral", touches: { last: { source: "bank.test" } } });
    }));

  it("the survey on the thanks page, answered by hand, is stored with the campaign", () =>
    visitor(async (_device, page) => {
      await detour(page, "pay.test", "post");
      await page.evaluate(() =>
        (window as unknown as { voz: (...all: unknown[]) => void }).voz("track", "order_completed"),
      );
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: /^8\b/ }).check();
      await dialog.getByRole("button", { name: "Siguiente" }).click();
      await dialog.getByRole("radio", { name: "Mejor", exact: true }).check();
      const acknowledged = page.waitForResponse(
        (answer) => answer.url().endsWith("/v1/collect") && (answer.request().postData() ?? "").includes('"complete"'),
      );
      await dialog.getByRole("button", { name: "Enviar" }).click();
      const { results } = (await (await acknowledged).json()) as { results: { id: string; status: string }[] };
      const ids = results.filter(({ status }) => status === "stored").map(({ id }) => id);
      const { items } = await voz.ask<{ items: Response[] }>(`/v1/responses?survey=${checkout}`);
      const response = items.find(({ id }) => ids.includes(id));
      expect(response).toMatchObject({
        state: "complete",
        answers: { nps: 8, kept: 1 },
        campaign: { name: "Otoño" },
        channel: "email",
        touchpoint: "checkout",
        page: { url: shop("/thanks") },
        touches: { scope: "history", last: { ...byNewsletter, landing: "/offer" } },
      });
    }));
});

describe("a device that loses or forbids storage", () => {
  it("cleared between two visits: the second one is what it is, and nothing breaks", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        const before = await answered(page);
        expect(before).toMatchObject({ campaign: { name: "Otoño" }, touches: { scope: "history" } });
        await page.goto("about:blank");

        const later = await device.tab();
        await later.addInitScript(() => localStorage.clear());
        await open(later, shop("/cart"));
        const after = await answered(later);
        expect(after).toMatchObject({ campaign: null, channel: "direct", flags: [] });
        for (const touch of [after.touches.first, after.touches.last, after.touches.lastNonDirect])
          expect(facts(touch)).toEqual({ ...direct, session: 1 });
        expect(after.visitorId).toMatch(/./);
        expect(after.visitorId).not.toBe(before.visitorId);
      },
      { ago: hour },
    ));

  it("cleared together with the site's memory of the consent: only the page is known, and that is said", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        await page.goto("about:blank");
        await device.context.clearCookies();

        const later = await device.tab();
        await later.addInitScript(() => localStorage.clear());
        await open(later, shop("/cart"));
        const after = await answered(later);
        expect(after).toMatchObject({
          campaign: null,
          channel: "direct",
          visitorId: null,
          consent: { state: "pending" },
          touches: { scope: "page", last: direct },
        });
        expect(await kept(later)).toEqual({});
      },
      { ago: hour },
    ));

  it.each([
    [
      "throws at its name",
      `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });`,
    ],
    ["is missing", `Object.defineProperty(window, "localStorage", { value: null });`],
    ["is full", `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`],
  ])("localStorage %s: this load's arrival is known, the next one's too, and neither knows the other", (_what, init) =>
    visitor(
      async (_device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        expect(await answered(page)).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
        await open(page, shop("/cart"));
        const { touches, campaign } = await answered(page);
        expect(campaign).toBeNull();
        expect(facts(touches.first)).toEqual({ ...direct, session: 1 });
        // Within one load the page's memory stands in.
        await route(page, `/d?${winter}`);
        const walked = await answered(page);
        expect(facts(walked.touches.first)).toEqual({ ...byInstagram, session: 1 });
        expect(walked.touches.credit.linear).toHaveLength(1);
        await route(page, `/e?${autumn}`);
        const { touches: both } = await answered(page);
        expect(facts(both.first)).toEqual({ ...byInstagram, session: 1 });
        expect(facts(both.last)).toEqual({ ...byNewsletter, session: 1 });
      },
      { init },
    ),
  );
});

describe("own hosts", () => {
  const arrivedFrom = async (page: Page, host: string, landing: string): Promise<Response> => {
    // A visit of its own, of which nothing else is known.
    await page.goto(sites.at(host));
    await page.evaluate((to) => location.assign(to), sites.at(landing, "/cart"));
    await page.waitForURL(sites.at(landing, "/cart"));
    await ready(page);
    expect(new URL(await page.evaluate(() => document.referrer)).hostname).toBe(host);
    return answered(page);
  };

  it.each([
    ["a subdomain", "blog.shop.test", "shop.test"],
    ["the bare domain and its www", "www.shop.test", "shop.test"],
    ["the other way round", "shop.test", "www.shop.test"],
    ["another domain that the workspace named", "outlet.test", "shop.test"],
  ])("%s is no arrival", (_what, from, to) =>
    visitor(async (_device, page) => {
      const response = await arrivedFrom(page, from, to);
      expect(response).toMatchObject({ campaign: null, channel: null });
      expect(response.touches).toMatchObject({ scope: "page", first: null, last: null, lastNonDirect: null });
    }),
  );

  it("a stranger's page is one, by the same way", () =>
    visitor(async (_device, page) => {
      expect(await arrivedFrom(page, "news.test", "shop.test")).toMatchObject({
        channel: "referral",
        touches: { last: { source: "news.test", medium: "referral" } },
      });
    }));

  it("a way over them takes nothing from the campaign", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      await consent(page, "granted");
      for (const host of ["blog.shop.test", "outlet.test"]) {
        const response = await arrivedFrom(page, host, "shop.test");
        expect(response).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
        expect(facts(response.touches.last)).toEqual({ ...byNewsletter, session: 1 });
      }
    }));
});

describe("consent that is taken back", () => {
  it("deletes what was kept; a later answer carries channel facts of this load only", () =>
    visitor(async (device, page) => {
      const to = shop(`/offer?${winter}&gclid=Click-Value-1`);
      await open(page, shop(`/offer?${autumn}`));
      await consent(page, "granted");
      await page.goto(sites.stranger("news.test", { to, policy: "unsafe-url" }, "/story/of-one-reader"));
      await goOn(page);
      const agreed = await answered(page);
      expect(agreed.touches).toMatchObject({ scope: "history", first: byNewsletter, last: { landing: "/offer" } });
      await expect.poll(async () => Object.keys(await kept(page)).sort(), soon).toEqual(["voz.id", "voz.t", "voz.x"]);

      await consent(page, "denied");
      await expect.poll(() => kept(page), soon).toEqual({});
      device.sent.length = 0;
      const response = await answered(page);
      expect(response).toMatchObject({
        campaign: { name: "Invierno" },
        channel: "paid_social",
        visitorId: null,
        page: null,
        consent: { state: "denied" },
        touches: {
          scope: "page",
          last: { ...byInstagram, clickId: "gclid", referrerHost: "news.test", landing: null },
        },
      });
      expect(response.touches.first).toEqual(response.touches.last);
      await expect.poll(() => device.sent.filter((text) => text.includes("/v1/collect")), soon).toHaveLength(1);
      const told = device.sent.join("\n");
      expect(told).toContain('"referrer":"http://news.test/"');
      for (const secret of ["Click-Value-1", "of-one-reader", "/offer", "otono", agreed.visitorId ?? "none"])
        expect(told).not.toContain(secret);
      expect(await kept(page)).toEqual({});

      // A page later the no still holds.
      await open(page, shop("/cart"));
      expect(await answered(page)).toMatchObject({ campaign: null, visitorId: null });
      expect(await kept(page)).toEqual({});
    }));

  it("in one tab is taken back in the others too", () =>
    visitor(async (device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      await consent(page, "granted");
      const other = await device.tab();
      await open(other, shop("/cart"));
      expect((await answered(page)).visitorId).toMatch(/./);
      await consent(other, "denied");
      for (const tab of [other, page]) await expect.poll(() => kept(tab), soon).toEqual({});
      // The first tab is walked on in, answered in, and left.
      await noticed(page);
      await route(page, `/d?${winter}`);
      expect(await answered(page)).toMatchObject({
        visitorId: null,
        touches: { scope: "page" },
        consent: { state: "denied" },
      });
      await page.goto("about:blank");
      expect(await kept(other)).toEqual({});
    }));
});

/** Everything that lies in the database's own files, the journal included. */
function inDatabase(): string {
  const folder = join(voz.folder, "d1/miniflare-D1DatabaseObject");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("\n");
}

describe("what is personal in a link", () => {
  const secrets = [
    "Recipient-7",
    "Hub-Recipient-8",
    "Klaviyo-9",
    "Marketo-10",
    "Token-11",
    "Ana.Secret",
    "Fragment-12",
  ];
  const personal =
    "&mc_eid=Recipient-7&_hsenc=Hub-Recipient-8&_kx=Klaviyo-9&mkt_tok=Marketo-10&reset=Token-11" +
    "&utm_content=Ana.Secret%40example.com&utm_term=Ana.Secret%2540example.com#access_token=Fragment-12";

  it.each(["granted", "pending", "denied"] as const)("never leaves the browser (%s)", (state) =>
    visitor(async (device, page) => {
      const path = ownPage({ attributes: `data-consent="${state}"` });
      await open(page, shop(`${path}?${autumn}&mc_cid=Mail-1${personal}`));
      // Everything that a page can send: configuration, decision, steps, an answer, and what goes as it is left.
      await page.evaluate(() =>
        (window as unknown as { voz: (...all: unknown[]) => void }).voz("track", "order_completed"),
      );
      await page.getByRole("dialog").getByRole("radio", { name: /^3\b/ }).check();
      await route(page, `/next?${winter}${personal}`);
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: { name: "Invierno" }, flags: ["pii_dropped"] });
      expect(response.touches.last).toMatchObject({ content: null, term: null });
      await page.goto("about:blank");
      await expect.poll(() => device.sent.some((text) => text.includes('"type":"response"')), soon).toBe(true);
      await page.waitForTimeout(300);

      const told = device.sent.join("\n");
      for (const way of ["/v1/config", "/v1/decide", "/v1/collect"]) expect(told).toContain(way);
      expect(told).toContain("Mail-1");
      expect(told.includes('"type":"exposure"')).toBe(state !== "denied");
      for (const secret of secrets) {
        expect(told).not.toContain(secret);
        expect(inDatabase()).not.toContain(secret);
      }
      expect(inDatabase()).toContain("invierno");
    }),
  );

  it("nor does an address of a person in the path", () =>
    visitor(async (device, page) => {
      await open(page, shop(`/users/Ana.Secret@example.com/orders?${autumn}`));
      const response = await answered(page);
      expect(response.touches.last).toMatchObject({ landing: "/users/[email]/orders" });
      expect(response.page).toEqual({ url: shop("/users/[email]/orders") });
      expect(device.sent.join("\n")).not.toContain("Ana.Secret");
    }));
});

describe("a click id", () => {
  it("alone is paid search; its name is told, its value never", () =>
    visitor(async (device, page) => {
      await open(page, shop("/offer?gclid=Click-Value-2"));
      await consent(page, "granted");
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: null, channel: "paid_search", flags: [] });
      expect(response.touches.last).toMatchObject({
        source: "google",
        medium: "cpc",
        basis: "click_id",
        clickId: "gclid",
        clickIds: ["gclid"],
      });
      expect(JSON.stringify(await kept(page))).not.toContain("Click-Value-2");
      await expect.poll(() => device.sent.join("\n"), soon).toContain('"gclid":"1"');
      expect(device.sent.join("\n")).not.toContain("Click-Value-2");
      expect(inDatabase()).not.toContain("Click-Value-2");
    }));

  it("a stale one in a copied link yields to the link's own words, with a flag", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/offer?gclid=Click-Value-3&${autumn}`));
      const response = await answered(page);
      expect(response).toMatchObject({
        campaign: { name: "Otoño" },
        channel: "email",
        flags: ["click_id_conflict"],
        touches: { last: { ...byNewsletter, basis: "utm", clickId: "gclid", flags: ["click_id_conflict"] } },
      });
    }));
});

describe("visits over time", () => {
  it("thirty minutes of silence end a visit: first and last differ", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        await page.goto("about:blank");
        const later = await device.tab();
        await open(later, shop(`/offer?${winter}`));
        expect((await keptTouches(later)).map(({ session }) => session)).toEqual([1, 2]);
        const { touches, campaign } = await answered(later);
        expect(facts(touches.first)).toEqual({ ...byNewsletter, session: 1 });
        expect(facts(touches.last)).toEqual({ ...byInstagram, session: 2 });
        expect(facts(touches.lastNonDirect)).toEqual({ ...byInstagram, session: 2 });
        expect(campaign).toMatchObject({ name: "Invierno" });
        expect(touches.credit.linear.map(({ source, share }) => [source, share])).toEqual([
          ["newsletter", 0.5],
          ["instagram", 0.5],
        ]);
      },
      { ago: 31 * minute },
    ));

  it("less than that does not", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        await page.goto("about:blank");
        const later = await device.tab();
        await open(later, shop("/cart"));
        expect(await keptTouches(later)).toHaveLength(1);
        const { touches } = await answered(later);
        expect(facts(touches.last)).toEqual({ ...byNewsletter, session: 1 });
      },
      { ago: 29 * minute },
    ));

  it("a second visit without a link: direct for the last model, the campaign for the last non-direct one", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        await page.goto("about:blank");
        const later = await device.tab();
        await open(later, shop("/cart"));
        const response = await answered(later);
        expect(facts(response.touches.last)).toEqual({ ...direct, session: 2 });
        expect(facts(response.touches.lastNonDirect)).toEqual({ ...byNewsletter, session: 1 });
        expect(response).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
      },
      { ago: 3 * hour },
    ));

  it("a campaign of forty days ago is the first touch still, and beyond the look-back", () =>
    visitor(
      async (device, page) => {
        await open(page, shop(`/offer?${autumn}`));
        await consent(page, "granted");
        await page.goto("about:blank");
        const later = await device.tab();
        await open(later, shop("/cart"));
        const response = await answered(later);
        expect(facts(response.touches.first)).toEqual({ ...byNewsletter, session: 1 });
        expect(facts(response.touches.lastNonDirect)).toEqual({ ...direct, session: 2 });
        expect(response).toMatchObject({ campaign: null, channel: "direct", flags: [] });
      },
      { ago: 40 * 24 * hour },
    ));
});

describe("two tabs", () => {
  it("opened by different campaigns: both arrivals are kept, and both come with the answer", () =>
    visitor(async (device, page) => {
      await open(page, shop(`/offer?${autumn}`));
      const other = await device.tab();
      await open(other, shop(`/gifts?${winter}`));
      await consent(page, "granted");
      // What one tab keeps reaches another a moment later.
      await expect.poll(() => campaignsKept(other), soon).toEqual(["otono"]);
      await consent(other, "granted");
      for (const tab of [page, other]) await expect.poll(() => campaignsKept(tab), soon).toEqual(["otono", "invierno"]);
      const { touches } = await answered(other);
      expect(facts(touches.first)).toEqual({ ...byNewsletter, session: 1 });
      expect(facts(touches.last)).toEqual({ ...byInstagram, session: 1 });
    }));

  it("an old tab that is closed does not turn a later visit back", () =>
    visitor(
      async (device, old) => {
        await open(old, shop(`/offer?${autumn}`));
        await consent(old, "granted");
        const second = await device.tab();
        await open(second, shop("/cart"));
        expect((await keptTouches(second)).map(({ session }) => session)).toEqual([1, 2]);
        // The old tab's clock has gone on too; leaving it is the last that this device does for now.
        await setClock(old, 0);
        await old.goto("about:blank");

        const third = await device.tab();
        await open(third, shop(`/gifts?${winter}`));
        expect((await keptTouches(third)).map(({ session }) => session)).toEqual([1, 2, 2]);
        const response = await answered(third);
        expect(facts(response.touches.last)).toEqual({ ...byInstagram, session: 2 });
        expect(response).toMatchObject({ campaign: { name: "Invierno" } });
      },
      { ago: 2 * hour },
    ));
});

describe("a link that speaks in its fragment", () => {
  it.each([
    ["#utm_source", `/#${autumn}`],
    ["a hash route", `/#/offer?${autumn}`],
    ["a hash route with a state of its own", `/?lang=es#/offer?tab=1&${autumn}`],
  ])("%s is read", (_what, path) =>
    visitor(async (_device, page) => {
      await open(page, shop(path));
      expect(await answered(page)).toMatchObject({
        campaign: { name: "Otoño" },
        channel: "email",
        touches: { last: { ...byNewsletter, landing: "/" } },
        page: { url: shop("/") },
      });
    }),
  );

  it("the query has the first word; the fragment fills what it leaves empty", () =>
    visitor(async (_device, page) => {
      await open(page, shop(`/?utm_campaign=invierno#${autumn}`));
      expect(await answered(page)).toMatchObject({
        campaign: { name: "Invierno" },
        touches: { last: { ...byNewsletter, campaign: "invierno" } },
      });
    }));
});

describe("what the referring page lets be known", () => {
  it.each([
    ["no-referrer", { policy: "no-referrer" }],
    ["rel=noreferrer", { rel: "noreferrer" }],
  ])("nothing (%s): direct", (_what, lead) =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop("/offer"), ...lead }));
      await goOn(page);
      const response = await answered(page);
      expect(response).toMatchObject({ campaign: null, channel: "direct", touches: { last: { referrerHost: null } } });
      expect(facts(response.touches.last)).toMatchObject(direct);
    }),
  );

  it.each(["origin", "strict-origin-when-cross-origin", "unsafe-url"])("its host at least (%s): a referral", (policy) =>
    visitor(async (device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop("/offer"), policy }, "/story/search"));
      await goOn(page);
      const response = await answered(page);
      expect(response).toMatchObject({
        channel: "referral",
        touches: { last: { source: "news.test", medium: "referral", referrerHost: "news.test", landing: "/offer" } },
      });
      // A whole address may come, and its path with it; the query never does.
      const path = policy === "unsafe-url" ? "/story/search" : "/";
      await expect.poll(() => device.sent.join("\n"), soon).toContain(`"referrer":"http://news.test${path}"`);
      expect(device.sent.join("\n")).not.toContain("policy=");
    }),
  );

  it("nothing, but the link names its campaign: the campaign", () =>
    visitor(async (_device, page) => {
      await page.goto(sites.stranger("news.test", { to: shop(`/offer?${autumn}`), policy: "no-referrer" }));
      await goOn(page);
      expect(await answered(page)).toMatchObject({ campaign: { name: "Otoño" }, channel: "email" });
    }));
});
