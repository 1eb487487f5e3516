/** The client as a host has it: with consent, without a page, across routes, and whatever it is called with. */
import { describe, expect, it, vi } from "vitest";
import { isVozError } from "../../../sdk/index.ts";
import type { ExposureItem, ResponseItem } from "../../../sdk/contract/wire.types.ts";
import { fakeApi, forbiddenStorage, survey } from "./fakes.ts";
import { due, responses, rest, steps, voz, world } from "./world.ts";

describe("granted", () => {
  it("keeps a visitor id and the touches, and sends them along", async () => {
    voz({
      consent: "granted",
      now: () => Date.parse("2026-11-20T10:00:00Z"),
      url: "https://shop.example/?utm_source=first&utm_campaign=one",
    }).destroy();
    const id = JSON.parse(world.storage.entries.get("voz.id")!) as string;
    expect(id).toMatch(/^[\w-]{16,64}$/);
    voz({ consent: "granted" }).track("go");
    await rest();
    const [item] = world.api.items() as ExposureItem[];
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
    expect(world.storage.entries.get("voz.t")).toContain("autumn");
  });

  it("tells each step once a visit, also across pages", async () => {
    world.api = fakeApi(survey({ ...due, repeat: { mode: "always" } }));
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
    world.shown[0]!.showing.answered("nps", { nps: 7 });
    first.destroy();
    const partial = beacons.flatMap(({ items }) => items).find(({ type }) => type === "response")!;
    expect(partial).toMatchObject({ state: "partial", revision: 1, answers: { nps: 7 } });

    voz({ consent: "granted", beacon }).track("go");
    await rest();
    expect(world.shown[1]!.showing.answers).toEqual({ nps: 7 });
    void world.shown[1]!.showing.complete({ nps: 8 });
    await rest();
    expect(responses().at(-1)).toMatchObject({ id: partial.id, state: "complete", revision: 2, answers: { nps: 8 } });
    expect(world.storage.entries.has("voz.p")).toBe(false);
  });

  it("tells abandoned answers of a survey that was dismissed", async () => {
    voz({ consent: "granted" }).track("go");
    await rest();
    world.shown[0]!.showing.answered("nps", { nps: 2 });
    world.shown[0]!.showing.closed();
    await rest();
    expect(responses()).toMatchObject([{ state: "abandoned", answers: { nps: 2 } }]);
  });

  it("tells who the customer is, whichever comes first, and once", async () => {
    const client = voz();
    client.identify("cust_1", { email: "a@b.example", plan: "pro", proof: "00ff" });
    await rest();
    expect(world.api.requests).toEqual([]);
    client.setConsent("granted");
    client.setConsent("granted");
    await rest();
    expect(world.api.items()).toMatchObject([
      { type: "identify", customer: { id: "cust_1", email: "a@b.example", proof: "00ff", traits: { plan: "pro" } } },
    ]);
    client.identify("cust_2");
    await rest();
    expect(world.api.items()).toMatchObject([{}, { type: "identify", customer: { id: "cust_2" } }]);
  });

  it("takes a number for an id, as databases have it", async () => {
    const client = voz({ consent: "granted" });
    client.identify(42 as never, { plan: "pro" });
    await client.respond("sur_1", { nps: 9 });
    expect(responses()).toMatchObject([{ customer: { id: "42", traits: { plan: "pro" } } }]);
  });

  it.each([[undefined], [null], [""], [0], [Number.NaN], [{ id: "cust_1" }], [["cust_1"]], [() => "cust_1"]])(
    "takes %j for nobody: it is told, who was known stays, and the answer goes",
    async (id) => {
      const client = voz({ consent: "granted" });
      client.identify("cust_0");
      client.identify(id as never);
      expect(world.failures).toEqual(["command"]);
      await client.respond("sur_1", { nps: 9 });
      expect(responses()).toMatchObject([{ customer: { id: "cust_0" } }]);
    },
  );

  it("reset: what the person before began is taken off, and shown to nobody else", async () => {
    const client = voz({ consent: "granted" });
    client.identify("alice");
    client.open("sur_1");
    await rest();
    world.shown[0]!.showing.answered("why", { why: "of Alice alone" });
    client.reset();
    await rest();
    expect(world.shown[0]!.removed).toBe(true);
    expect(responses()).toMatchObject([{ state: "partial", customer: { id: "alice" } }]);
    client.identify("bob");
    client.open("sur_1");
    await rest();
    expect(world.shown[1]!.showing.answers).toEqual({});
    expect(world.storage.entries.get("voz.p")).toBeUndefined();
  });

  it("taken back to pending: nothing more is kept, nothing more is told than there", async () => {
    const client = voz({ consent: "granted" });
    client.setConsent("pending");
    const before = [...world.storage.entries];
    await rest();
    vi.setSystemTime(Date.now() + 5 * 60_000);
    client.touch({ url: "https://shop.example/?utm_campaign=later" });
    client.track("go");
    await rest();
    expect([...world.storage.entries]).toEqual(before);
    expect(JSON.stringify(world.api.items())).not.toContain("visitorId");
  });

  it("what is no state counts as pending", async () => {
    const client = voz({ consent: "yes" as never });
    client.setConsent(undefined as never);
    expect(world.storage.entries.size).toBe(0);
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
      world.api.requests
        .filter(({ path }) => path === "/v1/collect")
        .map(({ init }) => (JSON.parse(String(init?.body)) as { turnstile?: string }).turnstile);
    expect(JSON.stringify([...world.storage.entries])).not.toContain("token-1");
    await client.respond("sur_1", { nps: 1 });
    await client.respond("sur_1", { nps: 2 });
    expect(turnstiles().filter((one) => one !== undefined)).toEqual(["token-1"]);
    const holding = world.api.requests.findIndex(({ init }) => String(init?.body).includes("token-1"));
    expect(String(world.api.requests[holding]?.init?.body)).toContain('"nps":1');
    client.setConsent("granted");
    expect(client.consent()).toBe("granted");
  });

  it("another person gets another visitor id", async () => {
    const client = voz({ consent: "granted" });
    const before = world.storage.entries.get("voz.id");
    client.identify("cust_1");
    client.setContext({ a: 1 });
    client.reset();
    expect(world.storage.entries.get("voz.id")).not.toBe(before);
    await client.respond("sur_1", { nps: 1 });
    expect(responses()[0]).not.toHaveProperty("customer");
    expect(responses()[0]).not.toHaveProperty("context");
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
    world.shown[0]!.showing.answered("nps", { nps: 4 });
    world.api.down = true;
    tell("hidden");
    await rest(0);
    expect(world.storage.entries.get("voz.o.voz_pk_1")).toContain('"partial"');
    await rest(5 * 60_000);
    const asked = world.api.requests.length;
    world.api.down = false;
    tell("online");
    await rest(0);
    expect(world.api.requests.length).toBeGreaterThan(asked);
    expect(responses().at(-1)).toMatchObject({ state: "partial", answers: { nps: 4 } });
    expect(world.storage.entries.has("voz.o.voz_pk_1")).toBe(false);
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
    expect((world.api.items()[0] as ExposureItem).touches![0]!.params.utm_campaign).toBe("autumn");
    world.api.requests.length = 0;
    const other = voz();
    other.page("https://shop.example/cart?utm_source=push&utm_campaign=winter");
    other.track("go");
    await rest();
    const [touch] = (world.api.items()[0] as ExposureItem).touches!;
    expect(touch!.params.utm_campaign).toBe("winter");
    expect(touch!.referrer).toBe("https://search.example/results");
  });

  it("the host may tell of one", async () => {
    const client = voz({ consent: "granted" });
    client.touch({ url: "app://open?utm_source=install&utm_campaign=store", referrer: "" });
    client.track("go");
    await rest();
    expect((world.api.items()[0] as ExposureItem).touches!.map(({ params }) => params.utm_source)).toEqual([
      "news",
      "install",
    ]);
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
    expect(world.failures).toEqual(["callback"]);
  });

  it("forbidden storage: everything works from memory", async () => {
    const client = voz({ storage: forbiddenStorage, consent: "granted" });
    client.track("go");
    await rest();
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest();
    expect(responses()).toMatchObject([{ visitorId: expect.any(String) as string }]);
    expect(client.explain("sur_1")).toContain("answered");
    expect(world.failures).toEqual([]);
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
    expect(world.shown[0]!.removed).toBe(true);
    const before = world.api.requests.length;
    await rest(400_000);
    expect(world.api.requests.length).toBe(before);
  });

  it("after destroy who asks is answered, and an answer waits for whoever comes next", async () => {
    const client = voz();
    await rest();
    client.destroy();
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued", code: "offline" });
    await client.flush();
    client.on("shown", () => undefined)();
    expect(client.explain("sur_1")).toEqual(expect.any(Array));
    expect(client.consent()).toBe("pending");
    expect(responses()).toEqual([]);
    voz();
    await rest(3_000);
    expect(responses()).toMatchObject([{ answers: { nps: 9 } }]);
  });

  it("answers nothing where it promises nothing: some take an answer for something to be called", async () => {
    const client = voz({ consent: "granted" });
    await rest();
    const told = [
      client.identify("cust_1"),
      client.page(),
      client.track("go"),
      client.open("sur_1"),
      client.close(),
      client.setContext({ order: 1 }),
      client.setConsent("granted"),
      client.challenge("token"),
      client.touch({ url: "https://shop.example/" }),
      client.reset(),
      client.destroy(),
    ] as unknown[];
    expect(told).toEqual(told.map(() => undefined));
  });
});
