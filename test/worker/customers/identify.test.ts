import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { openNaming } from "../../../worker/customers/sealed.ts";
import { schema } from "../../../worker/db/index.ts";
import { makeWorld, response, setClock, threeQuestions, type World } from "../world.ts";
import { identify, proofOf } from "./people.ts";

async function row(world: World, id: string) {
  const { customers } = schema;
  const [found] = await world.here.db
    .select()
    .from(customers)
    .where(and(eq(customers.workspaceId, world.workspaceId), eq(customers.id, id)));
  return found ? { ...found, ...(await openNaming(world.here.vault.secret, found)) } : null;
}

afterEach(() => setClock("2026-03-10T12:00:00Z"));

describe("a customer", () => {
  it("is kept from an identify and from a response, and later facts join earlier ones", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(identify({ id: "c1", name: "Ana", traits: { plan: "pro" } }));
    const item = response(survey, { customer: { id: "c1", email: "ana@shop.test", traits: { city: "Vigo" } } });
    await world.collect(item);
    expect(await row(world, "c1")).toMatchObject({
      name: "Ana",
      email: "ana@shop.test",
      traits: { plan: "pro", city: "Vigo" },
      proven: false,
    });
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body["customer"]).toEqual({
      id: "c1",
      email: "ana@shop.test",
      name: "Ana",
      traits: { plan: "pro", city: "Vigo" },
      proven: false,
    });
  });

  it("that was proven is not changed by whoever merely says so", async () => {
    const world = await makeWorld();
    const proof = await proofOf(world, "c1");
    await world.collect(identify({ id: "c1", email: "true@shop.test", proof }));
    for (const customer of [
      { id: "c1", email: "false@evil.test" },
      { id: "c1", email: "false@evil.test", proof: "0".repeat(64) },
      { id: "c1", email: "false@evil.test", proof: "x" },
      { id: "c1", email: "false@evil.test", proof: await proofOf(world, "c2") },
    ])
      expect((await world.collect(identify(customer)))[0]).toMatchObject({ status: "stored" });
    expect(await row(world, "c1")).toMatchObject({ email: "true@shop.test", proven: true });
    await world.collect(identify({ id: "c1", email: "new@shop.test", proof }));
    expect(await row(world, "c1")).toMatchObject({ email: "new@shop.test", proven: true });
  });

  it("is seen on the day somebody last told of them, proven or not, which is written once a day", async () => {
    const world = await makeWorld({ timeZone: "Asia/Tokyo" });
    const proof = await proofOf(world, "c1");
    await world.collect(identify({ id: "c1", name: "Ana", proof }));
    const first = await row(world, "c1");
    expect(first).toMatchObject({ seenOn: "2026-03-10" });
    setClock("2026-03-10T14:59:00Z");
    await world.collect(identify({ id: "c1", name: "Somebody" }));
    expect(await row(world, "c1")).toEqual(first);
    // In Tokyo it is the next day.
    setClock("2026-03-10T15:01:00Z");
    await world.collect(identify({ id: "c1", name: "Somebody" }));
    expect(await row(world, "c1")).toEqual({ ...first, seenOn: "2026-03-11" });
  });

  it.each([".", "..", " . "])("is nobody whom no address could name: %j", async (id) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const issues = [{ path: "customer.id", message: 'A customer id must not be "." or "..".' }];
    const results = await world.collect(identify({ id }), response(survey, { customer: { id } }));
    expect(results).toMatchObject(results.map(() => ({ status: "rejected", code: "invalid_field", issues })));
    expect(await row(world, id.trim())).toBeNull();
    const [dotted] = await world.collect(identify({ id: "..." }));
    expect(dotted).toMatchObject({ status: "stored" });
    expect((await world.ask("/v1/customers/...")).status).toBe(200);
  });

  it("of one workspace is nobody in another", async () => {
    const [one, two] = [await makeWorld(), await makeWorld()];
    await one.collect(identify({ id: "c1", name: "Ana" }));
    expect(await row(two, "c1")).toBeNull();
  });
});
