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

/** A refusal in the API's own words. */
const problem = (status: number): Response => Response.json({ code: `code_${status}`, status }, { status });

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
    box: "o.voz_pk_1",
    fail: (code, detail) => failures.push({ code, detail }),
    keeps: (item) => item.type === "response",
    complete: async (item) => item,
    alone: (act) => act(),
    ...some,
  });
const kept = (): CollectItem[] => JSON.parse(storage.entries.get("voz.o.voz_pk_1") ?? "[]") as CollectItem[];

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
    expect(storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("goes as a simple request, that outlives the page", async () => {
    const outbox = open();
    outbox.put(answer("a"));
    await outbox.flush();
    const { init, body } = api.requests[0]!;
    expect(init).toMatchObject({ method: "POST", keepalive: true });
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

describe("an answer to a survey that nobody could look up", () => {
  const open0 = answer("a", { surveyVersion: 0 });

  it("waits, and goes when its version is known", async () => {
    const live = new Map<string, number>();
    const outbox = open({
      complete: async (item) => {
        const surveyVersion = live.get(item.surveyId);
        return surveyVersion ? { ...item, surveyVersion } : undefined;
      },
    });
    outbox.put(open0);
    outbox.put(answer("b"));
    await outbox.flush();
    outbox.leave();
    expect(api.items().map(({ id }) => id)).toEqual(["b"]);
    expect(kept()).toMatchObject([{ id: "a", surveyVersion: 0 }]);
    live.set("sur_1", 4);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(api.items().at(-1)).toMatchObject({ id: "a", surveyVersion: 4 });
    expect(kept()).toEqual([]);
  });

  it("is refused once it is known that there is no such survey", async () => {
    const complete = async ({ id }: ResponseItem) => ({ id, status: "rejected", code: "unknown_survey" }) as const;
    const outbox = open({ complete });
    outbox.put(open0);
    await outbox.flush();
    expect(outbox.outcome("a")).toMatchObject({ status: "rejected", code: "unknown_survey" });
    expect(api.requests).toEqual([]);
    expect(kept()).toEqual([]);
  });
});

describe("a device without room", () => {
  it("keeps as many answers as fit, holds all of them, and sends all", async () => {
    const { setItem } = storage;
    storage.setItem = (name, text) => {
      if (text.length > 20_000) throw new DOMException("full", "QuotaExceededError");
      setItem(name, text);
    };
    api.down = true;
    const outbox = open();
    for (let at = 0; at < 300; at += 1) outbox.put(answer(`a${at}`));
    await outbox.flush();
    const ids = kept().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(70);
    expect(new Set(ids).size).toBe(ids.length);
    api.down = false;
    api.requests = [];
    await vi.advanceTimersByTimeAsync(600_000);
    expect(new Set(api.items().map(({ id }) => id)).size).toBe(300);
    expect(kept()).toEqual([]);
  });

  it("leaves the host its share: no more than four million bytes", async () => {
    api.down = true;
    const outbox = open();
    const why = "ñ".repeat(50_000);
    for (let at = 0; at < 60; at += 1) outbox.put(answer(`a${at}`, { answers: { why } }));
    await outbox.flush();
    expect(Buffer.byteLength(storage.entries.get("voz.o.voz_pk_1")!)).toBeLessThan(4_000_000);
    expect(kept().length).toBeGreaterThan(20);
  });

  it("of much that goes, it is not told each step", async () => {
    let writes = 0;
    const counted = {
      ...storage,
      setItem: (name: string, text: string) => void (writes++, storage.setItem(name, text)),
    };
    const outbox = open({ shelf: shelfOn(() => counted) });
    for (let at = 0; at < 2_000; at += 1) outbox.put(answer(`a${at}`));
    await outbox.flush();
    expect(writes).toBeLessThan(5);
    expect(kept()).toEqual([]);
  });
});

describe("the lock", () => {
  it("is given back late: what comes in meanwhile goes with the next one", async () => {
    let giveBack = (): void => {};
    const alone: OutboxParts["alone"] = async (act) => {
      await act();
      await new Promise<void>((go) => (giveBack = go));
    };
    const outbox = open({ alone });
    outbox.put(answer("a"));
    void outbox.flush();
    await settled();
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
    outbox.put(answer("b"));
    void outbox.flush();
    giveBack();
    await settled();
    expect(outbox.outcome("b")).toMatchObject({ status: "stored" });
    giveBack();
  });

  it("whatever breaks in between, the next flush sends", async () => {
    let broken = true;
    const outbox = open({
      complete: async (item) => {
        if (broken) throw new Error("broken");
        return { ...item, surveyVersion: 1 };
      },
    });
    outbox.put(answer("a", { surveyVersion: 0 }));
    await expect(outbox.flush()).rejects.toThrow("broken");
    broken = false;
    await outbox.flush();
    expect(outbox.outcome("a")).toMatchObject({ status: "stored" });
  });

  it("once it is stopped, no further batch goes", async () => {
    const outbox = open();
    api.collect = [(items) => (outbox.stop(), { results: items.map(({ id }) => ({ id, status: "stored" })) })];
    for (let at = 0; at < 120; at += 1) outbox.put(answer(`a${at}`));
    await outbox.flush();
    expect(api.requests).toHaveLength(1);
    expect(kept()).toHaveLength(70);
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

describe("two pages that find what an earlier one left", () => {
  const locked = () => {
    let last = Promise.resolve();
    return (act: () => Promise<void>) => (last = last.then(act));
  };

  it("send it once: the second sees that the first was there", async () => {
    storage.entries.set("voz.o.voz_pk_1", JSON.stringify([answer("a"), answer("b")]));
    const alone = locked();
    const one = open({ alone });
    const two = open({ alone });
    two.put(answer("c"));
    await Promise.all([one.flush(), two.flush()]);
    expect(api.items().map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(kept()).toEqual([]);
  });

  it("and where the first failed, the second sends it", async () => {
    storage.entries.set("voz.o.voz_pk_1", JSON.stringify([answer("a")]));
    const alone = locked();
    const [one, two] = [open({ alone }), open({ alone })];
    api.collect = ["offline"];
    await Promise.all([one.flush(), two.flush()]);
    expect(two.outcome("a")).toMatchObject({ status: "stored" });
    expect(kept()).toEqual([]);
  });
});

describe("what somebody else wrote into the store", () => {
  it.each([["nonsense"], ["{}"], ["[null,1,{}]"], ['{"id":"x"}']])(
    "%s counts as empty, is set aside and told",
    async (text) => {
      storage.entries.set("voz.o.voz_pk_1", text);
      const outbox = open();
      expect(storage.entries.get("voz.bad")).toBe(JSON.stringify(text));
      outbox.put(answer("a"));
      await outbox.flush();
      expect(api.items()).toMatchObject([{ id: "a" }]);
      expect(failures).toEqual([{ code: "outbox", detail: text }]);
      expect(kept()).toEqual([]);
    },
  );

  it("takes nothing sound along, and is told once", async () => {
    storage.entries.set("voz.o.voz_pk_1", JSON.stringify([null, answer("a")]));
    open();
    await settled();
    open();
    await settled();
    expect(failures).toHaveLength(1);
    expect(kept()).toMatchObject([{ id: "a" }]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(api.items()[0]).toMatchObject({ id: "a" });
  });
});

describe("a site with two workspaces", () => {
  const other = { box: "o.voz_pk_2", key: "voz_pk_2" };

  it("each keeps and sends what is its own", async () => {
    api.down = true;
    const [one, two] = [open(), open(other)];
    one.put(answer("a"));
    two.put(answer("b"));
    await Promise.all([one.flush(), two.flush()]);
    for (const outbox of [one, two]) outbox.stop();
    api.down = false;
    api.requests.length = 0;
    await open(other).flush();
    expect(api.requests.map(({ body }) => body)).toMatchObject([{ key: "voz_pk_2", items: [{ id: "b" }] }]);
    expect(kept()).toMatchObject([{ id: "a" }]);
    await open().flush();
    expect(api.requests.at(-1)!.body).toMatchObject({ key: "voz_pk_1", items: [{ id: "a" }] });
    expect(kept()).toEqual([]);
  });

  it("what an earlier version kept for both goes once, beside what came since", async () => {
    storage.entries.set("voz.o", JSON.stringify([answer("a")]));
    storage.entries.set("voz.o.voz_pk_1", JSON.stringify([answer("b")]));
    const outbox = open();
    expect(storage.entries.has("voz.o")).toBe(false);
    expect(kept().map(({ id }) => id)).toEqual(["a", "b"]);
    await open(other).flush();
    expect(api.items()).toEqual([]);
    await outbox.flush();
    expect(api.items().map(({ id }) => id)).toEqual(["a", "b"]);
    expect([...storage.entries.keys()]).toEqual([]);
  });

  it("what there is no room to move stays where it is", () => {
    const text = JSON.stringify([answer("a")]);
    storage.entries.set("voz.o", text);
    storage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    open();
    expect([...storage.entries]).toEqual([["voz.o", text]]);
  });
});
