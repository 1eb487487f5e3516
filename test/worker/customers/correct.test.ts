/** A customer is corrected by whoever knows better (GDPR, article 16); pages do not undo it. */
import { describe, expect, it } from "vitest";
import type { CustomerProfile } from "#contract";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld } from "../world.ts";
import { identify, proofOf } from "./people.ts";

const ana = { id: "ana", email: "old@shop.test", name: "Old", traits: { plan: "pro", city: "Vigo" } };

async function makeAna() {
  const world = await makeWorld();
  await world.collect(identify(ana));
  const correct = (body: unknown, id = "ana") =>
    world.ask<CustomerProfile>(`/v1/customers/${id}`, { method: "PATCH", body });
  return { world, correct };
}

describe("a correction", () => {
  it("replaces what it names, takes away what it says null of, and leaves the rest", async () => {
    const { world, correct } = await makeAna();
    const { status, body } = await correct({ email: "New@Shop.test", traits: { city: null, since: 2024 } });
    expect([status, body]).toMatchObject([
      200,
      { email: "New@Shop.test", name: "Old", traits: { plan: "pro", since: 2024 }, proven: true },
    ]);
    expect(body.traits).toEqual({ plan: "pro", since: 2024 });
    const found = async (q: string) =>
      (await world.ask<{ items: unknown[] }>(`/v1/customers?q=${encodeURIComponent(q)}`)).body.items.length;
    expect([await found("old@shop.test"), await found("new@shop.test")]).toEqual([0, 1]);
    expect((await correct({ email: null, name: null })).body).toMatchObject({ email: null, name: null });
    expect(await found("new@shop.test")).toBe(0);
    // Sealed as all names are (5.7).
    await correct({ name: "Name Marker" });
    expect(placesOf(await dump(world.workspaceId), "Name Marker")).toEqual([]);
  });

  it("is not undone by a page, only by a proof", async () => {
    const { world, correct } = await makeAna();
    await correct({ name: "Right" });
    await world.collect(identify({ id: "ana", name: "Wrong" }));
    expect((await world.ask("/v1/customers/ana")).body["name"]).toBe("Right");
    await world.collect(identify({ id: "ana", name: "Righter", proof: await proofOf(world, "ana") }));
    expect((await world.ask("/v1/customers/ana")).body["name"]).toBe("Righter");
  });

  it("reaches what was kept before names were sealed", async () => {
    const { world, correct } = await makeAna();
    await world.d1
      .prepare(
        "UPDATE customers SET email = 'plain@shop.test', sealed_email = NULL, email_mark = NULL WHERE workspace_id = ?1",
      )
      .bind(world.workspaceId)
      .run();
    await correct({ email: null });
    expect(placesOf(await dump(world.workspaceId), "plain@shop.test")).toEqual([]);
    expect((await world.ask("/v1/customers/ana")).body["email"]).toBeNull();
  });

  it("of nobody, of another workspace's, and of what cannot be corrected is refused", async () => {
    const [{ correct }, { world }] = [await makeAna(), await makeAna()];
    expect((await correct({ name: "x" }, "nobody")).status).toBe(404);
    for (const body of [
      {},
      { id: "other" },
      { proven: false },
      { email: 7 },
      { email: "no" },
      { email: "" },
      { name: " " },
      { traits: [] },
      { name: "x".repeat(201) },
    ]) {
      const { status, body: problem } = await correct(body);
      expect([body, status, (problem as unknown as { code: string }).code]).toEqual([body, 422, "invalid_body"]);
    }
    expect((await world.ask("/v1/customers/ana")).body["name"]).toBe("Old");
  });
});
