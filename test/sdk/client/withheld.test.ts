/** What stays on the device and what leaves it without consent, after a no, and of what an earlier consent left. */
import { describe, expect, it } from "vitest";
import type { ExposureItem } from "../../../sdk/contract/wire.types.ts";
import { fakeApi, fakeStorage, survey } from "./fakes.ts";
import { due, responses, rest, voz, world } from "./world.ts";

describe("pending", () => {
  it("tells steps as bare counts, with this load's touch and no id", async () => {
    voz().track("go");
    await rest();
    for (const item of world.api.items()) {
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
    expect(JSON.stringify(world.api.requests)).not.toMatch(/secret|private|words/);
  });

  it("keeps nothing until the visitor acts, then only which survey on which day", async () => {
    const client = voz();
    client.identify("cust_1");
    client.setContext({ orderValue: 49 });
    client.track("go");
    await rest();
    world.shown[0]!.showing.answered("nps", { nps: 9 });
    expect(world.storage.entries.size).toBe(0);
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect([...world.storage.entries]).toEqual([["voz.s", '[["sur_1","answered","2026-11-22"]]']]);
    expect(responses()[0]).not.toHaveProperty("visitorId");
    expect(responses()[0]).toMatchObject({ context: { orderValue: 49 }, consent: { state: "pending" } });
  });

  it("keeps a submitted answer until it is acknowledged", async () => {
    voz().track("go");
    await rest();
    world.api.down = true;
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect([...world.storage.entries.keys()].sort()).toEqual(["voz.o.voz_pk_1", "voz.s"]);
    world.api.down = false;
    world.made.pop()!.destroy();
    voz();
    await rest();
    expect([...world.storage.entries.keys()]).toEqual(["voz.s"]);
  });

  it("tells no unfinished answers", async () => {
    const beacons: string[] = [];
    const client = voz({ beacon: (_url, body) => beacons.push(body) > 0 });
    client.track("go");
    await rest();
    world.shown[0]!.showing.answered("nps", { nps: 9 });
    world.shown[0]!.showing.closed();
    client.destroy();
    expect(beacons.join()).not.toContain('"response"');
    expect(responses()).toEqual([]);
  });

  it("leaves alone what an earlier consent kept, and does not read it", async () => {
    world.storage = fakeStorage({
      "voz.id": "visitor",
      "voz.t": [{ at: "2026-11-01T10:00:00.000Z", params: {}, referrer: "https://old.example/" }],
    });
    voz().track("go");
    await rest();
    expect(JSON.stringify(world.api.requests)).not.toMatch(/visitor|old\.example/);
    expect([...world.storage.entries.keys()].sort()).toEqual(["voz.id", "voz.t"]);
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
    expect(world.api.items()).toEqual([]);
    world.shown[0]!.showing.answered("nps", { nps: 9 });
    void world.shown[0]!.showing.complete({ nps: 9 });
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
    expect([...world.storage.entries.keys()]).toEqual(["voz.s"]);
  });

  it("asks the Worker about nobody before it is sure that the survey may come up", async () => {
    world.api = fakeApi(survey({ ...due, decide: true }));
    const client = voz(options);
    client.track("go");
    await rest();
    expect(world.api.to("/v1/decide")).toHaveLength(1);
    expect(JSON.stringify(world.api.to("/v1/decide")[0]!.body)).not.toMatch(/visitorId|customer|landing|results/);
    world.shown[0]!.showing.closed();
    client.destroy();
    const again = voz(options);
    again.track("go");
    await rest();
    expect(world.shown).toHaveLength(1);
    expect(world.api.to("/v1/decide")).toHaveLength(1);
  });

  it("an answer that is on its way when the no comes is replaced by what a no allows, and told as stored", async () => {
    const client = voz({ consent: "granted" });
    await client.respond("sur_1", { nps: 1 });
    let arrive = (): void => {};
    const { fetch } = world.api;
    world.api.fetch = async (...asked) => {
      await new Promise<void>((go) => (arrive = go));
      return fetch(...asked);
    };
    const held = voz({ consent: "granted", fetch: (...asked) => world.api.fetch(...asked) });
    const sent = held.respond("sur_1", { nps: 9 });
    await rest(0);
    arrive();
    await rest(0);
    held.setConsent("denied");
    await rest(0);
    world.api.fetch = fetch;
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
    world.shown[0]!.showing.answered("nps", { nps: 9 });
    expect([...world.storage.entries.keys()].sort()).toEqual(["voz.id", "voz.p", "voz.t", "voz.x"]);
    granted.destroy();
    voz(options);
    await rest();
    expect([...world.storage.entries.keys()]).toEqual([]);
  });

  it("sends an answer that still waits, without what it may no longer carry", async () => {
    world.api.collect = ["offline"];
    const granted = voz({ consent: "granted" });
    granted.track("go");
    await rest();
    world.api.down = true;
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest();
    granted.destroy();
    expect(world.storage.entries.get("voz.o.voz_pk_1")).toContain("visitorId");
    world.api.down = false;
    world.api.requests.length = 0;
    voz(options);
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 9 }, consent: { state: "denied" } }]);
    expect(JSON.stringify(world.api.items())).not.toMatch(/visitorId|landing|results/);
  });
});

describe("what an earlier page left under a consent", () => {
  it("stays where it is until there is a consent again; a submitted answer goes", async () => {
    world.api.surveys = [survey(due)];
    const first = voz({ consent: "granted" });
    first.track("go");
    await rest();
    world.shown[0]!.showing.answered("nps", { nps: 4 });
    world.api.down = true;
    first.identify("cust_1");
    await rest(0);
    first.destroy();
    expect(world.storage.entries.get("voz.o.voz_pk_1")).toContain('"partial"');
    world.api.down = false;
    world.api.requests = [];

    const next = voz();
    await rest(5_000);
    expect(world.api.items()).toEqual([]);
    expect(await next.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
    expect(world.api.items()).toMatchObject([{ state: "complete" }]);
    next.setConsent("granted");
    await rest();
    expect(world.api.items().map(({ type }) => type)).toEqual(
      expect.arrayContaining(["response", "response", "identify"]),
    );
    expect(responses()).toMatchObject([{ state: "complete" }, { state: "partial", answers: { nps: 4 } }]);
    expect(world.storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });
});
