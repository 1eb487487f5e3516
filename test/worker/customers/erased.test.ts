/** A device that was offline tells of somebody who was erased meanwhile: what is older stays gone, what is newer is new. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Erasure } from "#contract";
import { purgeGone } from "../../../worker/responses/gone.ts";
import { makeTold } from "../deliveries/outside.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { now, response, setClock, uuid7, type Json, type World } from "../world.ts";

const start = "2026-03-10T12:00:00Z";
afterEach(() => setClock(start));

const customer = { id: "cust-gone", email: "gone@marker.test", name: "Gone Marker", traits: { plan: "marker-plan" } };
const visitorId = "visitor-gone";
const consent = { state: "granted" };
const markers = [customer.id, "marker-plan", visitorId, "gone-words"];
const leftIn = async ({ workspaceId }: World): Promise<string[]> => {
  const tables = await dump(workspaceId);
  return markers.flatMap((marker) => placesOf(tables, marker));
};
const identify = (at: string, more: Json = {}): Json => ({
  type: "identify",
  id: uuid7(),
  customer,
  visitorId,
  at,
  ...more,
});
const gone = (item: Json) => [{ id: item["id"], status: "duplicate", code: "deleted" }];
const exists = async (world: World): Promise<boolean> => (await world.ask("/v1/customers/cust-gone")).status === 200;

/** Known since noon, and erased an hour later. */
async function makeErased() {
  const told = await makeTold();
  const { world, survey } = told;
  const hearing = await told.endpoint({ types: ["response.completed"] });
  await world.collect(identify(start), response(survey, { customer, visitorId, consent }));
  setClock("2026-03-10T13:00:00Z");
  expect((await world.ask<Erasure>("/v1/customers/cust-gone", { method: "DELETE" })).status).toBe(200);
  expect(await leftIn(world)).toEqual([]);
  return { ...told, world, survey, hearing };
}

describe("an identify that waited on a device", () => {
  it.each(["2026-03-10T13:10:00Z", "2026-03-14T12:00:00Z", "2026-06-10T12:00:00Z"])(
    "and is older than the erasure brings nobody back, sent at %s",
    async (at) => {
      const { world } = await makeErased();
      setClock(at);
      const item = identify("2026-03-10T12:59:00Z");
      expect(await world.collect(item)).toEqual(gone(item));
      expect(await leftIn(world)).toEqual([]);
      expect(await exists(world)).toBe(false);
    },
  );

  it("takes nothing along that comes beside it", async () => {
    const { world, survey } = await makeErased();
    const item = identify(start);
    const other = identify(start, { customer: { id: "other" }, visitorId: "other-visitor" });
    const sound = response(survey, { answers: { nps: 10 } });
    expect((await world.collect(item, other, sound)).map(({ status, code }) => [status, code])).toEqual([
      ["duplicate", "deleted"],
      ["stored", undefined],
      ["stored", undefined],
    ]);
    expect((await world.ask("/v1/customers/other")).status).toBe(200);
    expect(await leftIn(world)).toEqual([]);
  });

  it("and is newer is somebody who came back, and whom the next erasure takes", async () => {
    const { world } = await makeErased();
    setClock("2026-03-10T15:00:00Z");
    expect(await world.collect(identify("2026-03-10T14:00:00Z"))).toMatchObject([{ status: "stored" }]);
    const { body } = await world.ask("/v1/customers/cust-gone");
    expect(body).toMatchObject({ email: customer.email, createdAt: "2026-03-10T15:00:00.000Z" });
    // What is older than the erasure says nothing of them either.
    const old = identify(start, { customer: { id: customer.id, name: "Old Name" } });
    expect(await world.collect(old)).toEqual(gone(old));
    expect((await world.ask("/v1/customers/cust-gone")).body).toMatchObject({ name: customer.name });
    await world.ask("/v1/customers/cust-gone", { method: "DELETE" });
    const between = identify("2026-03-10T14:30:00Z");
    expect(await world.collect(between)).toEqual(gone(between));
    expect(await leftIn(world)).toEqual([]);
  });

  it("is put in order by the Worker's clock where the device's is wrong", async () => {
    const { world } = await makeErased();
    setClock("2026-03-10T14:00:00Z");
    const send = async (item: Json) =>
      (
        await world.ask<{ results: unknown[] }>("/v1/collect", {
          body: { key: world.publicKey, sentAt: "2027-03-10T14:00:00Z", items: [item] },
          key: null,
        })
      ).body.results;
    const old = identify("2027-03-10T12:30:00Z");
    expect(await send(old)).toEqual(gone(old));
    expect(await exists(world)).toBe(false);
    expect(await send(identify("2027-03-10T13:30:00Z"))).toMatchObject([{ status: "stored" }]);
    expect(await exists(world)).toBe(true);
  });

  it("does so after a restore whose ledger was replayed, too", async () => {
    const { world } = await makeErased();
    const lines = new TextDecoder().decode(await (await world.fetchRaw("/v1/erasures/ledger")).arrayBuffer());
    const entries = lines.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Json]));
    for (const table of ["gone_responses", "gone_people", "erasures"])
      await env.DB.prepare(`DELETE FROM ${table} WHERE workspace_id = ?1`).bind(world.workspaceId).run();
    expect((await world.ask("/v1/erasures/replay", { body: { entries } })).status).toBe(200);
    const old = identify(start);
    expect(await world.collect(old)).toEqual(gone(old));
    setClock("2026-03-10T14:00:00Z");
    expect(await world.collect(identify(now().toISOString()))).toMatchObject([{ status: "stored" }]);
  });
});

describe("an answer that waited on a device", () => {
  it.each([
    ["of the customer", { customer }],
    ["of the customer in another browser", { customer, visitorId: "visitor-else" }],
    ["of their browser", { visitorId }],
  ])("%s and is older than the erasure is not stored, nor told of", async (_, who) => {
    const { world, survey, hearing, deliveries, sweep } = await makeErased();
    await sweep();
    const before = (await deliveries(hearing.id)).length;
    setClock("2026-03-16T12:00:00Z");
    const item = response(survey, { ...who, consent, answers: { nps: 1, why: "gone-words" }, at: start });
    expect(await world.collect(item)).toEqual(gone(item));
    // Beside others it is told the same.
    const sound = response(survey, { answers: { nps: 10 } });
    expect((await world.collect(item, sound)).map(({ status }) => status)).toEqual(["duplicate", "stored"]);
    expect(await leftIn(world)).toEqual([]);
    expect((await deliveries(hearing.id)).length).toBe(before + 1);
  });

  it("is stored where it is newer, or another's in the same browser", async () => {
    const { world, survey } = await makeErased();
    setClock("2026-03-10T14:00:00Z");
    const newer = response(survey, { visitorId, consent, at: "2026-03-10T13:30:00Z" });
    const others = response(survey, { visitorId, consent, customer: { id: "other" }, at: start });
    expect((await world.collect(newer, others)).map(({ status }) => status)).toEqual(["stored", "stored"]);
    // But the browser was erased: it is not said to be theirs by what is older.
    const { body } = await world.ask<{ visitors: Json[] }>("/v1/customers/other");
    expect(body.visitors).toEqual([]);
  });
});

it("the marks of people are no ids, cost an item of somebody else no row, and go after 400 days", async () => {
  const { world } = await makeErased();
  const marks = (await dump(world.workspaceId)).get("gone_people");
  expect(marks?.map(({ at }) => at)).toEqual(Array.from({ length: 2 }, () => "2026-03-10T13:00:00.000Z"));
  for (const { mark } of marks ?? []) expect(mark).toMatch(/^[0-9a-f]{32}$/);
  setClock("2027-04-16T12:00:00Z");
  await purgeGone(env.DB, () => now().getTime(), 30_000);
  expect((await dump(world.workspaceId)).get("gone_people")).toEqual([]);
});
