/** 5.7: e-mail and name lie sealed, apart from answers; whoever may know them is still told. */
import { describe, expect, it } from "vitest";
import type { PersonExport } from "#contract";
import { sealCustomers } from "../../../worker/customers/seal.ts";
import { markEmail, openNaming, sealNaming } from "../../../worker/customers/sealed.ts";
import { everyMinute } from "../../../worker/clock.ts";
import { sealAlike, unsealText } from "../../../worker/http/seal.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { env } from "cloudflare:workers";
import { makeWorld, now, response, threeQuestions, uuid7, type Json, type World } from "../world.ts";

const ana = { id: "c1", email: "Ana.Sealed@Shop.test", name: "Ana Sealed" };
const identify = (customer: Json): Json => ({ type: "identify", id: uuid7(), customer, at: now().toISOString() });
const raw = (world: World, id = "c1") =>
  world.d1
    .prepare("SELECT * FROM customers WHERE workspace_id = ?1 AND id = ?2")
    .bind(world.workspaceId, id)
    .first<Record<string, string | null>>();
const found = async (world: World, marker: string) => placesOf(await dump(world.workspaceId), marker);

async function answered(world: World, customer: Json) {
  const survey = await world.publish({ questions: threeQuestions });
  const item = response(survey, { customer });
  await world.collect(item);
  return `/v1/responses/${String(item["id"])}`;
}

describe("e-mail and name of a customer (5.7)", () => {
  it("are found in no table, and told to whom may know them", async () => {
    const world = await makeWorld();
    const path = await answered(world, ana);
    for (const marker of [ana.email, ana.name, "ana.sealed"])
      expect([marker, await found(world, marker)]).toEqual([marker, []]);
    expect((await world.ask(path)).body["customer"]).toMatchObject(ana);
    expect((await world.ask<{ items: Json[] }>("/v1/responses")).body.items[0]?.["customer"]).toMatchObject(ana);
    const { body } = await world.ask<PersonExport>("/v1/customers/c1/export");
    expect(body.tables["customers"]).toMatchObject([ana]);
    expect(JSON.stringify(body)).not.toContain(String((await raw(world))?.["sealed_email"]));
  });

  it("told again are the same row; another spelling of the address is kept, and has the same mark", async () => {
    const world = await makeWorld();
    await world.collect(identify(ana));
    const first = await raw(world);
    await world.collect(identify({ ...ana }), identify({ id: "c1" }));
    expect(await raw(world)).toEqual(first);
    await world.collect(identify({ id: "c1", email: "ana.sealed@shop.test" }));
    const second = await raw(world);
    expect(second?.["sealed_email"]).not.toBe(first?.["sealed_email"]);
    expect(second?.["email_mark"]).toBe(first?.["email_mark"]);
    expect(second?.["sealed_name"]).toBe(first?.["sealed_name"]);
    await world.collect(identify({ id: "c1", email: "other@shop.test" }));
    expect((await raw(world))?.["email_mark"]).not.toBe(first?.["email_mark"]);
  });

  it("are sealed for their row: elsewhere they are other texts, and open nowhere else", async () => {
    const { secret } = (await makeWorld()).here.vault;
    const sealed = await sealNaming(secret, { workspaceId: "wsp_a", id: "c1" }, ana);
    const other = await sealNaming(secret, { workspaceId: "wsp_b", id: "c1" }, ana);
    for (const part of ["sealedEmail", "sealedName", "emailMark"] as const) expect(other[part]).not.toBe(sealed[part]);
    expect(await markEmail(secret, "wsp_a", " ANA.sealed@shop.TEST ")).toBe(sealed.emailMark);
    const place = { use: "a use", row: "a row" };
    const text = await sealAlike(secret, place, "words");
    expect(await sealAlike(secret, place, "words")).toBe(text);
    expect(await unsealText(secret, place, text)).toBe("words");
    await expect(unsealText(secret, { ...place, row: "another row" }, text)).rejects.toThrow();
  });

  it("are not known any more under another secret, and lose no answer; told again they are", async () => {
    const world = await makeWorld();
    const path = await answered(world, ana);
    const row = { workspaceId: world.workspaceId, id: "c1", email: null, name: null };
    const sealed = await sealNaming("another-secret-another-secret-32", row, ana);
    expect(await openNaming(world.here.vault.secret, { ...row, ...sealed })).toEqual({ email: null, name: null });
    await world.d1
      .prepare("UPDATE customers SET sealed_email = ?2, sealed_name = ?3, email_mark = ?4 WHERE workspace_id = ?1")
      .bind(world.workspaceId, sealed.sealedEmail, sealed.sealedName, sealed.emailMark)
      .run();
    expect((await world.ask(path)).body["customer"]).toMatchObject({ id: "c1", email: null, name: null });
    await world.collect(identify(ana));
    expect((await world.ask(path)).body["customer"]).toMatchObject(ana);
  });
});

/** As it was kept before. */
const plain = (world: World, id: string, email: string | null, name: string | null) =>
  world.d1
    .prepare(
      `INSERT INTO customers (workspace_id, id, email, name, traits, proven, created_at, updated_at)
       VALUES (?1, ?2, ?3, ?4, '{}', 0, ?5, ?5)`,
    )
    .bind(world.workspaceId, id, email, name, now().toISOString())
    .run();

describe("customers from before they were sealed", () => {
  it("are told as they were, sealed by the minute, and told the same again", async () => {
    const world = await makeWorld();
    const path = await answered(world, { id: "c0" });
    await world.d1
      .prepare("UPDATE customers SET email = ?2, name = ?3 WHERE workspace_id = ?1")
      .bind(world.workspaceId, ana.email, ana.name)
      .run();
    await plain(world, "c2", null, "Only Named");
    const before = (await world.ask(path)).body["customer"];
    expect(before).toMatchObject({ email: ana.email, name: ana.name });
    expect(await found(world, ana.email)).toEqual(["customers.email"]);
    await everyMinute(env, () => now().getTime());
    expect(await found(world, ana.email)).toEqual([]);
    expect(await found(world, "Only Named")).toEqual([]);
    expect((await world.ask(path)).body["customer"]).toEqual(before);
    expect((await raw(world, "c0"))?.["email_mark"]).toBe(
      await markEmail(world.here.vault.secret, world.workspaceId, ana.email),
    );
    expect((await raw(world, "c2"))?.["email_mark"]).toBeNull();
  });

  it("are sealed in several steps where they are many, and what is told meanwhile is kept", async () => {
    const world = await makeWorld();
    const ids = Array.from({ length: 450 }, (_, index) => `many-${index}`);
    await world.d1.batch(
      ids.map((id) =>
        world.d1
          .prepare(
            `INSERT INTO customers (workspace_id, id, email, name, traits, proven, created_at, updated_at)
             VALUES (?1, ?2, ?2 || '@many.test', 'Many Named', '{}', 0, '', '')`,
          )
          .bind(world.workspaceId, id),
      ),
    );
    await world.collect(identify({ id: "many-7", email: "new@many.test" }));
    expect(await sealCustomers(env.DB, world.here.vault.secret, () => 0, 1)).toBeGreaterThanOrEqual(450);
    expect(await found(world, "@many.test")).toEqual([]);
    expect(await found(world, "Many Named")).toEqual([]);
    const { body } = await world.ask<PersonExport>("/v1/customers/many-7/export");
    expect(body.tables["customers"]).toMatchObject([{ email: "new@many.test", name: "Many Named" }]);
    expect(await sealCustomers(env.DB, world.here.vault.secret, () => 0, 1)).toBe(0);
  });
});
