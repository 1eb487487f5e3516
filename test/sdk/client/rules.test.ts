/** What the page judges by itself, through the whole client: addresses, delays, audiences, turns, and what is remembered. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ExposureItem, PublishedSurvey } from "../../../sdk/contract/wire.types.ts";
import { createVoz, type Showing } from "../../../sdk/index.ts";
import type { Voz, VozOptions } from "../../../sdk/client/voz.types.ts";
import { fakeApi, fakeStorage, steadyRandom, survey, type FakeApi, type FakeStorage } from "./fakes.ts";

let api: FakeApi;
let storage: FakeStorage;
let shown: { id: string; showing: Showing }[];
let made: Voz[];

function voz(some: Partial<VozOptions> = {}): Voz {
  const client = createVoz({
    host: "https://voz.test",
    key: "voz_pk_1",
    url: "https://shop.example/",
    referrer: "",
    storage,
    fetch: api.fetch,
    random: steadyRandom(),
    privacySignal: false,
    locale: "es-ES",
    show(asked, showing) {
      shown.push({ id: asked.id, showing });
      return { show: showing.shown, remove() {} };
    },
    ...some,
  });
  made.push(client);
  return client;
}
const rest = (time = 6_500): Promise<unknown> => vi.advanceTimersByTimeAsync(time);
const ids = (): string[] => shown.map(({ id }) => id);
const steps = (): string[] =>
  (api.items().filter(({ type }) => type === "exposure") as ExposureItem[]).map(({ step, reason }) =>
    reason ? `${step}: ${reason}` : step,
  );
type When = NonNullable<PublishedSurvey["when"]>;
const live = (when: When, more: Partial<PublishedSurvey> = {}) => survey({ when, ...more });
const settings = (asking: object): void => {
  const { fetch: plain } = api;
  api.fetch = async (input, init) => {
    const answer = await plain(input, init);
    if (!String(input).includes("/v1/config")) return answer;
    return Response.json({ ...((await answer.json()) as object), asking });
  };
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  api = fakeApi();
  storage = fakeStorage();
  shown = [];
  made = [];
});
afterEach(() => {
  for (const client of made) client.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the address", () => {
  const shop: When = {
    any: [{ event: "go" }, { event: "page", url: { any: [{ op: "endsWith", value: "/thanks" }] } }],
    url: {
      all: [
        { op: "glob", value: "/shop/*" },
        { param: "plan", op: "isNot", value: "free" },
      ],
    },
  };
  it.each([
    ["https://shop.example/shop/lamp", true],
    ["https://shop.example/#/shop/lamp", true],
    ["https://shop.example/shop/lamp?plan=pro", true],
    ["https://shop.example/shop/lamp?plan=free", false],
    ["https://shop.example/blog", false],
  ])("%s: %s", async (url, expected) => {
    api = fakeApi(live(shop));
    const client = voz();
    client.page(url);
    client.track("go");
    await rest();
    expect(ids()).toEqual(expected ? ["sur_1"] : []);
    client.close();
    // What judges is fetched the first time.
    client.explain("sur_1");
    await rest(0);
    expect(client.explain("sur_1")).toEqual([expected ? "eligible" : "other_page"]);
    expect(steps()).toEqual(expected ? ["eligible", "shown"] : []);
  });

  it("of one trigger holds for that trigger", async () => {
    api = fakeApi(live(shop));
    const client = voz();
    client.page("https://shop.example/shop/lamp");
    await rest();
    expect(ids()).toEqual([]);
    client.page("https://shop.example/shop/thanks");
    await rest();
    expect(ids()).toEqual(["sur_1"]);
  });

  it("without a document is the one that the host gave", async () => {
    api = fakeApi(live({ any: [{ event: "go" }], url: { all: [{ op: "is", value: "app://home", of: "url" }] } }));
    voz({ url: "app://home" }).track("go");
    await rest();
    expect(ids()).toEqual(["sur_1"]);
  });
});

describe("a delay", () => {
  const later = (url?: When["url"]) => live({ any: [{ event: "go", delay: 3 }], ...(url && { url }) });
  it("passes before the survey comes up, once for many events", async () => {
    api = fakeApi(later());
    const client = voz();
    for (let turn = 0; turn < 3; turn += 1) client.track("go");
    await rest(2_900);
    expect(ids()).toEqual([]);
    await rest(200);
    expect(ids()).toEqual(["sur_1"]);
    expect(vi.getTimerCount()).toBe(1);
  });

  it("ends with the page whose rules hold, and does not come back with it", async () => {
    api = fakeApi(later({ all: [{ op: "startsWith", value: "/shop" }] }));
    const client = voz();
    client.page("https://shop.example/shop");
    client.track("go");
    await rest(1_000);
    client.page("https://shop.example/blog");
    await rest(100);
    client.page("https://shop.example/shop");
    await rest(10_000);
    expect(ids()).toEqual([]);
    expect(steps()).toEqual([]);
  });

  it("goes on to another page where the rules hold there too", async () => {
    api = fakeApi(later({ all: [{ op: "startsWith", value: "/shop" }] }));
    const client = voz();
    client.page("https://shop.example/shop/a");
    client.track("go");
    await rest(1_000);
    client.page("https://shop.example/shop/b");
    await rest(2_100);
    expect(ids()).toEqual(["sur_1"]);
  });

  it("ends with the client: no timer is left", async () => {
    api = fakeApi(later());
    const client = voz();
    client.track("go");
    await rest(1_000);
    client.destroy();
    expect(vi.getTimerCount()).toBe(0);
    client.track("go");
    client.page();
    await rest(10_000);
    expect(ids()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an audience that the page judges", () => {
  const go: When = { any: [{ event: "go" }] };
  const phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
  const tablet = "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
  const desktop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
  type Conditions = Extract<NonNullable<PublishedSurvey["audience"]>, { all: unknown }>["all"];
  const meant = async (all: Conditions, userAgent = desktop, prepare?: (client: Voz) => void): Promise<boolean> => {
    vi.stubGlobal("navigator", { userAgent });
    api = fakeApi(live(go, { audience: { all } }));
    shown = [];
    const client = voz();
    prepare?.(client);
    client.track("go");
    await rest();
    const up = shown.length > 0;
    client.close();
    expect(client.explain("sur_1")).toEqual([up ? "eligible" : "not_in_audience"]);
    expect(steps()).toEqual(up ? ["eligible", "shown"] : []);
    expect(api.to("/v1/decide")).toEqual([]);
    return up;
  };

  it("the device", async () => {
    for (const value of ["mobile", "phone"] as const) {
      expect(await meant([{ field: "device", op: "is", value }], phone)).toBe(true);
      expect(await meant([{ field: "device", op: "is", value }], tablet)).toBe(false);
    }
    expect(await meant([{ field: "device", op: "in", value: ["tablet", "desktop"] }], tablet)).toBe(true);
    expect(await meant([{ field: "device", op: "isNot", value: "desktop" }], desktop)).toBe(false);
  });

  it("the language, a region with its base", async () => {
    expect(await meant([{ field: "locale", op: "is", value: "es" }])).toBe(true);
    expect(await meant([{ field: "locale", op: "is", value: "es-ES" }])).toBe(true);
    expect(await meant([{ field: "locale", op: "is", value: "es-MX" }])).toBe(false);
    expect(await meant([{ field: "locale", op: "notIn", value: ["es", "en"] }])).toBe(false);
  });

  it("the address", async () => {
    expect(await meant([{ field: "url", op: "startsWith", value: "/" }])).toBe(true);
    expect(await meant([{ field: "url", param: "vip", op: "exists" }])).toBe(false);
  });

  it("context, from the next trigger on", async () => {
    const all: Conditions = [{ field: "context", name: "orderValue", op: "gte", value: 20 }];
    expect(await meant(all)).toBe(false);
    expect(await meant(all, desktop, (client) => client.setContext({ orderValue: 49 }))).toBe(true);
  });

  it("a new or a returning visitor, by the visits that the device kept with consent", async () => {
    api = fakeApi(live(go, { audience: { all: [{ field: "visitor", op: "is", value: "returning" }] } }));
    const visit = async (consent: "granted" | "pending"): Promise<number> => {
      const client = voz({ consent });
      client.track("go");
      await rest();
      client.destroy();
      await rest(3_600_000);
      return shown.length;
    };
    expect(await visit("pending")).toBe(0);
    expect(await visit("granted")).toBe(0);
    expect(await visit("granted")).toBe(1);
  });

  it("beside the Worker's word: of an `all` both, of an `any` either", async () => {
    const german: Conditions = [{ field: "locale", op: "is", value: "de" }];
    const spanish: Conditions = [{ field: "locale", op: "is", value: "es" }];
    const up = async (audience: PublishedSurvey["audience"], word: boolean): Promise<boolean> => {
      api = fakeApi(live(go, { audience, decide: true }));
      api.decision = { campaign: null, channel: "email", promise: null, eligible: word ? ["sur_1"] : [] };
      shown = [];
      const client = voz();
      client.track("go");
      await rest();
      client.destroy();
      return shown.length > 0;
    };
    expect([await up({ all: spanish }, true), await up({ all: spanish }, false)]).toEqual([true, false]);
    expect([await up({ all: german }, true), await up({ all: german }, false)]).toEqual([false, false]);
    expect([await up({ any: spanish }, true), await up({ any: spanish }, false)]).toEqual([true, true]);
    expect([await up({ any: german }, true), await up({ any: german }, false)]).toEqual([true, false]);
  });

  it("who is identified later is judged anew at the next trigger", async () => {
    api = fakeApi(live(go, { decide: true }));
    api.decision = { campaign: null, channel: "email", promise: null, eligible: [] };
    const client = voz({ consent: "granted" });
    client.track("go");
    await rest();
    expect(client.explain("sur_1")).toEqual(["not_in_audience"]);
    api.decision = { campaign: null, channel: "email", promise: null, eligible: ["sur_1"] };
    client.identify("cust_1", { plan: "pro" });
    expect(client.explain("sur_1")).toEqual(["undecided"]);
    client.track("go");
    await rest();
    expect(ids()).toEqual(["sur_1"]);
    expect(api.to("/v1/decide")).toHaveLength(2);
  });
});

describe("how often", () => {
  const go: When = { any: [{ event: "go" }] };

  it("the workspace says, and the host over it", async () => {
    const two = [live(go), live({ any: [{ event: "second" }] }, { id: "sur_2" })];
    const reasons = async (some: Partial<VozOptions>): Promise<unknown> => {
      api = fakeApi(...two);
      settings({ quietDays: 0, mostAsks: 1, holdout: 0 });
      storage = fakeStorage({ "voz.s": [["sur_1", "answered", "2026-11-20"]] });
      const client = voz(some);
      client.track("x");
      client.explain("sur_2");
      await rest();
      return client.explain("sur_2");
    };
    expect(await reasons({})).toEqual(["most_asks"]);
    expect(await reasons({ mostAsks: 5 })).toEqual(["eligible"]);
    expect(await reasons({ mostAsks: 5, quietDays: 3 })).toEqual(["quiet_period"]);
  });

  it("the control group is never asked, and counted; without an id each load draws anew, and says so", async () => {
    api = fakeApi(live(go));
    settings({ quietDays: 14, mostAsks: 2, holdout: 1 });
    const client = voz();
    client.track("go");
    await rest();
    expect(client.explain("sur_1")).toEqual(["control_group", "drawn_per_load"]);
    expect(steps()).toEqual(["suppressed: control_group"]);
    client.setConsent("granted");
    expect(client.explain("sur_1")).toEqual(["control_group"]);
  });

  // 400 page loads, on a machine that has other things to do.
  it("a tenth of all visitors is a tenth, and always the same", { timeout: 60_000 }, async () => {
    settings({ holdout: 0.1 });
    let held = 0;
    for (let at = 0; at < 200; at += 1) {
      api = fakeApi(live(go));
      settings({ holdout: 0.1 });
      const seen: string[][] = [];
      for (const load of [1, 2]) {
        const client = voz({
          consent: "granted",
          storage: fakeStorage({ "voz.id": `visitor${at}` }),
          random: () => new Uint8Array(16).fill(load),
        });
        client.track("x");
        client.explain("sur_1");
        await rest(0);
        seen.push(client.explain("sur_1"));
        client.destroy();
      }
      expect(seen[0]).toEqual(seen[1]);
      if (seen[0]![0] === "control_group") held += 1;
    }
    expect(held).toBeGreaterThan(8);
    expect(held).toBeLessThan(34);
  });

  it("asked longest ago goes first, whatever the order of the list", async () => {
    api = fakeApi(live(go, { repeat: { everyDays: 2 } }), live(go, { id: "sur_nps" }));
    storage = fakeStorage({ "voz.s": [["sur_1", "answered", "2026-10-01"]] });
    voz().track("go");
    await rest();
    expect(ids()).toEqual(["sur_nps"]);
  });
});

describe("complaints about other products: shown again after being answered", () => {
  const go: When = { any: [{ event: "go" }] };
  const answer = async (client: Voz): Promise<void> => {
    client.track("go");
    await rest();
    void shown.at(-1)!.showing.complete({ nps: 9 });
    shown.at(-1)!.showing.closed();
    await rest();
  };
  const again = async (client: Voz): Promise<string[]> => {
    const before = shown.length;
    client.track("go");
    await rest();
    expect(shown).toHaveLength(before);
    return client.explain("sur_1");
  };

  it("posthog#21486: on the next page, and after a new version was published", async () => {
    api = fakeApi(live(go));
    await answer(voz());
    expect(await again(voz())).toEqual(["answered"]);
    api = fakeApi(live(go, { version: 2 }));
    expect(await again(voz())).toEqual(["answered"]);
  });

  it("formbricks#5813: without consent, in a second tab that was open all the time", async () => {
    api = fakeApi(live(go));
    const other = voz();
    other.track("x");
    other.explain("sur_1");
    await rest();
    expect(other.explain("sur_1")).toEqual(["eligible"]);
    await answer(voz());
    expect(await again(other)).toEqual(["answered"]);
  });

  it("posthog-js#2075: after identify, after reset of the context, after consent came", async () => {
    api = fakeApi(live(go));
    const client = voz();
    await answer(client);
    client.identify("cust_1");
    expect(await again(client)).toEqual(["answered"]);
    client.setConsent("granted");
    client.setContext({ plan: "pro" });
    expect(await again(client)).toEqual(["answered"]);
  });

  it("posthog#31243: while the answer has not reached the API", async () => {
    api = fakeApi(live(go));
    const client = voz();
    client.track("go");
    await rest();
    api.down = true;
    void shown[0]!.showing.complete({ nps: 9 });
    shown[0]!.showing.closed();
    await rest();
    expect(await again(voz())).toEqual(["no_config"]);
    api.down = false;
    expect(await again(voz())).toEqual(["answered"]);
  });

  it("formbricks#4282: answered without a view, by the host", async () => {
    api = fakeApi(live(go));
    const client = voz();
    await client.respond("sur_1", { nps: 9 });
    expect(await again(client)).toEqual(["answered"]);
  });

  it("posthog#26391: until answered, and at most three times", async () => {
    api = fakeApi(live(go, { repeat: { mode: "untilAnswered", everyDays: 16, atMost: 3 } }));
    for (let at = 0; at < 6; at += 1) {
      const client = voz();
      client.track("go");
      await rest();
      shown[at]?.showing.closed();
      client.destroy();
      vi.setSystemTime(Date.now() + 17 * 86_400_000);
    }
    expect(shown).toHaveLength(3);
    expect(steps()).toContain("suppressed: asked_enough");
  });
});
