/** Steps of the funnel: when they are told, and by whom. */
import { describe, expect, it } from "vitest";
import type { CollectItem, ExposureItem } from "../../../sdk/contract/wire.types.ts";
import type { Voz, VozOptions } from "../../../sdk/client/voz.types.ts";
import { rest, responses, steps, voz, world } from "./world.ts";

interface Batch {
  key: string;
  items: CollectItem[];
}

/** A page that can be left: what its browser takes on then. */
function page(some: Partial<VozOptions> = {}): { client: Voz; leave(): void; taken: Batch[] } {
  let tell: (what: "online" | "hidden") => void;
  const taken: Batch[] = [];
  const client = voz({
    lifecycle(told) {
      tell = told;
      return () => undefined;
    },
    beacon: (_url, body) => taken.push(JSON.parse(body) as Batch) > 0,
    ...some,
  });
  return { client, leave: () => tell("hidden"), taken };
}
const collected = (): number => world.api.to("/v1/collect").length;

describe("a step of the funnel", () => {
  it("waits for company while a survey comes up, and is told with the others by one request", async () => {
    page().client.track("go");
    await rest(2_900);
    expect(world.shown).toHaveLength(1);
    expect(collected()).toBe(0);
    await rest(1_500);
    expect(steps()).toEqual(["eligible", "shown"]);
    expect(collected()).toBe(1);
    await rest(60_000);
    expect(collected()).toBe(1);
  });

  it("says when it happened, not when it was told", async () => {
    page().client.track("go");
    await rest();
    for (const { at } of world.api.items() as ExposureItem[]) expect(at).toBe("2026-11-22T10:00:00.000Z");
  });

  it("goes with an answer that is given sooner", async () => {
    page().client.track("go");
    await rest(1_000);
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest(100);
    expect(responses()).toHaveLength(1);
    expect(steps()).toEqual(["eligible", "shown"]);
    expect(collected()).toBe(1);
  });

  it("leaves with a page that is left before anybody came to send it, once", async () => {
    const { client, leave, taken } = page();
    client.track("go");
    await rest(1_000);
    leave();
    leave();
    expect(taken.map(({ key, items }) => [key, items.map((item) => (item as ExposureItem).step)])).toEqual([
      ["voz_pk_1", ["eligible", "shown"]],
    ]);
    const ids = taken[0]!.items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    // The page was only hidden, and goes on: nothing is told twice, and nothing is fetched for it.
    await rest(60_000);
    expect(collected()).toBe(0);
    world.shown[0]!.showing.closed();
    await rest();
    expect(steps()).toEqual(["dismissed"]);
  });

  it("leaves with a client that is ended", async () => {
    const { client, taken } = page();
    client.track("go");
    await rest(1_000);
    client.destroy();
    expect(taken.flatMap(({ items }) => items).map((item) => (item as ExposureItem).step)).toEqual([
      "eligible",
      "shown",
    ]);
  });

  it("is told to nobody once the visitor has said no", async () => {
    const { client, leave, taken } = page();
    client.track("go");
    await rest(1_000);
    client.setConsent("denied");
    await rest(10);
    leave();
    void world.shown[0]!.showing.complete({ nps: 9 });
    await rest(60_000);
    expect(taken).toEqual([]);
    expect(responses()).toHaveLength(1);
    expect(steps()).toEqual([]);
  });
});
