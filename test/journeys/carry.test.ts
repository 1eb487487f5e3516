/** A campaign that goes along between two sites of one company: by a marked link, and by a cookie of their domain. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Response } from "#contract";
import { serveVoz, type Served } from "./served.ts";
import {
  consent,
  kept,
  keptTouches,
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

const soon = { timeout: 5_000 };
const autumn = "utm_source=newsletter&utm_medium=email&utm_campaign=otono";
const winter = "utm_source=instagram&utm_medium=paid_social&utm_campaign=invierno";

let voz: Served;
let sites: Sites;
let survey: string;
beforeAll(async () => {
  voz = await serveVoz({ VOZ_DEMO: "empty" });
  sites = await openSites(voz);
  const keys = await voz.ask<{ items: { id: string; kind: string }[] }>("/v1/keys");
  const key = keys.items.find(({ kind }) => kind === "public");
  await voz.ask(`/v1/keys/${key?.id ?? ""}`, { method: "PATCH", body: { origins: ["http://*.test:*"] } });
  await voz.ask("/v1/workspace", {
    method: "PATCH",
    body: { settings: { ownHosts: ["https://www.shop.test/", "outlet.test"] } },
  });
  await voz.ask("/v1/campaigns", {
    body: { name: "Otoño", match: [{ field: "campaign", op: "is", value: "otono" }] },
  });
  const nps = { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true };
  const { id } = await voz.ask<{ id: string }>("/v1/surveys", {
    body: { name: "Siempre", questions: [nps], repeat: { mode: "always" } },
  });
  await voz.ask(`/v1/surveys/${id}/publish`, { body: {} });
  survey = id;
});
afterAll(async () => {
  await sites?.close();
  await voz?.stop();
});

let devices: Device[] = [];
afterEach(async () => {
  const troubles = devices.flatMap((device) => device.troubles);
  for (const device of devices) await device.close();
  devices = [];
  expect(troubles).toEqual([]);
});
async function person(options: Parameters<Sites["device"]>[0] = {}): Promise<[Device, Page]> {
  const device = await sites.device(options);
  devices.push(device);
  return [device, await device.tab()];
}

const shop = (path = "/"): string => sites.at("shop.test", path);
const outlet = (path = "/"): string => sites.at("outlet.test", path);

/** A page of the shop's with links. */
let made = 0;
function pageWith(links: string, options: PageOptions = {}): string {
  const path = `/links-${++made}`;
  const draw = `addEventListener("DOMContentLoaded", () => document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(links)}));`;
  sites.page("shop.test", path, { ...options, early: (options.early ?? "") + draw });
  return path;
}
const link = (to: string, attributes = "data-voz-carry", id = "go"): string =>
  `<p><a id="${id}" ${attributes} href="${to}">Go <b>on</b></a></p>`;

const asked = (page: Page, path = "/v1/carry") =>
  page.waitForResponse((response) => new URL(response.url()).pathname === path && response.ok());
/** The pointer rests on a link until the page is ready for the click. */
async function hover(page: Page, id = "go"): Promise<void> {
  const answer = asked(page);
  await page.locator(`#${id} b`).hover();
  await answer;
  await settled(page);
}
const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
async function follow(page: Page, id = "go"): Promise<void> {
  await page.locator(`#${id}`).click();
  await page.waitForURL((address) => address.hostname !== "shop.test");
  await ready(page);
}
/** At the shop by the newsletter, with a marked link to the outlet; consent was given. */
async function arrived(page: Page, links = link(outlet("/sale?size=4%2F2#top")), query = autumn): Promise<void> {
  await open(page, shop(`${pageWith(links)}?${query}`));
  await consent(page, "granted");
  await expect.poll(() => keptTouches(page), soon).toHaveLength(1);
}
const opened = (page: Page) =>
  page.evaluate(() => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).name);
const answered = async (page: Page): Promise<Response> => read(voz, await respond(page, survey));
const campaigns = async (page: Page) => (await keptTouches(page)).map(({ params }) => params["utm_campaign"]);
const about = (device: Device, path: string): string[] => device.sent.filter((text) => text.includes(path));

const byNewsletter = { source: "newsletter", medium: "email", campaign: "otono", channel: "email", session: 1 };

describe("a marked link to another site of the company", () => {
  it("hands the campaign on: first, last and last non-direct of the answer over there are the one met here", async () => {
    const [device, page] = await person();
    await arrived(page);
    await hover(page);
    await follow(page);
    expect(await opened(page)).toMatch(/\/sale\?size=4%2F2&voz_t=[\w-]+(#top)?$/);
    // The address is as the link was written, before anybody can copy it.
    expect(page.url()).toBe(outlet("/sale?size=4%2F2#top"));
    const answer = asked(page, "/v1/carry/open");
    await consent(page, "granted");
    await answer;
    await expect.poll(() => campaigns(page), soon).toEqual(["otono", undefined]);
    const response = await answered(page);
    expect(response).toMatchObject({ campaign: { name: "Otoño" }, channel: "email", touches: { scope: "history" } });
    for (const model of ["first", "last", "lastNonDirect"] as const)
      expect(response.touches[model], model).toMatchObject({
        ...byNewsletter,
        landing: expect.stringMatching(/^\/links-/),
      });
    expect(response.page).toEqual({ url: outlet("/sale") });
    // The token went to the one door that reads it, and is kept nowhere.
    const [token = "none"] = /[\w-]+$/.exec((await opened(page)).replace(/#.*/, "")) ?? [];
    expect(device.sent.filter((text) => text.includes(token))).toHaveLength(1);
    expect(about(device, "/v1/carry/open")).toHaveLength(1);
    expect(JSON.stringify(await kept(page))).not.toMatch(/voz_t/);
  });

  it("to a page that knows the visitor: its own visits are counted on, and the same link twice adds nothing", async () => {
    const [device, page] = await person();
    const old = await device.tab(3 * 24 * 3_600_000);
    await open(old, outlet(`/?${winter}`));
    await consent(old, "granted");
    await expect.poll(() => campaigns(old), soon).toEqual(["invierno"]);
    await old.close();

    await arrived(page);
    await hover(page);
    await follow(page);
    await expect.poll(() => campaigns(page), soon).toEqual(["invierno", "otono", undefined]);
    expect((await keptTouches(page)).map(({ session }) => session)).toEqual([1, 2, 2]);
    const response = await answered(page);
    expect(response.touches.first).toMatchObject({ campaign: "invierno", session: 1 });
    expect(response.touches.last).toMatchObject({ campaign: "otono", session: 2 });

    const before = await keptTouches(page);
    const again = asked(page, "/v1/carry/open");
    await open(page, await opened(page));
    await again;
    await settled(page);
    expect(await keptTouches(page)).toEqual(before);
    expect(page.url().replace("#top", "")).toBe(outlet("/sale?size=4%2F2"));
  });

  it("by the keyboard, in another tab, and with the page's link left as it was", async () => {
    const [, page] = await person();
    await arrived(page, link(outlet("/a")));
    const answer = asked(page);
    await page.locator("#go").focus();
    await answer;
    await settled(page);
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.locator("#go").click({ button: "middle" }),
    ]);
    await ready(tab);
    expect(await opened(tab)).toContain("/a?voz_t=");
    expect(await page.locator("#go").getAttribute("href")).toBe(outlet("/a"));
    await page.bringToFront();
    await page.locator("#go").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/outlet/);
    expect(await opened(page)).toContain("/a?voz_t=");
  });

  it("under a finger, which rests on nothing: a link in view is ready before it is touched", async () => {
    const [device, page] = await person({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    const far = `<div style="height:3000px"></div>`;
    await open(page, shop(`${pageWith(far + link(outlet("/a")))}?${autumn}`));
    await consent(page, "granted");
    await settled(page);
    expect(about(device, "/v1/carry\n")).toEqual([]);
    const answer = asked(page);
    await page.locator("#go").scrollIntoViewIfNeeded();
    await answer;
    await settled(page);
    await page.locator("#go").tap();
    await page.waitForURL(/outlet/);
    await ready(page);
    expect(await opened(page)).toContain("voz_t=");
  });

  it("on which the pointer rests already when the visitor agrees", async () => {
    const [, page] = await person();
    await open(page, shop(`${pageWith(link(outlet("/a")))}?${autumn}`));
    await page.locator("#go b").hover();
    const answer = asked(page);
    await consent(page, "granted");
    await answer;
    await settled(page);
    await follow(page);
    expect(await opened(page)).toContain("voz_t=");
  });

  it("drawn later by a router, or in a shadow tree", async () => {
    const [, page] = await person();
    await arrived(page, `<div id="tree"></div>`);
    await page.evaluate((to) => {
      const root = document.querySelector("#tree")!.attachShadow({ mode: "open" });
      root.innerHTML = `<a id="go" data-voz-carry href="${to}">Go <b>on</b></a>`;
    }, outlet("/b"));
    // A page that draws its links out of sight says so on any element that is there.
    await page.evaluate(() => document.documentElement.setAttribute("data-voz-carry", ""));
    const part = page.waitForResponse(/\/voz\/carry-/);
    await route(page, "/next");
    await part;
    await settled(page);
    const answer = asked(page);
    await page.locator("#go b").hover();
    await answer;
    await settled(page);
    await follow(page);
    expect(await opened(page)).toContain("/b?voz_t=");
  });

  it("gets a new token once the old one has aged, and none that has", async () => {
    const [device, page] = await person();
    await arrived(page, link(outlet("/a")) + link(shop("/nowhere"), "", "rest"));
    await hover(page);
    await page.locator("#rest").hover();
    await page.locator("#go b").hover();
    expect(about(device, "/v1/carry\n")).toHaveLength(1);
    // Ten minutes later, by this page's clock.
    await setClock(page, -10 * 60_000);
    await page.locator("#go").dispatchEvent("click", { button: 1 });
    expect(await page.locator("#go").getAttribute("href")).toBe(outlet("/a"));
    await page.locator("#rest").hover();
    await hover(page);
    expect(about(device, "/v1/carry\n")).toHaveLength(2);
  });
});

describe("without consent", () => {
  it("over here nothing is fetched or handed on", async () => {
    const [device, page] = await person();
    await open(page, shop(`${pageWith(link(outlet("/a")))}?${autumn}`));
    await page.locator("#go b").hover();
    await settled(page);
    await follow(page);
    expect(page.url()).toBe(outlet("/a"));
    expect(await opened(page)).not.toContain("voz_t");
    expect(about(device, "carry")).toEqual([]);
  });

  it("taken back over here, a token that is there goes nowhere", async () => {
    const [, page] = await person();
    await arrived(page);
    await hover(page);
    await consent(page, "denied");
    await follow(page);
    expect(await opened(page)).not.toContain("voz_t");
  });

  it("over there the token waits in memory; the address is clean; a later yes of the same load still finds it", async () => {
    const [device, page] = await person();
    await arrived(page);
    await hover(page);
    await follow(page);
    expect(page.url()).toBe(outlet("/sale?size=4%2F2#top"));
    await settled(page);
    const alone = await answered(page);
    expect(alone).toMatchObject({ campaign: null, touches: { scope: "page" } });
    expect(about(device, "/v1/carry/open")).toEqual([]);
    expect(Object.keys(await kept(page)).filter((name) => name === "voz.t")).toEqual([]);
    const before = device.sent.filter((text) => text.includes("/voz/carry-")).length;
    expect(before).toBe(1);
    const answer = asked(page, "/v1/carry/open");
    await route(page, "/sale/next");
    await consent(page, "granted");
    await answer;
    await expect.poll(() => campaigns(page), soon).toContain("otono");
    expect(await answered(page)).toMatchObject({ campaign: { name: "Otoño" } });
  });

  it("refused over there, nothing comes of it", async () => {
    const [device, page] = await person();
    await arrived(page);
    await hover(page);
    await follow(page);
    await consent(page, "denied");
    await settled(page);
    expect(await answered(page)).toMatchObject({ campaign: null });
    expect(about(device, "/v1/carry/open")).toEqual([]);
  });
});

describe("no other link", () => {
  it("unmarked, to a stranger, to the page's own site, or to somebody who only looks like an own host", async () => {
    const [device, page] = await person();
    const strangers = ["news.test", "notoutlet.test", "outlet.test.evil.test"];
    await arrived(
      page,
      [
        link(outlet("/a"), "", "unmarked"),
        link(shop("/b"), "data-voz-carry", "own"),
        ...strangers.map((host, place) => link(sites.at(host, "/"), "data-voz-carry", `s${place}`)),
        `<p><a id="mail" data-voz-carry href="mailto:a@outlet.test">Mail</a></p>`,
        link(outlet("/c")),
      ].join(""),
    );
    for (const id of ["unmarked", "own", "s0", "s1", "s2"]) await page.locator(`#${id} b`).hover();
    await page.locator("#mail").hover();
    await settled(page);
    expect(about(device, "/v1/carry\n")).toEqual([]);
    // Also with a token at hand, for the link that may have it.
    await hover(page);
    for (const id of ["unmarked", "own", "s0", "s1", "s2", "mail"]) {
      const href = await page.locator(`#${id}`).evaluate((anchor: HTMLAnchorElement) => {
        let seen = "";
        anchor.addEventListener("click", (event) => {
          seen = anchor.href;
          event.preventDefault();
        });
        anchor.click();
        return seen;
      });
      expect(href, id).not.toContain("voz_t");
    }
  });

  it("a page without any fetches nothing for it", async () => {
    const [device, page] = await person();
    await arrived(page, link(outlet("/a"), ""));
    await route(page, "/on");
    await settled(page);
    expect(about(device, "carry")).toEqual([]);
  });
});

describe("an address with a token", () => {
  it.each([
    ["?voz_t=x", ""],
    ["?voz_t=x&a=%20b+c", "?a=%20b+c"],
    ["?a=%20b&voz_t=x&b=2#/r?x=1", "?a=%20b&b=2#/r?x=1"],
    ["?a=1&voz_t=x#top", "?a=1#top"],
    ["?a=1&voz_t=%zz%20", "?a=1"],
    ["?not_voz_t=1", "?not_voz_t=1"],
  ])("%s becomes %s, and the router's state stays", async (query, clean) => {
    const [, page] = await person();
    const path = pageWith("", { early: `history.replaceState({ router: 7 }, ""); var seen = history.length;` });
    await open(page, shop(path + query));
    expect(page.url()).toBe(shop(path + clean));
    expect(
      await page.evaluate(() => [history.state, history.length === (window as unknown as { seen: number }).seen]),
    ).toEqual([{ router: 7 }, true]);
  });

  it("that is forged or old is told to the page's own listener, and nothing else happens", async () => {
    const [, page] = await person();
    const path = pageWith("", {
      early: `window.voz = function () { (voz.q = voz.q || []).push(arguments); }; window.told = [];
        voz("on", "failed", function (event) { told.push([event.error.code, event.error.detail]); });`,
    });
    await open(page, shop(`${path}?${autumn}&voz_t=${"A".repeat(200)}`));
    await consent(page, "granted");
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { told: unknown[] }).told), soon)
      .toEqual([["carry", 422]]);
    expect(await campaigns(page)).toEqual(["otono"]);
    expect(await answered(page)).toMatchObject({ campaign: { name: "Otoño" } });
  });
});

describe("a cookie of the domain", () => {
  const hosts = ["blog.shop.test", "www.shop.test", "shop.test"];
  const shared = 'data-cookie="shop.test"';
  const cookie = async (page: Page) => (await page.context().cookies()).find(({ name }) => name === "voz.t");
  const at = (host: string, query = ""): string => {
    sites.page(host, "/shared", { attributes: shared });
    return sites.at(host, `/shared?${query}`);
  };

  it("makes a campaign of one host known at the others, once each of them has consent", async () => {
    const [, page] = await person();
    await open(page, at("blog.shop.test", autumn));
    expect(await cookie(page)).toBe(undefined);
    await consent(page, "granted");
    await expect
      .poll(() => cookie(page), soon)
      .toMatchObject({
        domain: ".shop.test",
        path: "/",
        sameSite: "Lax",
        secure: false,
        httpOnly: false,
      });
    const { expires = 0, value = "" } = (await cookie(page)) ?? {};
    expect(Math.abs(expires - Date.now() / 1000 - 90 * 86_400)).toBeLessThan(60);
    expect(value.length).toBeLessThan(200);

    for (const host of hosts.slice(1)) {
      await open(page, at(host));
      expect(await answered(page), host).toMatchObject({ campaign: null });
      await consent(page, "granted");
      await expect.poll(() => campaigns(page), soon).toContain("otono");
      const response = await answered(page);
      expect(response, host).toMatchObject({ campaign: { name: "Otoño" } });
      expect(response.touches.first).toMatchObject(byNewsletter);
      expect(response.touches.lastNonDirect).toMatchObject(byNewsletter);
    }
    // And back: what the shop met later is known at the blog.
    await open(page, at("shop.test", winter));
    await expect.poll(() => campaigns(page), soon).toContain("invierno");
    await open(page, at("blog.shop.test"));
    await expect.poll(() => campaigns(page), soon).toEqual(expect.arrayContaining(["otono", "invierno"]));
  });

  it("goes with the consent: in the page that withdraws it, and where it is refused from the start", async () => {
    const [device, page] = await person();
    await open(page, at("blog.shop.test", autumn));
    await consent(page, "granted");
    await expect.poll(() => cookie(page), soon).toBeTruthy();
    await consent(page, "denied");
    await expect.poll(() => cookie(page), soon).toBe(undefined);

    await consent(page, "granted");
    await expect.poll(() => cookie(page), soon).toBeTruthy();
    const other = await device.tab();
    await open(other, at("www.shop.test"));
    await consent(other, "denied");
    await expect.poll(() => cookie(page), soon).toBe(undefined);
    expect(await campaigns(other)).toEqual([]);
  });

  it("is read by nobody before consent, and written by no page that does not name the domain", async () => {
    const [device, page] = await person();
    await open(page, at("blog.shop.test", autumn));
    await settled(page);
    expect(about(device, "/voz/carry-")).toEqual([]);
    await open(page, shop(`${pageWith("")}?${autumn}`));
    await consent(page, "granted");
    await settled(page);
    expect(await cookie(page)).toBe(undefined);
  });

  it("of somebody else's making spoils nothing", async () => {
    const [, page] = await person();
    await page.context().addCookies([
      {
        name: "voz.t",
        value: "x|k:1:evil.test:/:javascript%3Aalert(1):utm_campaign=evil&a=b|%E0%A4",
        domain: ".shop.test",
        path: "/",
      },
    ]);
    await open(page, at("blog.shop.test", autumn));
    await consent(page, "granted");
    await expect.poll(() => campaigns(page), soon).toEqual(["otono"]);
    await settled(page);
    expect(await campaigns(page)).toEqual(["otono"]);
    expect((await cookie(page))?.value).not.toContain("evil");
  });
});
