/** The page by which a person's rights are answered: found, handed over, asked once more, erased, receipted. */
import { describe, expect, it } from "vitest";
import { makeWorld, response, threeQuestions } from "../world.ts";
import { fieldsOf, makeVisitor } from "./visitor.ts";

async function makeDesk(language?: string) {
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  const id = 'c/1 "&ñ';
  await world.collect(response(survey, { customer: { id, name: "Ana" } }));
  const lone = response(survey, { visitorId: "lone" });
  await world.collect(lone);
  return { world, id, lone: String(lone["id"]), visitor: await makeVisitor(world, language) };
}

describe("rights", () => {
  it("finds a customer by whatever id, hands over both files, and erases after asking once more", async () => {
    const { world, id, visitor } = await makeDesk();
    const who = encodeURIComponent(id);
    const found = await visitor.get(`/app/privacy/rights?who=${who}`);
    expect(found.text).toContain("Lo que se guarda");
    expect(found.text).toContain(id);
    const json = await visitor.get(`/app/privacy/export?customer=${who}`);
    expect((JSON.parse(json.html) as { customerId: string }).customerId).toBe(id);
    expect((await visitor.get(`/app/privacy/export?customer=${who}&format=csv`)).html).toContain('"name","Ana"');
    const asking = await visitor.get(`/app/privacy/erase?who=${who}`);
    expect(asking.text).toContain("¿Borrar a esta persona?");
    const form = fieldsOf(asking, "/app/privacy/erase");
    expect((await visitor.post("/app/privacy/erase", form, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const done = await visitor.post("/app/privacy/erase", form);
    expect([done.status, done.text]).toEqual([303, ""]);
    const receipt = await visitor.get(done.headers.get("location") ?? "");
    expect(receipt.text).toContain("Justificante de borrado");
    expect(receipt.text).toContain("responses Borradas 1");
    expect((await visitor.get(`/app/privacy/rights?who=${who}`)).text).toContain("No se guarda nada de nadie");
    expect((await world.ask(`/v1/customers/${who}/export`)).status).toBe(404);
    expect((await visitor.get("/app/privacy/ledger")).headers.get("content-type")).toContain("ndjson");
  });

  it("finds an anonymous response by its number, in English too", async () => {
    const { lone, visitor } = await makeDesk("en");
    const found = await visitor.get(`/app/privacy/rights?who=${lone.toUpperCase()}`);
    expect(found.text).toContain("What is kept");
    expect(found.text).not.toContain("Download JSON");
    const asking = await visitor.get(`/app/privacy/erase?who=${lone}`);
    expect(asking.text).toContain("Erase this response?");
    const done = await visitor.post("/app/privacy/erase", fieldsOf(asking, "/app/privacy/erase"));
    expect((await visitor.get(done.headers.get("location") ?? "")).text).toContain("An anonymous response");
  });
});
