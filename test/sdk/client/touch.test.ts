/** Arrivals as the client holds them: before and after consent, across routes, tabs and visits. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shelfOn, type StorageLike } from "../../../sdk/client/shelf.ts";
import { createLoad } from "../../../sdk/client/touch.ts";
import { keepVisits, type Visits } from "../../../sdk/client/visit.ts";
import { createVoz } from "../../../sdk/index.ts";
import { fakeApi, fakeStorage, forbiddenStorage, steadyRandom, survey, type FakeStorage } from "./fakes.ts";

const minute = 60_000;
const autumn = "https://shop.example/offer?utm_campaign=autumn";
const winter = "https://shop.example/gifts?utm_campaign=winter";

let time: number;
let storage: FakeStorage;
beforeEach(() => {
  time = Date.parse("2026-11-22T10:00:00Z");
  storage = fakeStorage();
});
afterEach(() => void vi.unstubAllGlobals());

interface Load extends Visits {
  consent(state: boolean): void;
}
/** A page load on the device. */
function load(url: string, { agreed = true, store = storage as StorageLike } = {}): Load {
  let granted = agreed;
  const shelf = shelfOn(() => store);
  const now = (): number => time;
  const mayKeep = (): boolean => granted;
  const arrivals = keepVisits({ arrivals: createLoad(now, () => url, ""), shelf, now, granted: mayKeep });
  arrivals.remember();
  return {
    ...arrivals,
    consent(state) {
      granted = state;
      if (state) arrivals.remember();
      else arrivals.forget();
    },
  };
}
const kept = (): unknown[] =>
  (JSON.parse(storage.entries.get("voz.t")!) as { params: Record<string, string>; session: number }[]).map(
    ({ params, session }) => [params.utm_campaign, session],
  );
const campaigns = (arrivals: Visits): unknown[] =>
  arrivals.all().map(({ params, session }) => [params.utm_campaign, session]);

describe("the load's own arrival", () => {
  it("is of the moment of the load, however late it is read", () => {
    const page = load(autumn, { agreed: false });
    const began = new Date(time).toISOString();
    time += 5 * minute;
    expect(page.current().at).toBe(began);
    page.consent(true);
    expect(page.all().map(({ at }) => at)).toEqual([began]);
  });

  it("that nobody read waits in front of one that the host tells of", () => {
    const page = load(autumn, { agreed: false });
    page.arrive(winter, "");
    page.consent(true);
    expect(kept()).toEqual([
      ["autumn", 1],
      ["winter", 1],
    ]);
  });
});

describe("before consent", () => {
  it("each arrival of the load waits, and is kept once consent comes", () => {
    const page = load(autumn, { agreed: false });
    time += minute;
    page.route(winter);
    expect(storage.entries.size).toBe(0);
    expect(page.current().params).toEqual({ utm_campaign: "winter" });
    page.consent(true);
    expect(kept()).toEqual([
      ["autumn", 1],
      ["winter", 1],
    ]);
  });

  it("at most eleven wait, the first among them", () => {
    const page = load(autumn, { agreed: false });
    for (let turn = 0; turn < 20; turn += 1) page.route(`https://shop.example/?utm_campaign=${turn}`);
    page.consent(true);
    expect(kept()).toHaveLength(11);
    expect(kept()[0]).toEqual(["autumn", 1]);
    expect(kept().at(-1)).toEqual(["19", 1]);
  });
});

describe("with consent", () => {
  it("a tab that stays open sees what other tabs keep later", () => {
    const old = load(autumn);
    expect(campaigns(old)).toEqual([["autumn", 1]]);
    time += 60 * minute;
    load(winter);
    expect(campaigns(old)).toEqual([
      ["autumn", 1],
      ["winter", 2],
    ]);
  });

  it("without it, what the device keeps stays unread", () => {
    load(winter);
    expect(campaigns(load(autumn, { agreed: false }))).toEqual([["autumn", undefined]]);
  });

  it("said twice, also after another tab's later visit: nothing is kept twice", () => {
    const page = load(autumn);
    time += 60 * minute;
    load(winter);
    page.consent(true);
    expect(kept()).toEqual([
      ["autumn", 1],
      ["winter", 2],
    ]);
  });

  it("taken back and given again: this load's arrival alone is kept", () => {
    load(autumn);
    const page = load(winter);
    page.consent(false);
    expect(storage.entries.size).toBe(0);
    page.consent(true);
    expect(kept()).toEqual([["winter", 1]]);
  });

  it("an old tab that goes does not turn a later visit back", () => {
    const old = load(autumn);
    time += 60 * minute;
    load("https://shop.example/").first("shown");
    time += minute;
    old.touchVisit();
    expect(JSON.parse(storage.entries.get("voz.x")!)).toEqual({
      session: 2,
      lastSeenAt: "2026-11-22T11:01:00.000Z",
      steps: ["shown"],
    });
    load(winter);
    expect(kept().at(-1)).toEqual(["winter", 2]);
  });

  it("where storage is forbidden, the load's own memory stands in", () => {
    const page = load(autumn, { store: forbiddenStorage });
    time += minute;
    page.route(winter);
    page.consent(true);
    expect(campaigns(page)).toEqual([
      ["autumn", 1],
      ["winter", 1],
    ]);
  });
});

describe("another tab", () => {
  const told = (key: string, newValue: string | null): void =>
    void window.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  const client = () => {
    const api = fakeApi(survey({}));
    const voz = createVoz({
      host: "https://voz.test",
      key: "voz_pk_1",
      url: autumn,
      storage,
      fetch: api.fetch,
      random: steadyRandom(),
      privacySignal: false,
      consent: "granted",
    });
    return { api, voz };
  };
  let window: EventTarget;
  beforeEach(() => {
    window = new EventTarget();
    for (const name of ["addEventListener", "removeEventListener"] as const)
      vi.stubGlobal(name, window[name].bind(window));
  });

  it("that takes the consent back does so here too", async () => {
    const { api, voz } = client();
    told("voz.t", null);
    await voz.respond("sur_1", { nps: 9 });
    expect(api.items()[0]).toMatchObject({ consent: { state: "denied" } });
    expect(api.items()[0]).not.toHaveProperty("visitorId");
    expect([...storage.entries.keys()]).toEqual(["voz.s"]);
    voz.destroy();
  });

  it.each([
    ["keeps another arrival", "voz.t", "[]"],
    ["is of another person now", "voz.id", null],
  ])("that %s changes nothing here", async (_what, key, newValue) => {
    const { api, voz } = client();
    told(key, newValue);
    await voz.respond("sur_1", { nps: 9 });
    expect(api.items()[0]).toMatchObject({ consent: { state: "granted" }, visitorId: expect.any(String) as string });
    voz.destroy();
  });
});

describe("routes", () => {
  it("going back to a campaign's address is no arrival", () => {
    const page = load(autumn, { agreed: false });
    page.route(winter);
    const before = page.current();
    time += minute;
    page.route(autumn);
    page.route(winter);
    expect(page.current()).toBe(before);
  });
});

describe("the page's address", () => {
  it("goes without query, fragment and what names a person", () => {
    expect(load(autumn).plain("https://shop.example:8080/u/ana@b.example/orders?x=1#y")).toBe(
      "https://shop.example:8080/u/[email]/orders",
    );
  });

  const told = async (href: string, opened: unknown): Promise<Record<string, unknown>> => {
    const api = fakeApi(survey({}));
    vi.stubGlobal("location", { href });
    vi.stubGlobal("performance", { getEntriesByType: () => opened });
    const voz = createVoz({
      host: "https://voz.test",
      key: "voz_pk_1",
      storage,
      fetch: api.fetch,
      random: steadyRandom(),
      privacySignal: false,
    });
    await voz.respond("sur_1", { nps: 9 });
    voz.destroy();
    const [item] = api.items();
    if (item?.type !== "response") throw new Error("no response was sent");
    const [touch] = item.touches ?? [];
    return { params: touch?.params, landing: touch?.landing, page: item.page?.url };
  };
  const clean = "https://shop.example/home";

  it.each([
    ["as it was opened, before a router rewrote it", clean, [{ name: autumn }], "autumn", "/offer"],
    [
      "with the fragment that the browser's memory leaves out",
      `${clean}#utm_campaign=x`,
      [{ name: clean }],
      "x",
      "/home",
    ],
    ["as it is, where the browser remembers none", autumn, [], "autumn", "/offer"],
    ["as it is, where it has another name for it", autumn, [{ name: "document" }], "autumn", "/offer"],
    ["as it is, where it cannot be asked", autumn, undefined, "autumn", "/offer"],
  ])("is read %s", async (_what, href, opened, campaign, landing) => {
    expect(await told(href, opened)).toEqual({
      params: { utm_campaign: campaign },
      landing,
      page: href.split(/[?#]/)[0],
    });
  });
});
