/** The list of customers: in what order, narrowed by what, and found by what. */
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CustomerSummary } from "#contract";
import { setClock, type Json, type World } from "../world.ts";
import { identify, makeShop, proofOf, spring } from "./people.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

interface Page {
  items: CustomerSummary[];
  next: string | null;
}
const list = async (world: World, query: Json = {}): Promise<Page> => {
  const path = `/v1/customers?${new URLSearchParams(query as Record<string, string>).toString()}`;
  const { status, body } = await world.ask<Page>(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};
const ids = async (world: World, query: Json = {}) => (await list(world, query)).items.map(({ id }) => id);

let shop: Awaited<ReturnType<typeof makeShop>>;
beforeAll(async () => {
  shop = await makeShop();
  const { world, answer } = shop;
  const granted = { state: "granted" };
  await answer(
    "2026-03-01T10:00:00Z",
    { id: "ana", email: "Ana@Shop.test", name: "Ana" },
    {
      answers: { nps: 10 },
      touches: [spring("2026-03-01T09:59:00Z")],
      consent: granted,
    },
  );
  await answer("2026-03-04T10:00:00Z", { id: "ana" }, { answers: { nps: 3 }, consent: { state: "pending" } });
  await answer("2026-03-03T10:00:00Z", { id: "berta", email: "berta@shop.test" }, { answers: { nps: 9 } });
  setClock("2026-03-05T10:00:00Z");
  await world.collect(
    identify({ id: "ana.2", name: "Another" }),
    identify({ id: "cora", proof: await proofOf(world, "cora") }),
  );
  // Said anonymously, in a browser that is Cora's.
  await answer("2026-03-05T11:00:00Z", null, { visitorId: "v-cora", consent: granted, answers: { nps: 8 } });
  await world.collect(identify({ id: "cora", proof: await proofOf(world, "cora") }, { visitorId: "v-cora" }));
});

describe("the list of customers", () => {
  it("is of those last seen first, with what their responses come to", async () => {
    const { items, next } = await list(shop.world);
    expect(items.map(({ id, seenOn }) => [id, seenOn])).toEqual([
      ["cora", "2026-03-05"],
      ["ana.2", "2026-03-05"],
      ["ana", "2026-03-04"],
      ["berta", "2026-03-03"],
    ]);
    expect(next).toBeNull();
    expect(items[2]).toEqual({
      id: "ana",
      email: "Ana@Shop.test",
      name: "Ana",
      proven: false,
      seenOn: "2026-03-04",
      createdAt: "2026-03-01T10:00:00.000Z",
      responses: 2,
      lastResponseAt: "2026-03-04T10:00:00.000Z",
      nps: { value: 3, at: "2026-03-04T10:00:00.000Z" },
      campaign: { id: shop.campaign.id, name: "Spring" },
      consent: "pending",
    });
    expect(items[0]).toMatchObject({ responses: 1, nps: { value: 8 }, consent: "granted", proven: true });
    expect(items[1]).toMatchObject({ responses: 0, nps: null, lastResponseAt: null, campaign: null, consent: null });
  });

  it("comes page by page, whole and once", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list(shop.world, { limit: "1", ...(cursor ? { cursor } : {}) });
      expect(page.items.length).toBe(1);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(["cora", "ana.2", "ana", "berta"]);
  });

  it("finds by an id, the beginning of one, and a whole e-mail however it is spelled; by nothing less", async () => {
    const { world } = shop;
    expect(await ids(world, { q: "ana" })).toEqual(["ana", "ana.2"]);
    expect(await ids(world, { q: "ana", limit: "1" })).toEqual(["ana"]);
    expect(await ids(world, { q: "berta@shop.test" })).toEqual(["berta"]);
    expect(await ids(world, { q: " ANA@shop.TEST " })).toEqual(["ana"]);
    for (const q of ["na", "shop.test", "ana@", "%", "_", "Ana"]) expect([q, await ids(world, { q })]).toEqual([q, []]);
    const first = await list(world, { q: "ana", limit: "1" });
    expect(await ids(world, { q: "ana", limit: "1", cursor: first.next ?? "" })).toEqual(["ana.2"]);
  });

  it.each([
    [{ score: "detractor" }, ["ana"]],
    [{ score: "passive" }, ["cora"]],
    [{ score: "promoter" }, ["berta"]],
    [{ consent: "granted" }, ["cora"]],
    [{ consent: "pending" }, ["ana"]],
    [{ answered: "no" }, ["ana.2"]],
    [{ answered: "yes" }, ["cora", "ana", "berta"]],
    [{ proven: "yes" }, ["cora"]],
    [{ from: "2026-03-04", to: "2026-03-04" }, ["ana"]],
    [{ from: "2026-03-05", proven: "no" }, ["ana.2"]],
    [{ campaign: "none" }, ["cora", "ana", "berta"]],
    [{ campaign: "cmp_nobody" }, []],
    [{ q: "ana", answered: "no" }, ["ana.2"]],
    [{ q: "ana", to: "2026-03-04" }, ["ana"]],
  ])("is narrowed by %j", async (query, found) => {
    expect(await ids(shop.world, query)).toEqual(found);
    // Page by page as well.
    const first = await list(shop.world, { ...query, limit: "1" });
    expect(first.items.map(({ id }) => id)).toEqual(found.slice(0, 1));
  });

  it("is narrowed by the campaign that brought them to any response", async () => {
    expect(await ids(shop.world, { campaign: shop.campaign.id })).toEqual(["ana"]);
  });

  it.each([
    { score: "9" },
    { consent: "yes" },
    { from: "yesterday" },
    { q: "" },
    { limit: "501" },
    { cursor: "x" },
    { cursor: btoa("2026-03-01|%zz") },
  ])("refuses %j by name", async (query) => {
    const path = `/v1/customers?${new URLSearchParams(query as unknown as Record<string, string>).toString()}`;
    const { status, body } = await shop.world.ask(path);
    expect([status, body["code"]]).toEqual([422, "invalid_query"]);
    expect(JSON.stringify(body["issues"])).toContain(Object.keys(query)[0]);
  });

  it("takes ids of any letters, as long as they may be, as cursors", async () => {
    const { world } = await makeShop();
    const long = ["é|ñ ".repeat(50).trim(), "日本".repeat(100), "🙂".repeat(100), "a/b?c#d"];
    await world.collect(...long.map((id) => identify({ id })));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list(world, { limit: "1", ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen.sort()).toEqual([...long].sort());
    for (const id of long) {
      const { status, body } = await world.ask(`/v1/customers/${encodeURIComponent(id)}`);
      expect([status, body["id"]]).toEqual([200, id]);
    }
  });
});
