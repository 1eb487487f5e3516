/** An app's client while its journey is still to be fetched: nothing that was given in the meantime is lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { awaitJourney, type Fetched } from "../../../sdk/client/awaited.ts";
import { createClient, type Front } from "../../../sdk/client/client.ts";
import { begin } from "../../../sdk/client/idle.ts";
import { createSignals } from "../../../sdk/client/signals.ts";
import { VozError } from "../../../sdk/client/error.ts";
import type { Voz, VozOptions } from "../../../sdk/client/voz.types.ts";
import type { ResponseItem, Touch } from "../../../sdk/contract/wire.types.ts";
import {
  fakeApi,
  fakeStorage,
  forbiddenStorage,
  steadyRandom,
  survey,
  type FakeApi,
  type FakeStorage,
} from "./fakes.ts";

let api: FakeApi;
let storage: FakeStorage;
let writes: string[];
let failures: string[];
let made: Voz[];
/** How the part comes: at once, after a while, or not at all. */
let arrival: (() => Promise<void>) | undefined;
let fetches: number;

function voz(some: Partial<VozOptions> = {}): Voz {
  let front: Front;
  const fetchJourney = async (): Promise<Fetched> => {
    fetches += 1;
    await arrival?.();
    return begin(front, undefined);
  };
  const options = {
    host: "https://voz.test",
    key: "voz_pk_1",
    url: "https://shop.example/?utm_source=news",
    storage,
    fetch: api.fetch,
    random: steadyRandom(),
    privacySignal: false,
    ...some,
  };
  const client = createClient(
    options,
    createSignals((code, detail) => new VozError(code, detail)),
    (made) => awaitJourney((front = made), fetchJourney),
  );
  client.on("failed", ({ error }) => failures.push(error.code));
  made.push(client);
  return client;
}
const rest = (time = 1_500): Promise<unknown> => vi.advanceTimersByTimeAsync(time);
const kept = (): ResponseItem[] => JSON.parse(storage.entries.get("voz.o.voz_pk_1") ?? "[]") as ResponseItem[];
const responses = (): ResponseItem[] => api.items().filter(({ type }) => type === "response") as ResponseItem[];
const never = (): Promise<void> => new Promise(() => {});
const offline = (): Promise<void> => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  api = fakeApi(survey({ when: { any: [{ event: "go" }] } }));
  storage = fakeStorage();
  writes = [];
  const { setItem } = storage;
  storage.setItem = (name, value) => {
    writes.push(name);
    setItem(name, value);
  };
  failures = [];
  made = [];
  arrival = undefined;
  fetches = 0;
});
afterEach(() => {
  for (const client of made) client.destroy();
  vi.useRealTimers();
});

describe("an answer", () => {
  it("is on the device before anything came, with its arrival, and the next page sends it", async () => {
    arrival = never;
    void voz().respond("sur_1", { nps: 9 });
    await rest(0);
    expect(kept()).toMatchObject([
      { surveyId: "sur_1", surveyVersion: 0, answers: { nps: 9 }, touches: [{ params: { utm_source: "news" } }] },
    ]);
    expect(api.requests).toEqual([]);
    arrival = undefined;
    voz();
    await rest();
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 9 }, touches: [expect.anything()] }]);
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("is sent once, though the device had kept it already", async () => {
    const { id, status } = await voz().respond("sur_1", { nps: 9 });
    await rest(400_000);
    expect(status).toBe("stored");
    expect(responses().map((item) => item.id)).toEqual([id]);
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("of many in one turn: all are kept, by one write", async () => {
    arrival = never;
    const client = voz();
    for (let nps = 0; nps < 50; nps += 1) void client.respond("sur_1", { nps: nps % 11 });
    await rest(0);
    expect(kept()).toHaveLength(50);
    expect(writes).toEqual(["voz.o.voz_pk_1"]);
    void client.respond("sur_1", { nps: 1 });
    await rest(0);
    expect(kept()).toHaveLength(51);
  });

  it("waits in memory where nothing may be kept", async () => {
    let come = (): void => {};
    arrival = () => new Promise((resolve) => (come = resolve));
    const sent = voz({ storage: forbiddenStorage }).respond("sur_1", { nps: 9 });
    await rest(0);
    come();
    await rest();
    expect(await sent).toMatchObject({ status: "stored" });
  });

  it("unfinished, and without consent, is not kept", async () => {
    arrival = never;
    const client = voz();
    void client.respond("sur_1", { nps: 9 }, { state: "partial" });
    await rest(0);
    expect(storage.entries.size).toBe(0);
    client.setConsent("granted");
    void client.respond("sur_1", { nps: 9 }, { state: "partial" });
    await rest(0);
    expect(kept()).toMatchObject([{ state: "partial" }]);
  });

  it("leaves what somebody else wrote into its place to be set aside", async () => {
    storage.entries.set("voz.o.voz_pk_1", "{ not ours");
    const client = voz();
    void client.respond("sur_1", { nps: 9 });
    await rest();
    expect(JSON.parse(storage.entries.get("voz.bad")!)).toBe("{ not ours");
    expect(failures).toEqual(["outbox"]);
    expect(responses()).toMatchObject([{ answers: { nps: 9 } }]);
  });

  it.each([
    ["before what sends it came", async (come: () => void, refuse: () => void) => (refuse(), come())],
    ["while it comes", async (come: () => void, refuse: () => void) => (come(), refuse())],
  ])("given under a consent that is taken back %s carries what a no allows", async (_when, act) => {
    let come = (): void => {};
    arrival = () => new Promise((resolve) => (come = resolve));
    const client = voz({ consent: "granted" });
    client.identify("cust_1");
    const sent = client.respond("sur_1", { nps: 9 });
    const begun = client.respond("sur_1", { nps: 1 }, { state: "partial" });
    await rest(0);
    await act(come, () => client.setConsent("denied"));
    await rest();
    expect(await sent).toMatchObject({ status: "stored" });
    expect(await begun).toMatchObject({ status: "rejected" });
    expect(responses()).toMatchObject([{ answers: { nps: 9 }, consent: { state: "denied" } }]);
    expect(JSON.stringify([api.items(), [...storage.entries]])).not.toMatch(/visitorId|cust_1/);
  });

  it("that JSON cannot say is refused at once", async () => {
    arrival = never;
    const circle: Record<string, unknown> = {};
    circle["circle"] = circle;
    expect(await voz().respond("sur_1", circle)).toMatchObject({ status: "rejected", code: "not_json" });
    expect(failures).toEqual(["command"]);
  });
});

describe("an arrival", () => {
  const from = (source: string): string => `https://shop.example/?utm_source=${source}`;
  const touches = (): unknown[] =>
    (JSON.parse(storage.entries.get("voz.t") ?? "[]") as Touch[]).map(({ params, session }) => [
      params["utm_source"],
      session,
    ]);

  it("is on the device at once, with consent, and joins the others once they are read", async () => {
    arrival = never;
    voz({ consent: "granted", url: from("one") });
    expect(touches()).toEqual([["one", undefined]]);
    await rest(0);
    made.pop()!.destroy();
    vi.setSystemTime(Date.now() + 3_600_000);
    arrival = undefined;
    voz({ consent: "granted", url: from("two") });
    expect(touches()).toHaveLength(2);
    await rest();
    expect(touches()).toEqual([
      ["one", 1],
      ["two", 2],
    ]);
  });

  it("of a page that nothing reaches any more changes nothing of what is kept", async () => {
    let come = (): void => {};
    arrival = () => new Promise((resolve) => (come = resolve));
    const client = voz({ consent: "granted", url: from("one") });
    await rest(0);
    client.destroy();
    writes.length = 0;
    come();
    await rest();
    expect(writes).toEqual([]);
  });

  it("is known to an answer that was given before what the device keeps was read", async () => {
    voz({ consent: "granted", url: from("one") });
    await rest();
    made.pop()!.destroy();
    vi.setSystemTime(Date.now() + 3_600_000);
    arrival = never;
    const early = voz({ consent: "granted", url: from("two") });
    void early.respond("sur_1", { nps: 9 });
    await rest(0);
    early.destroy();
    expect(kept()).toMatchObject([{ touches: [{ params: { utm_source: "two" } }] }]);
    vi.setSystemTime(Date.now() + 3_600_000);
    arrival = undefined;
    voz({ consent: "granted", url: from("three") });
    await rest();
    expect(responses()[0]!.touches).toMatchObject([
      { params: { utm_source: "one" }, session: 1 },
      { params: { utm_source: "two" }, session: 2 },
    ]);
  });

  it("is looked for in what is no answer of ours, and nothing breaks", async () => {
    const foreign = [null, 1, { id: "x", consent: { state: "granted" }, touches: 5 }];
    storage.entries.set("voz.o.voz_pk_1", JSON.stringify(foreign));
    api.down = true;
    voz({ consent: "granted", url: from("one") });
    await rest(0);
    expect(JSON.parse(JSON.parse(storage.entries.get("voz.bad")!) as string)).toEqual(foreign);
    expect(failures).toEqual(["outbox"]);
  });

  it("stays alone with an answer where the consent was taken back since", async () => {
    voz({ consent: "granted", url: from("one") });
    await rest();
    made.pop()!.destroy();
    arrival = never;
    const early = voz({ consent: "granted", url: from("two") });
    void early.respond("sur_1", { nps: 9 });
    await rest(0);
    early.destroy();
    arrival = undefined;
    voz({ consent: "denied", url: from("three") });
    await rest();
    expect(responses()).toMatchObject([{ touches: [{ params: { utm_source: "two" } }], consent: { state: "denied" } }]);
    expect(responses()[0]!.touches).toHaveLength(1);
  });

  it("is known from memory where nothing may be kept", async () => {
    const client = voz({ consent: "granted", storage: forbiddenStorage, url: from("one") });
    client.touch({ url: from("two") });
    await client.respond("sur_1", { nps: 9 });
    expect(responses()[0]!.touches).toMatchObject([
      { params: { utm_source: "one" }, session: 1 },
      { params: { utm_source: "two" }, session: 1 },
    ]);
  });

  it("makes room for others where nobody ever comes to join them; the first and the newest stay", () => {
    arrival = never;
    for (let load = 0; load < 40; load += 1) voz({ consent: "granted", url: from(`s${load}`) });
    const sources = touches().map((one) => (one as string[])[0]);
    expect(sources).toHaveLength(22);
    expect([sources[0], sources.at(-1)]).toEqual(["s0", "s39"]);
  });
});

describe("a part that cannot be fetched", () => {
  it("is told as queued, and tried again until it comes", async () => {
    arrival = offline;
    const client = voz({ storage: forbiddenStorage });
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued", code: "offline" });
    expect(failures).toEqual(["collect"]);
    await rest(31_000);
    expect(failures).toEqual(["collect", "collect"]);
    arrival = undefined;
    await rest(31_000);
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 9 } }]);
    const asked = fetches;
    await rest(120_000);
    expect(fetches).toBe(asked);
  });

  it("is not tried again after the end; what the device kept stays", async () => {
    arrival = offline;
    const client = voz();
    await client.respond("sur_1", { nps: 9 });
    client.destroy();
    const asked = fetches;
    await rest(120_000);
    expect(fetches).toBe(asked);
    expect(kept()).toHaveLength(1);
  });

  it("says nothing by itself, and is told where it is needed", async () => {
    arrival = offline;
    const client = voz();
    await rest();
    expect(fetches).toBe(1);
    expect(failures).toEqual([]);
    client.track("go");
    await client.flush();
    expect(failures).toEqual(["view", "view"]);
    expect(client.explain("sur_1")).toEqual(["no_config"]);
    await rest(0);
    arrival = undefined;
    client.track("go");
    await rest();
    expect(api.to("/v1/config")).toHaveLength(1);
  });
});

describe("what the host says meanwhile", () => {
  it("an event waits, and none is heard after the end", async () => {
    let come = (): void => {};
    arrival = () => new Promise((resolve) => (come = resolve));
    const client = voz();
    client.track("go");
    client.close();
    await rest(0);
    client.destroy();
    come();
    await rest();
    expect(api.requests).toEqual([]);
  });

  it("a consent is heeded at once, and what it means for the customer is told later", async () => {
    let come = (): void => {};
    arrival = () => new Promise((resolve) => (come = resolve));
    const client = voz();
    client.identify("cust_1");
    client.setConsent("granted");
    expect([...storage.entries.keys()].sort()).toEqual(["voz.id", "voz.t"]);
    client.setConsent("denied");
    expect(storage.entries.size).toBe(0);
    client.setConsent("granted");
    await rest(0);
    come();
    await rest();
    expect(api.items()).toMatchObject([{ type: "identify", customer: { id: "cust_1" } }]);
  });

  it("the journey comes by itself once the app is idle, and asks for nothing", async () => {
    voz();
    expect(fetches).toBe(0);
    await rest();
    expect(fetches).toBe(1);
    expect(api.requests).toEqual([]);
    expect(storage.entries.size).toBe(0);
  });

  it("a server that allows no timer before there is a request has its client, too", async () => {
    vi.stubGlobal("setTimeout", () => {
      throw new Error("Disallowed operation called within global scope");
    });
    const client = voz();
    vi.unstubAllGlobals();
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
  });
});
