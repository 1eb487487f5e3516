/** Browsers and whose they are: joined by what is told, contested by who says otherwise, taken apart by hand and kept so. */
import { afterEach, describe, expect, it } from "vitest";
import type { CustomerProfile, CustomerVisitor, TimelineEntry } from "#contract";
import { makeWorld, setClock, uuid7, type World } from "../world.ts";
import { identify, makeShop, proofOf } from "./people.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const browsers = async (world: World, id: string) =>
  (await world.ask<CustomerProfile>(`/v1/customers/${id}`)).body.visitors.map((one) => [one.id, one.state, one.cause]);
const split = (world: World, customer: string, visitor: string) =>
  world.ask<CustomerVisitor>(`/v1/customers/${customer}/visitors/${encodeURIComponent(visitor)}/split`, {
    method: "POST",
  });
const link = (world: World, customer: string, visitorId: string) =>
  world.ask<CustomerVisitor>(`/v1/customers/${customer}/visitors`, { body: { visitorId } });
const total = async (world: World, id: string) =>
  (await world.ask<CustomerProfile>(`/v1/customers/${id}`)).body.responses.total;

describe("a browser of a customer", () => {
  it("that is split takes what was said anonymously in it along, and stays split whatever pages tell", async () => {
    const { world, answer } = await makeShop();
    const consent = { state: "granted" };
    await answer("2026-03-10T10:00:00Z", null, { visitorId: "shared/one", consent });
    await answer("2026-03-10T11:00:00Z", { id: "ana" }, { visitorId: "shared/one", consent });
    expect(await total(world, "ana")).toBe(2);
    const { status, body } = await split(world, "ana", "shared/one");
    expect([status, body]).toMatchObject([
      200,
      {
        id: "shared/one",
        state: "split",
        splitAt: "2026-03-10T11:00:00.000Z",
        splitBy: expect.stringMatching(/^key_/),
      },
    ]);
    // What they said by name is theirs.
    expect(await total(world, "ana")).toBe(1);
    const proof = await proofOf(world, "ana");
    await world.collect(
      identify({ id: "ana" }, { visitorId: "shared/one" }),
      identify({ id: "ana", proof }, { visitorId: "shared/one" }),
    );
    expect(await browsers(world, "ana")).toEqual([["shared/one", "split", "response"]]);
    expect(await total(world, "ana")).toBe(1);
    // Again it changes nothing: neither when nor who.
    setClock("2026-03-11T11:00:00Z");
    expect((await split(world, "ana", "shared/one")).body).toEqual(body);
    const { body: line } = await world.ask<{ items: TimelineEntry[] }>("/v1/customers/ana/timeline");
    expect(line.items.map(({ kind }) => kind)).toEqual(["split", "response", "consent", "linked", "known"]);
  });

  it("is linked again by hand, with who did it", async () => {
    const { world, answer } = await makeShop();
    const consent = { state: "granted" };
    await answer("2026-03-10T10:00:00Z", null, { visitorId: "v", consent });
    await answer("2026-03-10T11:00:00Z", { id: "ana" }, { visitorId: "v", consent });
    await split(world, "ana", "v");
    const { status, body } = await link(world, "ana", "v");
    expect([status, body]).toMatchObject([
      200,
      {
        state: "linked",
        cause: "key",
        causeId: expect.stringMatching(/^key_/),
        proven: true,
        splitAt: null,
        splitBy: null,
      },
    ]);
    expect(await total(world, "ana")).toBe(2);
  });

  it("of which two were said to be is neither's, until one is split or proven; nothing is guessed", async () => {
    const { world, answer } = await makeShop();
    const consent = { state: "granted" };
    await answer("2026-03-10T10:00:00Z", null, { visitorId: "family", consent });
    await answer("2026-03-10T11:00:00Z", { id: "ana" }, { visitorId: "family", consent });
    await answer("2026-03-10T12:00:00Z", { id: "berta" }, { visitorId: "family", consent });
    for (const id of ["ana", "berta"]) {
      expect(await browsers(world, id)).toEqual([["family", "contested", "response"]]);
      expect(await total(world, id)).toBe(1);
    }
    await split(world, "berta", "family");
    expect(await browsers(world, "ana")).toEqual([["family", "linked", "response"]]);
    expect(await total(world, "ana")).toBe(2);
    expect(await total(world, "berta")).toBe(1);
    // Proven of somebody else, it is theirs; and no word by hand goes over that.
    const proof = await proofOf(world, "cora");
    await world.collect(identify({ id: "cora", proof }, { visitorId: "family" }));
    expect(await browsers(world, "ana")).toEqual([["family", "contested", "response"]]);
    expect(await browsers(world, "cora")).toEqual([["family", "linked", "identify"]]);
    const refused = await link(world, "ana", "family");
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([409, "conflict"]);
    await split(world, "cora", "family");
    expect((await link(world, "ana", "family")).body).toMatchObject({ state: "linked" });
  });

  it("is nobody's of another workspace, nor one that was never linked", async () => {
    const [one, two] = [await makeWorld(), await makeWorld()];
    await one.collect(identify({ id: "ana" }, { visitorId: "v" }));
    await two.collect(identify({ id: "berta" }));
    expect((await split(two, "ana", "v")).status).toBe(404);
    expect((await split(one, "ana", "w")).status).toBe(404);
    expect((await link(two, "ana", "v")).status).toBe(404);
    expect((await link(two, "berta", "v")).body).toMatchObject({ state: "linked" });
    expect(await browsers(one, "ana")).toEqual([["v", "linked", "identify"]]);
  });

  it("is not taken for one by what cannot be a browser's id, nor by another field", async () => {
    const world = await makeWorld();
    await world.collect(identify({ id: "ana" }));
    for (const body of [{ visitorId: "two words" }, { visitorId: "" }, {}, { visitorId: "v", proven: false }]) {
      const { status, body: problem } = await world.ask(`/v1/customers/ana/visitors`, { body });
      expect([body, status, problem["code"]]).toEqual([body, 422, "invalid_body"]);
    }
    expect(await browsers(world, "ana")).toEqual([]);
  });

  it("is found by export and gone with an erasure, whoever linked it", async () => {
    const world = await makeWorld();
    await world.collect(identify({ id: "ana" }, { id: uuid7() }));
    await link(world, "ana", "by-hand");
    const { body } = await world.ask<{ tables: Record<string, unknown[]> }>("/v1/customers/ana/export");
    expect(body.tables["customerVisitors"]).toMatchObject([{ visitorId: "by-hand", cause: "key" }]);
    await world.ask("/v1/customers/ana", { method: "DELETE" });
    const left = await world.d1
      .prepare("SELECT count(*) AS n FROM customer_visitors WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .first<number>("n");
    expect(left).toBe(0);
  });
});
