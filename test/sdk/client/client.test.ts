import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Voz, VozOptions } from "../../../sdk/client/voz.types.ts";
import { createVoz, isVozError, type Showing } from "../../../sdk/index.ts";
import type { ExposureItem, PublishedSurvey, ResponseItem } from "../../../sdk/contract/wire.types.ts";
import {
  fakeApi,
  fakeStorage,
  forbiddenStorage,
  steadyRandom,
  survey,
  type FakeApi,
  type FakeStorage,
} from "./fakes.ts";

const due = { when: { any: [{ event: "go" }] } };
const url = "https://shop.example/offer?utm_source=news&utm_campaign=autumn&gclid=secret&token=private";
const referrer = "https://search.example/results?q=words";

let api: FakeApi;
let storage: FakeStorage;
let failures: string[];
/** What the view was given, one entry a survey that was brought up. */
let shown: { survey: PublishedSurvey; showing: Showing; removed: boolean }[];
let made: Voz[];

function voz(some: Partial<VozOptions> = {}): Voz {
  const client = createVoz({
    host: "https://voz.test/",
    key: "voz_pk_1",
    url,
    referrer,
    storage,
    fetch: api.fetch,
    random: steadyRandom(),
    privacySignal: false,
    locale: "es",
    show(asked, showing) {
      const entry = { survey: asked, showing, removed: false };
      shown.push(entry);
      return { show: showing.shown, remove: () => void (entry.removed = true) };
    },
    ...some,
  });
  client.on("failed", ({ error }) => failures.push(error.code));
  made.push(client);
  return client;
}
/** All timers that are due within a little more than the wait of a funnel step. */
const rest = (time = 1_500): Promise<unknown> => vi.advanceTimersByTimeAsync(time);
const steps = (): string[] =>
  (api.items().filter(({ type }) => type === "exposure") as ExposureItem[]).map(({ step, reason }) =>
    reason ? `${step}: ${reason}` : step,
  );
const responses = (): ResponseItem[] => api.items().filter(({ type }) => type === "response") as ResponseItem[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  api = fakeApi(survey(due));
  storage = fakeStorage();
  failures = [];
  shown = [];
  made = [];
});
afterEach(() => {
  for (const client of made) client.destroy();
  vi.useRealTimers();
});

describe("before anything is due", () => {
  it("asks the API for nothing and keeps nothing", async () => {
    voz();
    await rest();
    expect(api.requests).toEqual([]);
    expect(storage.entries.size).toBe(0);
  });

  it("waits for other tabs only once something may be kept, and never after the end", async () => {
    const heard = new Set<string>();
    vi.stubGlobal("addEventListener", (name: string) => heard.add(name));
    vi.stubGlobal("removeEventListener", (name: string) => heard.delete(name));
    const client = voz();
    await rest();
    expect([...heard]).toEqual(["pagehide", "online"]);
    client.setConsent("granted");
    expect([...heard]).toContain("storage");
    client.destroy();
    expect([...heard]).toEqual([]);
    vi.unstubAllGlobals();
  });

  it("asks for the configuration once, however much happens", async () => {
    const client = voz();
    client.track("a");
    client.track("b");
    client.page();
    await rest();
    client.track("c");
    await rest();
    expect(api.to("/v1/config")).toHaveLength(1);
    expect(api.requests).toHaveLength(1);
  });
});

describe("bringing a survey up", () => {
  it("on an event that it waits for, and tells the steps", async () => {
    const client = voz();
    const events: string[] = [];
    for (const name of ["shown", "started", "answered", "completed"] as const) client.on(name, () => events.push(name));
    client.track("other");
    await rest();
    expect(shown).toHaveLength(0);
    client.track("go");
    await rest();
    const { showing } = shown[0]!;
    expect(showing).toMatchObject({ locale: "es", opened: false, promise: null, answers: {} });
    showing.answered("nps", { nps: 9 });
    showing.answered("nps", { nps: 10 });
    expect(await Promise.race([showing.complete({ nps: 10 }), rest().then(() => "late")])).toMatchObject({
      status: "stored",
    });
    showing.closed();
    expect(events).toEqual(["shown", "started", "answered", "answered", "completed"]);
    expect(steps()).toEqual(["eligible", "shown", "started"]);
    expect(responses()).toMatchObject([
      { surveyId: "sur_1", surveyVersion: 1, answers: { nps: 10 }, state: "complete", revision: 1, locale: "es" },
    ]);
  });

  it("one at a time; the other is told as suppressed, once", async () => {
    api = fakeApi(survey(due), survey({ ...due, id: "sur_2" }));
    const client = voz();
    client.track("go");
    await rest();
    client.track("go");
    await rest();
    expect(shown.map(({ survey: { id } }) => id)).toEqual(["sur_1"]);
    expect(steps().sort()).toEqual(["eligible", "shown", "suppressed: another_open"]);
    expect(client.explain("sur_1")).toEqual(["already_open"]);
    expect(client.explain("sur_2")).toEqual(["another_open"]);
  });

  it("not again after it was answered, nor another within the quiet period", async () => {
    api = fakeApi(survey(due), survey({ id: "sur_2", when: { any: [{ event: "second" }] } }));
    const client = voz();
    client.track("go");
    await rest();
    void shown[0]!.showing.complete({ nps: 1 });
    shown[0]!.showing.closed();
    await rest();
    client.track("go");
    client.track("second");
    await rest();
    expect(shown).toHaveLength(1);
    expect(client.explain("sur_1")).toEqual(["answered"]);
    expect(client.explain("sur_2")).toEqual(["quiet_period"]);
    expect(steps()).toContain("suppressed: answered");
    expect(steps()).toContain("suppressed: quiet_period");
  });

  it("remembers a dismissal on the next page, and forgets it after 30 days", async () => {
    const client = voz();
    client.track("go");
    await rest();
    shown[0]!.showing.closed();
    expect(steps()).not.toContain("dismissed");
    await rest();
    expect(steps()).toContain("dismissed");
    voz().track("go");
    await rest();
    expect(shown).toHaveLength(1);
    vi.setSystemTime(Date.parse("2026-12-23T10:00:00Z"));
    voz().track("go");
    await rest();
    expect(shown).toHaveLength(2);
  });

  it("samples by the visitor where there is one, the same on each page", async () => {
    api = fakeApi(survey({ ...due, sample: 0.5, repeat: { mode: "always" } }));
    const draws = new Set<number>();
    for (let at = 0; at < 12; at += 1) {
      const client = voz({ consent: "granted" });
      client.track("go");
      await rest();
      draws.add(shown.length ? 1 : 0);
      shown = [];
      client.destroy();
    }
    expect(draws.size).toBe(1);
  });

  it("draws anew on each load where there is no visitor", async () => {
    api = fakeApi(survey({ ...due, sample: 0.5 }));
    const random = steadyRandom();
    let up = 0;
    for (let at = 0; at < 40; at += 1) {
      shown = [];
      voz({ random }).track("go");
      await rest();
      up += shown.length;
    }
    expect(up).toBeGreaterThan(8);
    expect(up).toBeLessThan(32);
  });

  it("opens whatever speaks against it, and says that the host did", async () => {
    api = fakeApi(survey({ sample: 0 }));
    const client = voz();
    client.open("sur_1");
    await rest();
    expect(shown[0]!.showing.opened).toBe(true);
    client.close();
    expect(shown[0]!.removed).toBe(true);
    await rest();
    expect(steps()).toEqual(["shown"]);
  });

  it("tells a survey that does not exist", async () => {
    voz().open("sur_9");
    await rest();
    expect(failures).toEqual(["survey"]);
    expect(shown).toHaveLength(0);
  });

  it("a view that breaks is told, and the place is free again", async () => {
    const client = voz({ show: () => Promise.reject(new Error("no view")) });
    client.track("go");
    await rest();
    expect(failures).toEqual(["view"]);
    expect(client.explain("sur_1")).toEqual(["eligible"]);
  });
});

describe("what only the Worker can tell", () => {
  const decided = (some: Partial<PublishedSurvey> = {}) =>
    survey({ ...due, decide: true, touchpoint: "checkout", ...some });

  it("is asked once a page, with the touch and the survey's touchpoint", async () => {
    api = fakeApi(decided({ repeat: { mode: "always" } }));
    const client = voz();
    client.track("go");
    client.track("go");
    await rest();
    shown[0]!.showing.closed();
    client.track("go");
    await rest();
    expect(api.to("/v1/decide")).toHaveLength(1);
    expect(api.to("/v1/decide")[0]!.body).toEqual({
      key: "voz_pk_1",
      surveys: ["sur_1"],
      locale: "es",
      touchpoint: "checkout",
      touches: [expect.objectContaining({ params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" } })],
    });
    expect(shown).toHaveLength(2);
  });

  it("is not asked where no survey needs it", async () => {
    voz().track("go");
    await rest();
    expect(api.to("/v1/decide")).toHaveLength(0);
  });

  it("names visitor and customer only with consent", async () => {
    api = fakeApi(decided());
    const pending = voz();
    pending.identify("cust_1");
    pending.track("go");
    await rest();
    expect(api.to("/v1/decide")[0]!.body).not.toHaveProperty("visitorId");
    expect(api.to("/v1/decide")[0]!.body).not.toHaveProperty("customer");
    const granted = voz({ consent: "granted" });
    granted.identify("cust_1");
    granted.track("go");
    await rest();
    expect(api.to("/v1/decide")[1]!.body).toMatchObject({
      visitorId: expect.stringMatching(/^[\w-]{16,64}$/),
      customer: { id: "cust_1" },
    });
  });

  it.each([
    ["the page that was opened is told", (client: Voz) => client.page(), 1],
    ["another page is told", (client: Voz) => client.page("https://shop.example/done"), 2],
    ["the visitor is named", (client: Voz) => client.identify("cust_1"), 2],
  ])("an answer that is under way when %s takes no survey away", async (_what, meanwhile, times) => {
    api = fakeApi(decided());
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const client = voz({
      fetch: async (input, init) => {
        if (String(input).endsWith("/v1/decide")) await held;
        return api.fetch(input, init);
      },
    });
    client.track("go");
    await rest(0);
    meanwhile(client);
    await rest(0);
    answer();
    await rest();
    expect(shown.map(({ survey: { id } }) => id)).toEqual(["sur_1"]);
    expect(api.to("/v1/decide")).toHaveLength(times);
  });

  it("decides who is meant; others are not told as suppressed", async () => {
    api = fakeApi(decided());
    api.decision = { campaign: null, channel: "email", promise: null, eligible: [] };
    const client = voz();
    client.track("go");
    await rest();
    expect(shown).toHaveLength(0);
    expect(steps()).toEqual([]);
    expect(client.explain("sur_1")).toEqual(["not_in_audience"]);
  });

  it("unreachable: such surveys wait, others go on", async () => {
    api = fakeApi(decided(), survey({ ...due, id: "sur_2" }));
    api.decision = 503;
    const client = voz();
    client.track("go");
    await rest();
    expect(shown.map(({ survey: { id } }) => id)).toEqual(["sur_2"]);
    expect(failures).toEqual(["decide"]);
    expect(client.explain("sur_1")).toEqual(["another_open", "undecided"]);
  });

  const promise = { id: "prm_1", version: 3, statement: "Llega en 24 horas", arm: "quoted" };
  const asks = (ask?: string) => [
    { id: "kept", kind: "promise" as const, ...(ask && { ask }) },
    { id: "why", kind: "text" as const, ask: "¿Por qué?" },
  ];
  it.each([
    ["its own wording", asks(), { kept: 1 }, { id: "prm_1", version: 3, arm: "quoted" }],
    ["a wording that quotes", asks("¿Y «{promise}»?"), { kept: 1 }, { id: "prm_1", version: 3, arm: "quoted" }],
    ["a wording that does not quote", asks("¿Cumplimos?"), { kept: 1 }, { id: "prm_1", version: 3, arm: "generic" }],
    ["no answer to it", asks(), { why: "sí" }, undefined],
  ])("records the promise that was shown: %s", async (_what, questions, answers, expected) => {
    api = fakeApi(decided({ questions }));
    api.decision = { campaign: null, channel: "email", promise, eligible: ["sur_1"] };
    voz().track("go");
    await rest();
    expect(shown[0]!.showing.promise).toEqual(promise);
    void shown[0]!.showing.complete(answers);
    await rest();
    expect(responses()[0]!.promise).toEqual(expected);
  });
});

describe("pending", () => {
  it("tells steps as bare counts, with this load's touch and no id", async () => {
    voz().track("go");
    await rest();
    for (const item of api.items()) {
      expect(Object.keys(item).sort()).toEqual(["at", "id", "step", "surveyId", "surveyVersion", "touches", "type"]);
      expect((item as ExposureItem).touches).toEqual([
        {
          at: "2026-11-22T10:00:00.000Z",
          params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" },
          referrer: "https://search.example/results",
          host: "shop.example",
          landing: "/offer",
        },
      ]);
    }
    expect(JSON.stringify(api.requests)).not.toMatch(/secret|private|words/);
  });

  it("keeps nothing until the visitor acts, then only which survey on which day", async () => {
    const client = voz();
    client.identify("cust_1");
    client.setContext({ orderValue: 49 });
    client.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 9 });
    expect(storage.entries.size).toBe(0);
    void shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect([...storage.entries]).toEqual([["voz.s", '[["sur_1","answered","2026-11-22"]]']]);
    expect(responses()[0]).not.toHaveProperty("visitorId");
    expect(responses()[0]).toMatchObject({ context: { orderValue: 49 }, consent: { state: "pending" } });
  });

  it("keeps a submitted answer until it is acknowledged", async () => {
    voz().track("go");
    await rest();
    api.down = true;
    void shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect([...storage.entries.keys()].sort()).toEqual(["voz.o.voz_pk_1", "voz.s"]);
    api.down = false;
    made.pop()!.destroy();
    voz();
    await rest();
    expect([...storage.entries.keys()]).toEqual(["voz.s"]);
  });

  it("tells no unfinished answers", async () => {
    const beacons: string[] = [];
    const client = voz({ beacon: (_url, body) => beacons.push(body) > 0 });
    client.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 9 });
    shown[0]!.showing.closed();
    client.destroy();
    expect(beacons.join()).not.toContain('"response"');
    expect(responses()).toEqual([]);
  });

  it("leaves alone what an earlier consent kept, and does not read it", async () => {
    storage = fakeStorage({
      "voz.id": "visitor",
      "voz.t": [{ at: "2026-11-01T10:00:00.000Z", params: {}, referrer: "https://old.example/" }],
    });
    voz().track("go");
    await rest();
    expect(JSON.stringify(api.requests)).not.toMatch(/visitor|old\.example/);
    expect([...storage.entries.keys()].sort()).toEqual(["voz.id", "voz.t"]);
  });
});

describe("granted", () => {
  it("keeps a visitor id and the touches, and sends them along", async () => {
    voz({
      consent: "granted",
      now: () => Date.parse("2026-11-20T10:00:00Z"),
      url: "https://shop.example/?utm_source=first&utm_campaign=one",
    }).destroy();
    const id = JSON.parse(storage.entries.get("voz.id")!) as string;
    expect(id).toMatch(/^[\w-]{16,64}$/);
    voz({ consent: "granted" }).track("go");
    await rest();
    const [item] = api.items() as ExposureItem[];
    expect(item!.visitorId).toBe(id);
    expect(item!.touches!.map(({ params, session }) => [params.utm_source, session])).toEqual([
      ["first", 1],
      ["news", 2],
    ]);
  });

  it("given late still finds this load's touch", async () => {
    const client = voz();
    client.page("https://shop.example/other");
    client.setConsent("granted");
    await rest();
    expect(storage.entries.get("voz.t")).toContain("autumn");
  });

  it("tells each step once a visit, also across pages", async () => {
    api = fakeApi(survey({ ...due, repeat: { mode: "always" } }));
    for (let page = 0; page < 3; page += 1) {
      const client = voz({ consent: "granted", url: "https://shop.example/", referrer: "" });
      client.track("go");
      await rest();
      client.destroy();
    }
    expect(steps()).toEqual(["eligible", "shown"]);
    vi.setSystemTime(Date.now() + 31 * 60_000);
    voz({ consent: "granted", url: "https://shop.example/", referrer: "" }).track("go");
    await rest();
    expect(steps()).toEqual(["eligible", "shown", "eligible", "shown"]);
  });

  it("sends unfinished answers when the page goes, and the rest later under the same name", async () => {
    const beacons: { items: ResponseItem[] }[] = [];
    const beacon = (_url: string, body: string): boolean =>
      beacons.push(JSON.parse(body) as { items: ResponseItem[] }) > 0;
    const first = voz({ consent: "granted", beacon });
    first.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 7 });
    first.destroy();
    const partial = beacons.flatMap(({ items }) => items).find(({ type }) => type === "response")!;
    expect(partial).toMatchObject({ state: "partial", revision: 1, answers: { nps: 7 } });

    voz({ consent: "granted", beacon }).track("go");
    await rest();
    expect(shown[1]!.showing.answers).toEqual({ nps: 7 });
    void shown[1]!.showing.complete({ nps: 8 });
    await rest();
    expect(responses().at(-1)).toMatchObject({ id: partial.id, state: "complete", revision: 2, answers: { nps: 8 } });
    expect(storage.entries.has("voz.p")).toBe(false);
  });

  it("tells abandoned answers of a survey that was dismissed", async () => {
    voz({ consent: "granted" }).track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 2 });
    shown[0]!.showing.closed();
    await rest();
    expect(responses()).toMatchObject([{ state: "abandoned", answers: { nps: 2 } }]);
  });

  it("tells who the customer is, whichever comes first, and once", async () => {
    const client = voz();
    client.identify("cust_1", { email: "a@b.example", plan: "pro", proof: "00ff" });
    await rest();
    expect(api.requests).toEqual([]);
    client.setConsent("granted");
    client.setConsent("granted");
    await rest();
    expect(api.items()).toMatchObject([
      { type: "identify", customer: { id: "cust_1", email: "a@b.example", proof: "00ff", traits: { plan: "pro" } } },
    ]);
    client.identify("cust_2");
    await rest();
    expect(api.items()).toMatchObject([{}, { type: "identify", customer: { id: "cust_2" } }]);
  });

  it("taken back to pending: nothing more is kept, nothing more is told than there", async () => {
    const client = voz({ consent: "granted" });
    client.setConsent("pending");
    const before = [...storage.entries];
    await rest();
    vi.setSystemTime(Date.now() + 5 * 60_000);
    client.touch({ url: "https://shop.example/?utm_campaign=later" });
    client.track("go");
    await rest();
    expect([...storage.entries]).toEqual(before);
    expect(JSON.stringify(api.items())).not.toContain("visitorId");
  });

  it("what is no state counts as pending", async () => {
    const client = voz({ consent: "yes" as never });
    client.setConsent(undefined as never);
    expect(storage.entries.size).toBe(0);
    await client.respond("sur_1", { nps: 1 });
    expect(responses()[0]!.consent).toEqual({ state: "pending" });
  });

  it("a token goes along with the next answer, once, and is kept nowhere; what holds is told", async () => {
    const client = voz();
    expect(client.consent()).toBe("pending");
    client.challenge("token-1");
    client.track("go");
    await rest();
    const turnstiles = () =>
      api.requests
        .filter(({ path }) => path === "/v1/collect")
        .map(({ init }) => (JSON.parse(String(init?.body)) as { turnstile?: string }).turnstile);
    expect(JSON.stringify([...storage.entries])).not.toContain("token-1");
    await client.respond("sur_1", { nps: 1 });
    await client.respond("sur_1", { nps: 2 });
    expect(turnstiles().filter((one) => one !== undefined)).toEqual(["token-1"]);
    const holding = api.requests.findIndex(({ init }) => String(init?.body).includes("token-1"));
    expect(String(api.requests[holding]?.init?.body)).toContain('"nps":1');
    client.setConsent("granted");
    expect(client.consent()).toBe("granted");
  });

  it("another person gets another visitor id", async () => {
    const client = voz({ consent: "granted" });
    const before = storage.entries.get("voz.id");
    client.identify("cust_1");
    client.setContext({ a: 1 });
    client.reset();
    expect(storage.entries.get("voz.id")).not.toBe(before);
    await client.respond("sur_1", { nps: 1 });
    expect(responses()[0]).not.toHaveProperty("customer");
    expect(responses()[0]).not.toHaveProperty("context");
  });
});

describe.each([
  ["denied", { consent: "denied" as const }],
  ["GPC, whatever a banner says", { consent: "granted" as const, privacySignal: true }],
])("%s", (_what, options) => {
  it("tells no steps; a submitted answer carries channel and campaign facts only", async () => {
    const client = voz(options);
    client.identify("cust_1");
    client.track("go");
    await rest();
    expect(api.items()).toEqual([]);
    shown[0]!.showing.answered("nps", { nps: 9 });
    void shown[0]!.showing.complete({ nps: 9 });
    await rest();
    const [item] = responses();
    expect(item).toMatchObject({ consent: { state: "denied" } });
    expect(item).not.toHaveProperty("visitorId");
    expect(item).not.toHaveProperty("customer");
    expect(item).not.toHaveProperty("page");
    expect(item!.touches).toEqual([
      {
        at: "2026-11-22T10:00:00.000Z",
        params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" },
        referrer: "https://search.example/",
        host: "shop.example",
      },
    ]);
    expect([...storage.entries.keys()]).toEqual(["voz.s"]);
  });

  it("asks the Worker about nobody before it is sure that the survey may come up", async () => {
    api = fakeApi(survey({ ...due, decide: true }));
    const client = voz(options);
    client.track("go");
    await rest();
    expect(api.to("/v1/decide")).toHaveLength(1);
    expect(JSON.stringify(api.to("/v1/decide")[0]!.body)).not.toMatch(/visitorId|customer|landing|results/);
    shown[0]!.showing.closed();
    client.destroy();
    const again = voz(options);
    again.track("go");
    await rest();
    expect(shown).toHaveLength(1);
    expect(api.to("/v1/decide")).toHaveLength(1);
  });

  it("an answer that is on its way when the no comes is replaced by what a no allows, and told as stored", async () => {
    const client = voz({ consent: "granted" });
    await client.respond("sur_1", { nps: 1 });
    let arrive = (): void => {};
    const { fetch } = api;
    api.fetch = async (...asked) => {
      await new Promise<void>((go) => (arrive = go));
      return fetch(...asked);
    };
    const held = voz({ consent: "granted", fetch: (...asked) => api.fetch(...asked) });
    const sent = held.respond("sur_1", { nps: 9 });
    await rest(0);
    arrive();
    await rest(0);
    held.setConsent("denied");
    await rest(0);
    api.fetch = fetch;
    arrive();
    await rest();
    expect(await sent).toMatchObject({ status: "stored" });
    const [, first, second] = responses();
    expect(first).toMatchObject({ visitorId: expect.any(String) });
    expect(second).toMatchObject({ id: first!.id, revision: 2, consent: { state: "denied" } });
    expect(second).not.toHaveProperty("visitorId");
  });

  it("deletes what only a consent allows", async () => {
    const granted = voz({ consent: "granted" });
    granted.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 9 });
    expect([...storage.entries.keys()].sort()).toEqual(["voz.id", "voz.p", "voz.t", "voz.x"]);
    granted.destroy();
    voz(options);
    await rest();
    expect([...storage.entries.keys()]).toEqual([]);
  });

  it("sends an answer that still waits, without what it may no longer carry", async () => {
    api.collect = ["offline"];
    const granted = voz({ consent: "granted" });
    granted.track("go");
    await rest();
    api.down = true;
    void shown[0]!.showing.complete({ nps: 9 });
    await rest();
    granted.destroy();
    expect(storage.entries.get("voz.o.voz_pk_1")).toContain("visitorId");
    api.down = false;
    api.requests.length = 0;
    voz(options);
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 9 }, consent: { state: "denied" } }]);
    expect(JSON.stringify(api.items())).not.toMatch(/visitorId|landing|results/);
  });
});

describe("respond", () => {
  it("submits without a view, and tells what became of it", async () => {
    const client = voz();
    const completed = vi.fn();
    client.on("completed", completed);
    const sent = await client.respond("sur_1", { nps: 9 }, { touchpoint: "support" });
    expect(sent).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: "stored" });
    expect(responses()).toMatchObject([{ id: sent.id, touchpoint: "support", state: "complete" }]);
    expect(completed).toHaveBeenCalledWith({ surveyId: "sur_1", responseId: sent.id, answers: { nps: 9 } });
  });

  it("queued: it is kept and sent as soon as possible", async () => {
    api.collect = ["offline"];
    const client = voz();
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued" });
    await rest();
    expect(responses()).toHaveLength(2);
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("rejected: says why", async () => {
    api.collect = [
      (items) => ({
        results: items.map(({ id }) => ({
          id,
          status: "rejected",
          code: "out_of_range",
          issues: [{ path: "nps", message: "too high" }],
        })),
      }),
    ];
    expect(await voz().respond("sur_1", { nps: 10 })).toMatchObject({
      status: "rejected",
      code: "out_of_range",
      issues: [{ path: "nps" }],
    });
    expect(await voz().respond("sur_9", { nps: 1 })).toMatchObject({ status: "rejected", code: "unknown_survey" });
    api.down = true;
    expect(await voz().respond("sur_1", { nps: 1 })).toMatchObject({ status: "queued", code: "offline" });
  });

  it.each([
    ["out_of_range", { nps: 11 }, "answers.nps"],
    ["wrong_type", { nps: "9" }, "answers.nps"],
    ["unknown_question", { nps: 9, score: 1 }, "answers.score"],
    ["required_missing", {}, "answers.nps"],
  ])(
    "%s is refused at once, by the API's own rules: nothing is sent, kept or remembered",
    async (code, answers, path) => {
      const client = voz();
      const completed = vi.fn();
      client.on("completed", completed);
      for (const _again of [1, 2])
        expect(await client.respond("sur_1", answers)).toMatchObject({ status: "rejected", code, issues: [{ path }] });
      await rest();
      expect(api.to("/v1/collect")).toEqual([]);
      expect(completed).not.toHaveBeenCalled();
      expect([...storage.entries.keys()]).toEqual([]);
      expect(failures).toEqual(["rejected", "rejected"]);
      expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
      expect(completed).toHaveBeenCalledTimes(1);
    },
  );

  it("an unfinished one may still lack what is required", async () => {
    const client = voz({ consent: "granted" });
    expect(await client.respond("sur_1", {}, { state: "partial" })).toMatchObject({ status: "stored" });
  });

  it("keeps an answer that comes while nothing can be reached, and sends it on the next page", async () => {
    api.down = true;
    const first = voz();
    expect(await first.respond("sur_1", { nps: 1 })).toMatchObject({ status: "queued", code: "offline" });
    expect(await first.respond("sur_9", { nps: 2 })).toMatchObject({ status: "queued", code: "offline" });
    first.destroy();
    expect(JSON.parse(storage.entries.get("voz.o.voz_pk_1")!)).toHaveLength(2);
    api.down = false;
    api.requests = [];
    voz();
    await rest();
    expect(responses()).toMatchObject([
      { surveyId: "sur_1", surveyVersion: 1, answers: { nps: 1 }, state: "complete" },
    ]);
    expect(failures).toContain("rejected");
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("keeps it for its own workspace, also where a site has two", async () => {
    api.down = true;
    const first = voz();
    await first.respond("sur_1", { nps: 1 });
    first.destroy();
    api.down = false;
    api.requests = [];
    const other = voz({ key: "voz_pk_2" });
    await other.respond("sur_1", { nps: 2 });
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 2 } }]);
    voz();
    await rest();
    expect(api.requests.at(-1)!.body).toMatchObject({ key: "voz_pk_1", items: [{ answers: { nps: 1 } }] });
    expect(storage.entries.size).toBe(1);
  });

  it("sends what an earlier version of this package had kept", async () => {
    api.down = true;
    const first = voz();
    await first.respond("sur_1", { nps: 1 });
    first.destroy();
    storage.entries.set("voz.o", storage.entries.get("voz.o.voz_pk_1")!);
    storage.entries.delete("voz.o.voz_pk_1");
    api.down = false;
    voz();
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 1 } }]);
    expect(storage.entries.has("voz.o")).toBe(false);
  });

  it("sends it from the same page, once the API is there again", async () => {
    api.down = true;
    const client = voz();
    await client.respond("sur_1", { nps: 1 });
    api.down = false;
    await rest(31_000);
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 1 } }]);
  });

  it.each([
    ["the page is online again", "page"],
    ["the host says that it is", "host"],
    ["the host asks for it", "flush"],
  ])("looks its survey up at once when %s", async (_when, who) => {
    let tell = (_what: "hidden" | "online"): void => {};
    const heard = new Map<string, () => void>();
    vi.stubGlobal("addEventListener", (name: string, listener: () => void) => heard.set(name, listener));
    api.down = true;
    const client = voz({ lifecycle: (told) => void (tell = told) });
    await client.respond("sur_1", { nps: 1 });
    vi.unstubAllGlobals();
    api.down = false;
    if (who === "page") heard.get("online")!();
    else if (who === "host") tell("online");
    else void client.flush();
    await rest(0);
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 1 } }]);
  });

  it("refuses what JSON cannot say, and goes on", async () => {
    const client = voz();
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    expect(await client.respond("sur_1", circle)).toMatchObject({ status: "rejected", code: "not_json" });
    client.setContext({ circle });
    expect(await client.respond("sur_1", { nps: 1 })).toMatchObject({ status: "stored" });
    expect(failures).toEqual(["command", "command"]);
  });

  it("is safe before the network has said anything", async () => {
    const client = voz({ fetch: () => new Promise(() => {}) });
    void client.respond("sur_1", { nps: 9 });
    await rest(0);
    expect(JSON.parse(storage.entries.get("voz.o.voz_pk_1")!)).toMatchObject([
      { surveyId: "sur_1", answers: { nps: 9 } },
    ]);
  });

  it("asks without cookies, and waits for nobody for ever: who never answers counts as not reached", async () => {
    await voz().respond("sur_1", { nps: 9 });
    expect(api.requests.map(({ path }) => path)).toEqual(["/v1/config", "/v1/collect"]);
    for (const { init } of api.requests)
      expect(init).toMatchObject({ credentials: "omit", referrerPolicy: "strict-origin", signal: expect.anything() });
    const spy = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort(new Error("late")));
    const client = voz({ fetch: async (_input, init) => Promise.reject(init!.signal!.reason as Error) });
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued", code: "offline" });
    expect(spy).toHaveBeenCalledWith(30_000);
    spy.mockRestore();
  });

  it("tells completed for what is safe, and not for a survey that does not exist", async () => {
    const client = voz();
    const completed = vi.fn();
    client.on("completed", completed);
    expect(await client.respond("sur_9", { nps: 1 })).toMatchObject({ status: "rejected", code: "unknown_survey" });
    expect(completed).not.toHaveBeenCalled();
    expect(storage.entries.has("voz.s")).toBe(false);
  });

  it("flush waits for a submission that has only begun", async () => {
    const client = voz();
    void client.respond("sur_1", { nps: 9 });
    await client.flush();
    expect(responses()).toHaveLength(1);
  });
});

describe("what an earlier page left under a consent", () => {
  it("stays where it is until there is a consent again; a submitted answer goes", async () => {
    api.surveys = [survey(due)];
    const first = voz({ consent: "granted" });
    first.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 4 });
    api.down = true;
    first.identify("cust_1");
    await rest(0);
    first.destroy();
    expect(storage.entries.get("voz.o.voz_pk_1")).toContain('"partial"');
    api.down = false;
    api.requests = [];

    const next = voz();
    await rest(5_000);
    expect(api.items()).toEqual([]);
    expect(await next.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
    expect(api.items()).toMatchObject([{ state: "complete" }]);
    next.setConsent("granted");
    await rest();
    expect(api.items().map(({ type }) => type)).toEqual(expect.arrayContaining(["response", "response", "identify"]));
    expect(responses()).toMatchObject([{ state: "complete" }, { state: "partial", answers: { nps: 4 } }]);
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });
});

describe("a host without a page", () => {
  it("tells when it leaves the screen and when it is online again, until the end", async () => {
    let tell = (_what: "hidden" | "online"): void => {};
    const ended = vi.fn();
    const client = voz({
      consent: "granted",
      lifecycle(told) {
        tell = told;
        return ended;
      },
    });
    tell("hidden");
    client.track("go");
    await rest();
    shown[0]!.showing.answered("nps", { nps: 4 });
    api.down = true;
    tell("hidden");
    await rest(0);
    expect(storage.entries.get("voz.o.voz_pk_1")).toContain('"partial"');
    await rest(5 * 60_000);
    const asked = api.requests.length;
    api.down = false;
    tell("online");
    await rest(0);
    expect(api.requests.length).toBeGreaterThan(asked);
    expect(responses().at(-1)).toMatchObject({ state: "partial", answers: { nps: 4 } });
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
    client.destroy();
    expect(ended).toHaveBeenCalledTimes(1);
  });
});

describe("arrivals", () => {
  it("a route is read again only where its address carries a campaign", async () => {
    const client = voz();
    client.page("https://shop.example/cart?page=2");
    client.track("go");
    await rest();
    expect((api.items()[0] as ExposureItem).touches![0]!.params.utm_campaign).toBe("autumn");
    api.requests.length = 0;
    const other = voz();
    other.page("https://shop.example/cart?utm_source=push&utm_campaign=winter");
    other.track("go");
    await rest();
    const [touch] = (api.items()[0] as ExposureItem).touches!;
    expect(touch!.params.utm_campaign).toBe("winter");
    expect(touch!.referrer).toBe("https://search.example/results");
  });

  it("the host may tell of one", async () => {
    const client = voz({ consent: "granted" });
    client.touch({ url: "app://open?utm_source=install&utm_campaign=store", referrer: "" });
    client.track("go");
    await rest();
    expect((api.items()[0] as ExposureItem).touches!.map(({ params }) => params.utm_source)).toEqual([
      "news",
      "install",
    ]);
  });

  it("a page is an event that a survey can wait for", async () => {
    api = fakeApi(survey({ when: { any: [{ event: "page", where: { path: { startsWith: "/help" } } }] } }));
    const client = voz();
    client.page("https://shop.example/");
    await rest();
    expect(shown).toHaveLength(0);
    client.page("https://shop.example/help/returns?x=1#top");
    await rest();
    expect(shown).toHaveLength(1);
  });
});

describe("nothing reaches the host", () => {
  it("whatever it calls with", async () => {
    const client = voz();
    const wrong = client as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const name of Object.keys(wrong))
      if (name !== "destroy") expect(() => wrong[name]!(null, null, null), name).not.toThrow();
    await rest();
  });

  it("listeners that throw are told and stop nothing", async () => {
    const client = voz();
    const after = vi.fn();
    client.on("shown", () => {
      throw new Error("mine");
    });
    client.on("failed", () => {
      throw new Error("mine too");
    });
    client.on("shown", after);
    client.track("go");
    await rest();
    expect(after).toHaveBeenCalledOnce();
    expect(failures).toEqual(["callback"]);
  });

  it.each([
    ["down", (): void => void (api.down = true)],
    ["broken", (): void => void (api.surveys = undefined as never)],
  ])("an API that is %s is asked again after a while, not at once", async (_what, breakIt) => {
    breakIt();
    const client = voz();
    for (let turn = 0; turn < 5; turn += 1) {
      client.track("go");
      await rest(100);
    }
    expect(api.to("/v1/config")).toHaveLength(1);
    expect(failures).toEqual(["config"]);
    expect(client.explain("sur_1")).toEqual(["no_config"]);
    await rest(30_000);
    client.track("go");
    await rest();
    expect(api.to("/v1/config")).toHaveLength(2);
  });

  it("forbidden storage: everything works from memory", async () => {
    const client = voz({ storage: forbiddenStorage, consent: "granted" });
    client.track("go");
    await rest();
    void shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect(responses()).toMatchObject([{ visitorId: expect.any(String) as string }]);
    expect(client.explain("sur_1")).toContain("answered");
    expect(failures).toEqual([]);
  });

  it("errors know themselves", async () => {
    const client = voz();
    const told: unknown[] = [];
    client.on("failed", ({ error }) => told.push(error));
    client.open("sur_9");
    await rest();
    expect(isVozError(told[0])).toBe(true);
    expect(isVozError(new Error("other"))).toBe(false);
    expect(String(told[0])).toBe("VozError: voz survey: sur_9");
  });

  it("after destroy nothing happens any more", async () => {
    const client = voz();
    client.track("go");
    await rest();
    client.destroy();
    expect(shown[0]!.removed).toBe(true);
    const before = api.requests.length;
    await rest(400_000);
    expect(api.requests.length).toBe(before);
  });
});
