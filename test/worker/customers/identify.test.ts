import { describe, expect, it } from "vitest";
import { makeWorld, now, response, threeQuestions, uuid7, type Json, type World } from "../world.ts";

const identify = (customer: Json, more: Json = {}): Json => ({
  type: "identify",
  id: uuid7(),
  customer,
  at: now().toISOString(),
  ...more,
});
const row = (world: World, id: string) =>
  world.d1.prepare("SELECT * FROM customers WHERE workspace_id = ?1 AND id = ?2").bind(world.workspaceId, id).first();

async function proofOf(world: World, id: string): Promise<string> {
  const secret = await world.d1
    .prepare("SELECT identity_secret AS s FROM workspaces WHERE id = ?1")
    .bind(world.workspaceId)
    .first<string>("s");
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret ?? ""),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(id)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

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
      traits: '{"plan":"pro","city":"Vigo"}',
      proven: 0,
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
    expect(await row(world, "c1")).toMatchObject({ email: "true@shop.test", proven: 1 });
    await world.collect(identify({ id: "c1", email: "new@shop.test", proof }));
    expect(await row(world, "c1")).toMatchObject({ email: "new@shop.test", proven: 1 });
  });

  it("of one workspace is nobody in another", async () => {
    const [one, two] = [await makeWorld(), await makeWorld()];
    await one.collect(identify({ id: "c1", name: "Ana" }));
    expect(await row(two, "c1")).toBeNull();
  });
});
