import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOutbox, type OutboxParts } from "../../../sdk/client/outbox.ts";
import { shelfOn } from "../../../sdk/client/shelf.ts";
import type { CollectItem, ResponseItem } from "../../../sdk/contract/wire.types.ts";
import { fakeApi, fakeStorage, forbiddenStorage, settled, type FakeApi, type FakeStorage } from "./fakes.ts";

const answer = (id: string, some: Partial<ResponseItem> = {}): ResponseItem => ({
  type: "response",
  id,
  surveyId: "sur_1",
  surveyVersion: 1,
  answers: { nps: 9 },
  state: "complete",
  revision: 1,
  at: "2026-11-22T10:00:00.000Z",
  ...some,
});
const step = (id: string): CollectItem => ({
  type: "exposure",
  id,
  surveyId: "sur_1",
  surveyVersion: 1,
  step: "shown",
  at: "2026-11-22T10:00:00.000Z",
});

let api: FakeApi;
let storage: FakeStorage;
let failures: { code: string; detail: unknown }[];
const open = (some: Partial<OutboxParts> = {}) =>
  createOutbox({
    host: "https://voz.test",
    key: "voz_pk_1",
    request: api.fetch,
    now: Date.now,
    // The whole of the back-off: full jitter draws from 0 up to it.
    random: (count) => new Uint8Array(count).fill(255),
    shelf: shelfOn(() => storage),
    fail: (code, detail) => failures.push({ code, detail }),
    keeps: (item) => item.type === "response",
    ...some,
  });
const kept = (): CollectItem[] => JSON.parse(storage.entries.get("voz.o") ?? "[]") as CollectItem[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  api = fakeApi();
  storage = fakeStorage();
  failures = [];
});
afterEach(() => void vi.useRealTimers());

describe("a submitted answer", () => {
  it("is kept until it is acknowledged, and gone then", async () => {
    const outbox = open();
    outbox.put(answer("a"));
    expect(kept()).toMatchObject([{ id: "a" }]);
    await outbox.flush();
    expect(api.items()).toMatchObject([{ id: "a" }]);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
    expect(storage.entries.has("voz.o")).toBe(false);
  });

  it("goes as a simple request, that outlives the page and carries no cookie", async () => {
    const outbox = open();
    outbox.put(answer("a"));
    await outbox.flush();
    const { init, body } = api.requests[0]!;
    expect(init).toMatchObject({ method: "POST", keepalive: true, credentials: "omit" });
    expect(init!.headers).toBeUndefined();
    expect(typeof init!.body).toBe("string");
    expect(body).toMatchObject({ key: "voz_pk_1", sentAt: "2026-11-22T10:00:00.000Z" });
  });

  it("works from memory where storage is forbidden", async () => {
    const outbox = open({ shelf: shelfOn(() => forbiddenStorage) });
    api.collect = ["offline"];
    outbox.put(answer("a"));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
  });

  it("is sent by the next page if this one could not", async () => {
    api.collect = ["offline"];
    const first = open();
    first.put(answer("a"));
    await first.flush();
    first.stop();
    open();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(api.items()).toHaveLength(2);
    expect(kept()).toEqual([]);
  });
});

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

  it.each([400, 401, 403, 413, 422])("never after %i: the item is reported and dropped", async (status) => {
    const outbox = open();
    api.collect = [status];
    outbox.put(answer("a"));
    await outbox.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(api.requests).toHaveLength(1);
    expect(outbox.outcome("a")).toEqual({ id: "a", status: "rejected", code: `http_${status}` });
    expect(failures).toMatchObject([{ code: "rejected" }]);
    expect(kept()).toEqual([]);
  });

  it.each([
    ["a page of somebody else's", () => new Response("<!doctype html>", { status: 200 })],
    ["JSON without results", () => Response.json({ ok: true })],
    ["too few results", () => Response.json({ results: [] })],
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

describe("revisions", () => {
  it("a newer one takes the place of an unsent one", async () => {
    const outbox = open();
    outbox.put(answer("a", { state: "partial" }));
    outbox.put(answer("a", { revision: 2 }));
    await outbox.flush();
    expect(api.items()).toMatchObject([{ id: "a", revision: 2, state: "complete" }]);
  });

  it("one that comes while the older is on its way still goes", async () => {
    const outbox = open();
    outbox.put(answer("a", { state: "partial" }));
    const flushed = outbox.flush();
    outbox.put(answer("a", { revision: 2 }));
    await flushed;
    await settled();
    expect(api.items()).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    expect(kept()).toEqual([]);
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

describe("two tabs", () => {
  it("lose nothing of each other", async () => {
    api.down = true;
    const one = open();
    const two = open();
    one.put(answer("a"));
    two.put(answer("b"));
    one.put(answer("c"));
    await Promise.all([one.flush(), two.flush()]);
    expect(
      kept()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["a", "b", "c"]);
    api.down = false;
    await one.flush();
    expect(kept().map(({ id }) => id)).toEqual(["b"]);
    await two.flush();
    expect(kept()).toEqual([]);
    expect(new Set(api.items().map(({ id }) => id))).toEqual(new Set(["a", "b", "c"]));
  });
});

describe("what somebody else wrote into the store", () => {
  it.each([["nonsense"], ["{}"], ["[null,1,{}]"], ['{"id":"x"}']])("%s counts as empty", async (text) => {
    storage.entries.set("voz.o", text);
    const outbox = open();
    outbox.put(answer("a"));
    await outbox.flush();
    expect(api.items()).toMatchObject([{ id: "a" }]);
  });
});
