/** Outboxes of several pages of one device. */
import { describe, expect, it } from "vitest";
import { type OutboxParts } from "../../../../sdk/client/outbox.ts";
import { settled } from "../fakes.ts";
import { answer, api, failures, freshDevice, kept, open, storage } from "./device.ts";

freshDevice();

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

  it("once it is stopped, it puts nothing back that another has sent since", async () => {
    let breakOff = (): void => {};
    const stuck = open({ request: () => new Promise((_, fail) => (breakOff = () => fail(new TypeError("gone")))) });
    stuck.put(answer("a"));
    stuck.put(answer("b"));
    void stuck.flush();
    await settled();
    stuck.stop();
    expect(kept()).toMatchObject([{ id: "a" }, { id: "b" }]);
    const next = open();
    await next.flush();
    expect(api.items()).toMatchObject([{ id: "a" }, { id: "b" }]);
    breakOff();
    await settled();
    expect(failures).toMatchObject([{ code: "collect" }]);
    expect(kept()).toEqual([]);
  });

  it("once it is stopped, what it has sent itself is taken off the device, and the rest stays", async () => {
    const outbox = open();
    api.collect = [(items) => (outbox.stop(), { results: items.map(({ id }) => ({ id, status: "stored" })) })];
    for (let at = 0; at < 60; at += 1) outbox.put(answer(`a${at}`));
    await outbox.flush();
    expect(kept().map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, at) => `a${at + 50}`));
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
