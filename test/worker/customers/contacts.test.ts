/** 5.7: what is left in a contact question lies sealed beside the answers; whoever may see people reads it where it was. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "valibot";
import { ResponseItem, type PersonExport, type Response as Answered } from "#contract";
import { isContact, markContent, openContacts } from "../../../worker/customers/contacts.ts";
import { sealResponses } from "../../../worker/customers/seal.ts";
import { everyMinute } from "../../../worker/clock.ts";
import { sealAlike } from "../../../worker/http/seal.ts";
import { contentHash } from "../../../worker/responses/hash.ts";
import { examples } from "../../suites/question-kinds.examples.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeTold } from "../deliveries/outside.ts";
import { makeHosted } from "../hosted/guest.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld, now, response, setClock, type Json, type World } from "../world.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const reach = { name: "Ana Contact", email: "Ana.Contact@Shop.test", phone: "+34 611 222 333" };
const markers = Object.values(reach);
const draft = {
  questions: [
    { id: "nps", kind: "nps", ask: "?" },
    { id: "me", kind: "contact", ask: "?", fields: [{ id: "name" }, { id: "email" }, { id: "phone" }] },
    { id: "why", kind: "text", ask: "?", showIf: { all: [{ answer: "me", op: "exists" }] } },
  ],
} as unknown as Parameters<World["publish"]>[0];
const answers = { nps: 9, me: reach, why: "Muy bien" };
const found = async (world: World, ...others: string[]): Promise<string[]> => {
  const tables = await dump(world.workspaceId);
  return [...new Set([...markers, ...others].flatMap((marker) => placesOf(tables, marker)))];
};
const raw = async (world: World, item: Json) => {
  const row = await env.DB.prepare("SELECT * FROM responses WHERE workspace_id = ?1 AND id = ?2")
    .bind(world.workspaceId, item["id"])
    .first<Record<string, string | null>>();
  return { answers: JSON.parse(row?.["answers"] ?? "{}") as Json, sealed: row?.["sealed_contacts"] ?? null, row };
};
const pathOf = (item: Json): string => `/v1/responses/${String(item["id"])}`;

async function makeAnswered(more: Json = {}) {
  const world = await makeWorld();
  const survey = await world.publish(draft);
  const item = response(survey, { answers, ...more });
  expect(await world.collect(item)).toMatchObject([{ status: "stored" }]);
  return { world, survey, item };
}

describe("a contact among answers (5.7)", () => {
  it("is in no table, and stands where it was for whoever may see people", async () => {
    const { world, survey, item } = await makeAnswered({ customer: { id: "c1" } });
    expect(await found(world)).toEqual([]);
    const marks = { name: "[name]", email: "[email]", phone: "[phone]" };
    expect((await raw(world, item)).answers).toEqual({ ...answers, me: marks });

    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual(answers);
    const { items } = (await world.ask<{ items: Answered[] }>("/v1/responses?kind=contact")).body;
    expect(items.map((one) => one.answers)).toEqual([answers]);
    for (const path of ["/v1/responses/export?format=csv", "/v1/responses/export?format=ndjson"]) {
      const file = await (await world.fetchRaw(path)).text();
      for (const marker of markers) expect([path, file.includes(marker)]).toEqual([path, true]);
    }
    const line = (await world.ask<{ items: Json[] }>("/v1/customers/c1/timeline?kind=response")).body.items;
    expect(line[0]?.["answers"]).toEqual(answers);
    const whole = (await world.ask<PersonExport>("/v1/customers/c1/export")).body.tables["responses"]?.[0];
    expect(whole?.["answers"]).toEqual(answers);
    expect(Object.keys(whole ?? {})).not.toContain("sealedContacts");

    const owner = await (await makeVisitor(world, "es")).get(`/app/responses/${String(item["id"])}`);
    for (const marker of markers) expect(owner.text).toContain(marker);
    const analyst = await (await makeVisitor(world, "es", "analyst")).get(`/app/responses/${String(item["id"])}`);
    expect(analyst.text.replaceAll(" ", "")).toContain("[nombre]·[correo]·[teléfono]");

    const { url } = (await world.ask<{ url: string }>(`${pathOf(item)}/receipt`)).body;
    const guest = makeHosted(world);
    const receipt = new URL(url).pathname;
    const page = await guest.open(receipt);
    for (const marker of markers) expect(page.text).toContain(marker);
    const file = JSON.parse((await guest.open(`${receipt}?file=json`)).html) as Json;
    expect(file["answers"]).toEqual(answers);
    expect(Object.keys(file)).not.toContain("sealedContacts");
    expect(survey.version).toBe(1);
  });

  it("is told to endpoints whole, and lies in no delivery", async () => {
    const told = await makeTold();
    const survey = await told.world.publish(draft);
    await told.endpoint();
    await told.world.collect(response(survey, { answers }));
    await told.sweep();
    const sent = told.calls.at(-1)?.body ?? "";
    expect((JSON.parse(sent) as { data: { response: Answered } }).data.response.answers).toEqual(answers);
    expect(await found(told.world)).toEqual([]);
  });

  it("costs no written row, neither where there is one nor where there is none", async () => {
    const { world, survey } = await makeAnswered();
    const columns =
      "survey_id, survey_version, revision, content_hash, state, cells, at, received_at, day, touches, flags";
    const copied = (id: string, given: string, sealed: string | null) =>
      env.DB.prepare(
        `INSERT INTO responses (workspace_id, seq, id, answers, sealed_contacts, ${columns})
         SELECT workspace_id, ?2, ?3, ?4, ?5, ${columns} FROM responses WHERE workspace_id = ?1 AND seq = 1`,
      )
        .bind(world.workspaceId, Number(id), id, given, sealed)
        .run();
    expect((await copied("11", '{"nps":1}', null)).meta.rows_written).toBe(2);
    expect((await copied("12", '{"me":{"email":"[email]"}}', "sealed")).meta.rows_written).toBe(2);
    expect(survey.id).not.toBe("");
  });

  it("sent again is the same; a later revision without it keeps nothing of it", async () => {
    const world = await makeWorld();
    const survey = await world.publish(draft);
    const item = response(survey, { answers: { nps: 9, me: { email: reach.email } }, state: "partial" });
    await world.collect(item);
    expect(await world.collect(item)).toMatchObject([{ status: "duplicate" }]);
    await world.collect({ ...item, revision: 2, answers, state: "complete" });
    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual(answers);
    await world.collect({ ...item, revision: 3, answers: { nps: 8 }, state: "complete" });
    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual({ nps: 8 });
    expect(await raw(world, item)).toMatchObject({ answers: { nps: 8 }, sealed: null });
  });

  it("sent twice by a form is known, and revised where it was changed", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: draft.questions.slice(0, 2) });
    const guest = makeHosted(world);
    const path = `/s/${id}?lang=es`;
    const form = await guest.open(path);
    const fields = { nps: "9", "me[name]": reach.name, "me[email]": reach.email };
    for (const _ of [1, 2]) await guest.send(form, path, fields);
    expect(await guest.responses()).toMatchObject([{ revision: 1 }]);
    await guest.send(form, path, { ...fields, "me[name]": "Ana María" });
    expect(await guest.responses()).toMatchObject([
      { revision: 2, answers: { nps: 9, me: { name: "Ana María", email: reach.email } } },
    ]);
    expect(await found(world)).toEqual([]);
  });

  it("counts for the questions that hang on it when a person overrules the verdict", async () => {
    const { world, item } = await makeAnswered();
    const cells = (await raw(world, item)).row?.["cells"];
    for (const suspicious of [true, false]) await world.ask(pathOf(item), { method: "PATCH", body: { suspicious } });
    expect((await raw(world, item)).row?.["cells"]).toBe(cells);
  });

  it("cannot be guessed by the fingerprint of what was sent; sent again, it is known by it", async () => {
    const { world, item } = await makeAnswered();
    const stored = (await raw(world, item)).row?.["content_hash"];
    const plainHash = await contentHash(parse(ResponseItem, item));
    expect([stored, plainHash.length]).toEqual([await markContent(world.here.vault.secret, plainHash), 24]);
    expect(await found(world, plainHash)).toEqual([]);
    expect(await world.collect(item)).toMatchObject([{ status: "duplicate" }]);
    const other = { ...item, answers: { ...answers, me: { ...reach, name: "Ana" } } };
    expect(await world.collect(other)).toMatchObject([{ status: "rejected", code: "conflict" }]);
    // As rows from before hold it.
    await env.DB.prepare("UPDATE responses SET content_hash = ?2 WHERE workspace_id = ?1")
      .bind(world.workspaceId, plainHash)
      .run();
    expect(await world.collect(item)).toMatchObject([{ status: "duplicate" }]);
    expect(await world.collect(other)).toMatchObject([{ status: "rejected", code: "conflict" }]);
    await plain(world, [item["id"]], JSON.stringify(answers));
    await everyMinute(env, () => now().getTime());
    expect((await raw(world, item)).row?.["content_hash"]).toBe(stored);
    expect(await world.collect(item)).toMatchObject([{ status: "duplicate" }]);
  });

  it("is no answer under another secret, and the others stay", async () => {
    const { world, item } = await makeAnswered();
    const place = { use: "voz responses contacts", row: JSON.stringify([world.workspaceId, item["id"]]) };
    const sealed = await sealAlike("another-secret-another-secret-32", place, JSON.stringify({ me: reach }));
    await env.DB.prepare("UPDATE responses SET sealed_contacts = ?2 WHERE workspace_id = ?1")
      .bind(world.workspaceId, sealed)
      .run();
    const { me: _, ...rest } = answers;
    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual(rest);
  });

  it("is bound to its response: beside another it opens nothing", async () => {
    const { world, survey, item } = await makeAnswered();
    const other = response(survey, { answers: { nps: 1, me: { name: "Other" } } });
    await world.collect(other);
    const { sealed } = await raw(world, item);
    const kept = {
      workspaceId: world.workspaceId,
      id: String(other["id"]),
      answers: { nps: 1 },
      sealedContacts: sealed,
    };
    expect(await openContacts(world.here.vault.secret, kept)).toEqual({ nps: 1 });
  });

  it.each(Object.keys(examples))("is told from an answer of the kind %s by its looks alone", (kind) => {
    for (const value of examples[kind]?.legal ?? []) expect(isContact(value)).toBe(kind === "contact");
  });
});

/** As it was kept before. */
const plain = (world: World, ids: readonly unknown[], given: string) =>
  env.DB.prepare(
    "UPDATE responses SET answers = ?3, sealed_contacts = NULL WHERE workspace_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
  )
    .bind(world.workspaceId, JSON.stringify(ids), given)
    .run();

describe("contacts from before they were sealed", () => {
  it("are told as they were, hidden from who may not see people, sealed by the minute, and told the same again", async () => {
    const { world, item } = await makeAnswered();
    await plain(world, [item["id"]], JSON.stringify(answers));
    expect(await found(world)).toEqual(["responses.answers"]);
    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual(answers);
    const made = await world.ask("/v1/keys", { body: { kind: "secret", name: "BI", scopes: ["read"] } });
    const key = String(made.body["secret"]);
    expect(JSON.stringify((await world.ask(pathOf(item), { key })).body)).not.toContain("Contact");
    await everyMinute(env, () => now().getTime());
    expect(await found(world)).toEqual([]);
    expect((await world.ask<Answered>(pathOf(item))).body.answers).toEqual(answers);
  });

  it("are sealed in several steps where they are many; words that look like one are left as they are", async () => {
    const { world, survey, item } = await makeAnswered();
    const words = response(survey, { answers: { nps: 3, me: { name: "N" }, why: 'so: {"me":{"email":"x"}}' } });
    const many = Array.from({ length: 250 }, (_, index) => response(survey, { answers: { nps: index % 11 } }));
    for (let from = 0; from < many.length; from += 50) await world.collect(...many.slice(from, from + 50));
    await world.collect(words);
    const before = await raw(world, words);
    await plain(
      world,
      [item, ...many].map(({ id }) => id),
      JSON.stringify(answers),
    );
    expect(await sealResponses(env.DB, world.here.vault.secret, () => 0, 1)).toBeGreaterThanOrEqual(251);
    expect(await found(world)).toEqual([]);
    expect((await raw(world, words)).row).toEqual(before.row);
    expect((await world.ask<Answered>(pathOf(many[249] ?? {}))).body.answers).toEqual(answers);
    expect(await sealResponses(env.DB, world.here.vault.secret, () => 0, 1)).toBe(0);
  });
});
