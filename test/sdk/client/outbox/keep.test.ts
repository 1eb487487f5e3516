/** What the outbox keeps, and for how long. */
import { describe, expect, it, vi } from "vitest";
import { shelfOn } from "../../../../sdk/client/shelf.ts";
import type { ResponseItem } from "../../../../sdk/contract/wire.types.ts";
import { forbiddenStorage, settled } from "../fakes.ts";
import { answer, api, failures, freshDevice, kept, open, storage } from "./device.ts";

freshDevice();

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
    expect(failures.filter(({ code }) => code === "outbox")).toMatchObject([
      { detail: expect.stringContaining("No room") as string },
    ]);
  });

  it("holds as much as the host's own store takes", async () => {
    api.down = true;
    const outbox = open({ roomy: true });
    for (let at = 0; at < 60; at += 1) outbox.put(answer(`a${at}`, { answers: { why: "x".repeat(100_000) } }));
    await outbox.flush();
    expect(kept()).toHaveLength(60);
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
});
