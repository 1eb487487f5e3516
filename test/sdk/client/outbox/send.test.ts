/** How the outbox sends: when, how much at once, and what it makes of each answer. */
import { describe, expect, it, vi } from "vitest";
import { shelfOn } from "../../../../sdk/client/shelf.ts";
import type { CollectItem } from "../../../../sdk/contract/wire.types.ts";
import { answer, api, failures, freshDevice, kept, open, problem, step, storage } from "./device.ts";

freshDevice();

describe("trying again", () => {
  it.each([["offline" as const], [408], [429], [500], [503]])("after %s", async (failure) => {
    const outbox = open();
    api.collect = [failure];
    outbox.put(answer("a"));
    await outbox.flush();
    expect(outbox.outcome("a")).toBeUndefined();
    expect(failures).toMatchObject([{ code: "collect" }]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
  });

  it("after a 400, which says that the body was cut on its way", async () => {
    const outbox = open();
    api.collect = [problem(400)];
    outbox.put(answer("a"));
    await outbox.flush();
    expect(kept()).toMatchObject([{ id: "a" }]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
  });

  it.each([401, 403, 413, 422])("never after %i: the item is reported and dropped", async (status) => {
    const outbox = open();
    api.collect = [problem(status)];
    outbox.put(answer("a"));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(api.requests).toHaveLength(1);
    expect(outbox.outcome("a")).toEqual({ id: "a", status: "rejected", code: `code_${status}` });
    expect(failures).toMatchObject([{ code: "rejected" }]);
    expect(kept()).toEqual([]);
  });

  it.each([400, 401, 403, 413, 422, 404, 405, 410, 451])(
    "a %i of somebody else's (a proxy, a wall, a wrong address) refuses nothing, and is not asked an item at a time",
    async (status) => {
      const outbox = open();
      api.collect = [status];
      for (let at = 0; at < 40; at += 1) outbox.put(answer(`a${at}`));
      await outbox.flush();
      expect(api.requests).toHaveLength(1);
      expect(outbox.outcome("a0")).toBeUndefined();
      expect(kept()).toHaveLength(40);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(outbox.outcome("a39")).toMatchObject({ status: "stored" });
      expect(kept()).toEqual([]);
    },
  );

  it.each([
    ["a page of somebody else's", () => new Response("<!doctype html>", { status: 200 })],
    ["JSON without results", () => Response.json({ ok: true })],
    ["too few results", () => Response.json({ results: [] })],
    ["another request's", () => Response.json({ results: [{ id: "b", status: "stored" }] })],
    ["somebody else's, with a code of its own", () => Response.json({ code: "not_found" })],
    ["a no of somebody else's, with a number", () => Response.json({ code: 403, msg: "blocked" }, { status: 403 })],
    ["a no of somebody else's, with words", () => Response.json({ code: "blocked" }, { status: 413 })],
  ])("an answer that is %s acknowledges nothing", async (_what, response) => {
    const outbox = open();
    api.collect = [response()];
    outbox.put(answer("a"));
    await outbox.flush();
    expect(kept()).toMatchObject([{ id: "a" }]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
  });

  it("doubles the wait each time, up to five minutes", async () => {
    const outbox = open();
    api.down = true;
    outbox.put(answer("a"));
    const waits: number[] = [];
    let last = Date.now();
    await vi.advanceTimersByTimeAsync(0);
    for (let turn = 1; turn < 12; turn += 1) {
      while (api.requests.length === turn) await vi.advanceTimersByTimeAsync(250);
      waits.push(Math.round((Date.now() - last) / 1_000));
      last = Date.now();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it("draws the wait from the whole of the back-off", async () => {
    const outbox = open({ random: (count) => new Uint8Array(count).fill(64) });
    api.collect = ["offline"];
    outbox.put(answer("a"));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(240);
    expect(api.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30);
    expect(api.requests).toHaveLength(2);
  });

  it.each([
    ["20", 20_000],
    [new Date(Date.parse("2026-11-22T10:00:45Z")).toUTCString(), 45_000],
    ["soon", 1_000],
    // A timer that is asked for more than 24 days fires at once.
    ["99999999999", 86_400_000],
  ])("waits as long as Retry-After %j says", async (value, wait) => {
    const outbox = open();
    api.collect = [new Response("", { status: 429, headers: { "retry-after": value } })];
    outbox.put(answer("a"));
    await outbox.flush();
    // Steps of the funnel that come in meanwhile do not shorten it.
    outbox.put(step("s"));
    await vi.advanceTimersByTimeAsync(wait - 50);
    expect(api.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60);
    expect(api.requests).toHaveLength(2);
  });

  it("starts over with the wait after a success", async () => {
    const outbox = open();
    api.collect = ["offline", "offline"];
    outbox.put(answer("a"));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
    api.collect = ["offline"];
    outbox.put(answer("b"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(outbox.outcome("b")).toMatchObject({ status: "stored" });
  });
});

describe("batches", () => {
  it("hold at most 50 items", async () => {
    const outbox = open();
    for (let at = 0; at < 120; at += 1) outbox.put(step(`s${at}`));
    await outbox.flush();
    expect(api.requests.map(({ body }) => (body.items as unknown[]).length)).toEqual([50, 50, 20]);
  });

  it("stay within 64 KB, whatever the letters weigh", async () => {
    const outbox = open();
    for (let at = 0; at < 9; at += 1) outbox.put(answer(`a${at}`, { answers: { why: "ñ€😀".repeat(1_500) } }));
    await outbox.flush();
    expect(api.items()).toHaveLength(9);
    for (const { init } of api.requests) expect(Buffer.byteLength(String(init!.body))).toBeLessThan(64 * 1024);
  });

  it("let an item that is too large for any batch go alone", async () => {
    const outbox = open();
    outbox.put(answer("a"));
    outbox.put(answer("huge", { answers: { why: "x".repeat(70_000) } }));
    outbox.put(answer("b"));
    await outbox.flush();
    expect(api.requests.map(({ body }) => (body.items as CollectItem[]).map(({ id }) => id))).toEqual([
      ["a"],
      ["huge"],
      ["b"],
    ]);
  });

  it("wait a moment for company where they hold steps only", async () => {
    const outbox = open();
    outbox.put(step("s1"));
    await vi.advanceTimersByTimeAsync(900);
    outbox.put(step("s2"));
    expect(api.requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(api.items()).toHaveLength(2);
  });

  it("answer item by item: a rejected one is told and dropped, the others are stored", async () => {
    const outbox = open();
    api.collect = [
      (items) => ({
        results: items.map(({ id }) =>
          id === "bad" ? { id, status: "rejected", code: "unknown_survey" } : { id, status: "stored" },
        ),
      }),
    ];
    outbox.put(answer("good"));
    outbox.put(answer("bad"));
    await outbox.flush();
    expect(outbox.outcome("good")).toMatchObject({ status: "stored" });
    expect(outbox.outcome("bad")).toMatchObject({ status: "rejected", code: "unknown_survey" });
    expect(failures).toMatchObject([{ code: "rejected", detail: { item: { id: "bad" } } }]);
    expect(kept()).toEqual([]);
  });
});

describe("what the API stumbles over", () => {
  const broken = (status: number): Response => new Response("no", { status });
  const poisoned =
    (status: number, made: typeof broken) => async (input: string | URL | Request, init?: RequestInit) => {
      const response = await api.fetch(input, init);
      const sent = JSON.parse(String(init!.body)) as { items: CollectItem[] };
      return sent.items.some(({ id }) => id === "poison") ? made(status) : response;
    };

  it.each([413, 422])("is found by halves where it is refused (%i), told, and takes nothing along", async (status) => {
    const outbox = open({ request: poisoned(status, problem) });
    for (let at = 0; at < 49; at += 1) outbox.put(answer(at === 31 ? "poison" : `a${at}`));
    await outbox.flush();
    expect(failures).toMatchObject([{ code: "rejected", detail: { item: { id: "poison" } } }]);
    expect(outbox.outcome("poison")).toMatchObject({ status: "rejected", code: `code_${status}` });
    for (let at = 0; at < 49; at += 1)
      if (at !== 31) expect(outbox.outcome(`a${at}`)).toMatchObject({ status: "stored" });
    expect(kept()).toEqual([]);
    expect(api.requests.length).toBeLessThan(15);
  });

  it.each([500, 403])("goes behind the others where %i comes of it, and is not given up", async (status) => {
    const outbox = open({ request: poisoned(status, broken) });
    for (let at = 0; at < 60; at += 1) outbox.put(answer(at === 3 ? "poison" : `a${at}`));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    for (let at = 0; at < 60; at += 1)
      if (at !== 3) expect(outbox.outcome(`a${at}`)).toMatchObject({ status: "stored" });
    expect(kept()).toMatchObject([{ id: "poison" }]);
  });

  it.each([401, 403])("a wrong key (%i) costs one request a batch, not one an item", async (status) => {
    const outbox = open();
    api.collect = [problem(status)];
    for (let at = 0; at < 20; at += 1) outbox.put(answer(`a${at}`));
    await outbox.flush();
    expect(api.requests).toHaveLength(1);
    expect(failures).toHaveLength(20);
  });

  it("what no browser takes along with a page goes without", async () => {
    const outbox = open();
    outbox.put(answer("huge", { answers: { why: "x".repeat(70_000) } }));
    outbox.put(answer("a"));
    await outbox.flush();
    expect(api.requests.map(({ init }) => init!.keepalive)).toEqual([false, true]);
  });
});

describe("very much", () => {
  it("is kept as one, at the end of its burst or when the page goes away", async () => {
    api.down = true;
    let writes = 0;
    const counted = {
      ...storage,
      setItem: (name: string, text: string) => void (writes++, storage.setItem(name, text)),
    };
    const outbox = open({ shelf: shelfOn(() => counted) });
    for (let at = 0; at < 500; at += 1) outbox.put(answer(`a${at}`));
    expect(kept()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(kept()).toHaveLength(500);
    expect(writes).toBeLessThan(5);
    outbox.put(answer("b"));
    outbox.put(answer("c"));
    outbox.leave();
    expect(kept()).toHaveLength(502);
  });

  it("waits in memory: the oldest steps go, and never an answer", async () => {
    const outbox = open();
    api.down = true;
    outbox.put(answer("a"));
    for (let at = 0; at < 1_200; at += 1) outbox.put(step(`s${at}`));
    await outbox.flush();
    api.down = false;
    api.requests = [];
    await vi.advanceTimersByTimeAsync(60_000);
    const ids = api.items().map(({ id }) => id);
    expect(ids).toHaveLength(1_000);
    expect(ids).toContain("a");
    expect(ids).toContain("s1199");
    expect(ids).not.toContain("s200");
  });
});

describe("when the page goes away", () => {
  it("everything leaves by beacon; answers stay until they are acknowledged, steps do not", async () => {
    const told: string[] = [];
    const outbox = open({ beacon: (_url, body) => told.push(body) > 0 });
    outbox.put(step("s"));
    outbox.put(answer("a"));
    outbox.leave();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('"id":"s"');
    expect(told[0]).toContain('"id":"a"');
    expect(kept()).toMatchObject([{ id: "a" }]);
    await outbox.flush();
    expect(api.items()).toMatchObject([{ id: "a" }]);
  });

  it("a beacon that was not taken on loses nothing", async () => {
    const outbox = open({ beacon: () => false });
    outbox.put(step("s"));
    outbox.leave();
    await outbox.flush();
    expect(api.items()).toMatchObject([{ id: "s" }]);
  });

  it("what is on its way already is not told twice", async () => {
    const told: string[] = [];
    const outbox = open({ beacon: (_url, body) => told.push(body) > 0 });
    outbox.put(step("s"));
    const flushed = outbox.flush();
    outbox.leave();
    await flushed;
    expect(told).toEqual([]);
    expect(api.items()).toHaveLength(1);
  });

  it("splits what is too large for one beacon", () => {
    const told: string[] = [];
    const outbox = open({ beacon: (_url, body) => told.push(body) > 0 });
    for (let at = 0; at < 9; at += 1) outbox.put(answer(`a${at}`, { answers: { why: "x".repeat(20_000) } }));
    outbox.leave();
    expect(told.length).toBeGreaterThan(1);
    for (const body of told) expect(Buffer.byteLength(body)).toBeLessThan(64 * 1024);
  });
});
