/** What an app asks the API for, and when: nothing before it is needed, the configuration once, the Worker once a page. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Voz } from "../../../sdk/client/voz.types.ts";
import type { PublishedSurvey } from "../../../sdk/contract/wire.types.ts";
import { fakeApi, survey } from "./fakes.ts";
import { due, responses, rest, steps, voz, world } from "./world.ts";

describe("before anything is due", () => {
  it("asks the API for nothing and keeps nothing", async () => {
    voz();
    await rest();
    expect(world.api.requests).toEqual([]);
    expect(world.storage.entries.size).toBe(0);
  });

  describe("listens for nothing", () => {
    const heard = new Set<string>();
    beforeEach(() => {
      heard.clear();
      vi.stubGlobal("addEventListener", (name: string) => heard.add(name));
      vi.stubGlobal("removeEventListener", (name: string) => heard.delete(name));
      return () => void vi.unstubAllGlobals();
    });

    it("until something may be kept: the page's end, the network, other tabs; and never after the end", async () => {
      const client = voz();
      client.page();
      await rest();
      expect([...heard]).toEqual([]);
      client.setConsent("granted");
      expect([...heard].sort()).toEqual(["online", "pagehide", "storage"]);
      client.destroy();
      expect([...heard]).toEqual([]);
    });

    it("until something comes up, which other tabs may answer", async () => {
      world.api = fakeApi(survey(due));
      const client = voz();
      client.track("go");
      await rest();
      expect([...heard].sort()).toEqual(["online", "pagehide", "storage"]);
      client.destroy();
      expect([...heard]).toEqual([]);
    });

    it("until the configuration could not be had, and then for the network alone to come back", async () => {
      world.api.down = true;
      const client = voz();
      client.track("go");
      await rest();
      expect([...heard]).toContain("online");
      client.destroy();
      expect([...heard]).toEqual([]);
    });

    it("that begins after the end", async () => {
      world.api.down = true;
      const client = voz();
      client.track("go");
      client.destroy();
      await rest();
      expect([...heard]).toEqual([]);
    });
  });

  it("asks for the configuration once, however much happens", async () => {
    const client = voz();
    client.track("a");
    client.track("b");
    client.page();
    await rest();
    client.track("c");
    await rest();
    expect(world.api.to("/v1/config")).toHaveLength(1);
    expect(world.api.requests).toHaveLength(1);
  });
});

describe("what only the Worker can tell", () => {
  const decided = (some: Partial<PublishedSurvey> = {}) =>
    survey({ ...due, decide: true, touchpoint: "checkout", ...some });

  it("is asked once a page, with the touch and the survey's touchpoint", async () => {
    world.api = fakeApi(decided({ repeat: { mode: "always" } }));
    const client = voz();
    client.track("go");
    client.track("go");
    await rest();
    world.shown[0]!.showing.closed();
    client.track("go");
    await rest();
    expect(world.api.to("/v1/decide")).toHaveLength(1);
    expect(world.api.to("/v1/decide")[0]!.body).toEqual({
      key: "voz_pk_1",
      surveys: ["sur_1"],
      locale: "es",
      touchpoint: "checkout",
      touches: [expect.objectContaining({ params: { utm_source: "news", utm_campaign: "autumn", gclid: "1" } })],
    });
    expect(world.shown).toHaveLength(2);
  });

  it("is not asked where no survey needs it", async () => {
    voz().track("go");
    await rest();
    expect(world.api.to("/v1/decide")).toHaveLength(0);
  });

  it("names visitor and customer only with consent", async () => {
    world.api = fakeApi(decided());
    const pending = voz();
    pending.identify("cust_1");
    pending.track("go");
    await rest();
    expect(world.api.to("/v1/decide")[0]!.body).not.toHaveProperty("visitorId");
    expect(world.api.to("/v1/decide")[0]!.body).not.toHaveProperty("customer");
    const granted = voz({ consent: "granted" });
    granted.identify("cust_1");
    granted.track("go");
    await rest();
    expect(world.api.to("/v1/decide")[1]!.body).toMatchObject({
      visitorId: expect.stringMatching(/^[\w-]{16,64}$/),
      customer: { id: "cust_1" },
    });
  });

  it.each([
    ["the page that was opened is told", (client: Voz) => client.page(), 1],
    ["another page is told", (client: Voz) => client.page("https://shop.example/done"), 2],
    ["the visitor is named", (client: Voz) => client.identify("cust_1"), 2],
  ])("an answer that is under way when %s takes no survey away", async (_what, meanwhile, times) => {
    world.api = fakeApi(decided());
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const client = voz({
      fetch: async (input, init) => {
        if (String(input).endsWith("/v1/decide")) await held;
        return world.api.fetch(input, init);
      },
    });
    client.track("go");
    await rest(0);
    meanwhile(client);
    await rest(0);
    answer();
    await rest();
    expect(world.shown.map(({ survey: { id } }) => id)).toEqual(["sur_1"]);
    expect(world.api.to("/v1/decide")).toHaveLength(times);
  });

  it("decides who is meant; others are not told as suppressed", async () => {
    world.api = fakeApi(decided());
    world.api.decision = { campaign: null, channel: "email", promise: null, eligible: [] };
    const client = voz();
    client.track("go");
    await rest();
    expect(world.shown).toHaveLength(0);
    expect(steps()).toEqual([]);
    expect(client.explain("sur_1")).toEqual(["not_in_audience"]);
  });

  it("unreachable: such surveys wait, others go on", async () => {
    world.api = fakeApi(decided(), survey({ ...due, id: "sur_2" }));
    world.api.decision = 503;
    const client = voz();
    client.track("go");
    await rest();
    expect(world.shown.map(({ survey: { id } }) => id)).toEqual(["sur_2"]);
    expect(world.failures).toEqual(["decide"]);
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
    world.api = fakeApi(decided({ questions }));
    world.api.decision = { campaign: null, channel: "email", promise, eligible: ["sur_1"] };
    voz().track("go");
    await rest();
    expect(world.shown[0]!.showing.promise).toEqual(promise);
    void world.shown[0]!.showing.complete(answers);
    await rest();
    expect(responses()[0]!.promise).toEqual(expected);
  });
});

describe("events", () => {
  it("a page is an event that a survey can wait for", async () => {
    world.api = fakeApi(survey({ when: { any: [{ event: "page", where: { path: { startsWith: "/help" } } }] } }));
    const client = voz();
    client.page("https://shop.example/");
    await rest();
    expect(world.shown).toHaveLength(0);
    client.page("https://shop.example/help/returns?x=1#top");
    await rest();
    expect(world.shown).toHaveLength(1);
  });

  it.each([
    ["down", (): void => void (world.api.down = true)],
    ["broken", (): void => void (world.api.surveys = undefined as never)],
  ])("an API that is %s is asked again after a while, not at once", async (_what, breakIt) => {
    breakIt();
    const client = voz();
    for (let turn = 0; turn < 5; turn += 1) {
      client.track("go");
      await rest(100);
    }
    expect(world.api.to("/v1/config")).toHaveLength(1);
    expect(world.failures).toEqual(["config"]);
    expect(client.explain("sur_1")).toEqual(["no_config"]);
    await rest(30_000);
    client.track("go");
    await rest();
    expect(world.api.to("/v1/config")).toHaveLength(2);
  });
});
