/** Rights: all that is kept of a person is handed over; all of it goes; and it goes again after a restore. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import * as v from "valibot";
import { events, type CustomerProfile, type Erasure, type LedgerReplayed, type PersonExport } from "#contract";
import { driftStatements, type Drift } from "../../../worker/db/cells.ts";
import { beginErasure, forgetSubjects, reached, sweepErasures } from "../../../worker/privacy/erase.ts";
import { mapped } from "../../../worker/privacy/map/index.ts";
import { customerSubject } from "../../../worker/privacy/person.ts";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { identify, proofOf } from "../customers/people.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeTold } from "../deliveries/outside.ts";
import { now, response, setClock, touch, uuid7, type Json } from "../world.ts";
import { dump, placesOf } from "./dump.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const visitor = "visitor-7f3a";
const markers = [
  "cust-marker-42",
  visitor,
  "ana@marker.test",
  "Ana Marker",
  "marker-plan",
  "marker-words",
  "marker-page",
];

/** One who answers by name, and before that without one in the same browser; endpoints that hear of it. */
async function makePerson() {
  const told = await makeTold();
  const { world, survey } = told;
  const hearing = await told.endpoint({ types: ["response.completed", "customer.erased", "response.deleted"] });
  const quiet = await told.endpoint({ types: ["response.completed"] });
  told.state.receive = ({ body }) => new Response(`seen ${body}`);
  const consent = { state: "granted", textVersion: "2026-1", purposes: ["attribution"] };
  const common = { visitorId: visitor, consent, touches: [touch({ utm_campaign: "spring" })] };
  const anonymous = await told.respond({ ...common, answers: { nps: 3, why: "marker-words before" } });
  const customer = {
    id: "cust-marker-42",
    email: "ana@marker.test",
    name: "Ana Marker",
    traits: { plan: "marker-plan" },
  };
  const named = await told.respond({
    ...common,
    customer,
    answers: { nps: 9, why: "marker-words after" },
    page: { url: "https://shop.test/marker-page" },
    context: { order: "marker-words" },
  });
  const other = await told.respond({ customer: { id: "other" }, visitorId: "other-visitor", answers: { nps: 7 } });
  await foldWorkspace(env.DB, world.workspaceId, 1);
  return { ...told, world, survey, anonymous, named, other, hearing, quiet };
}

const drift = async (workspaceId: string, day: string): Promise<Drift[]> =>
  (await env.DB.batch<Drift>(driftStatements(env.DB, workspaceId, day))).flatMap(({ results }) => results);

describe("an export (5.8)", () => {
  it("holds every column of every table that holds anything of a customer, by one call", async () => {
    const { world, anonymous, named } = await makePerson();
    const { status, body, headers } = await world.ask<PersonExport>("/v1/customers/cust-marker-42/export");
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="customer-[\d-]+\.json"$/);
    expect(body.tables["responses"]?.map((row) => row["id"]).sort()).toEqual([anonymous, named].sort());
    for (const marker of markers) expect(JSON.stringify(body)).toContain(marker);
    expect(JSON.stringify(body)).not.toContain("other-visitor");
    // Sums know no person; an erased one is not there to be exported; a flag's other facts are another's.
    const left = ["rollups", "erasures", "flags"];
    for (const { table, columns } of mapped)
      if (columns.some(({ personal }) => personal && personal.whose !== "member") && !left.includes(table))
        expect([table, Object.keys(body.tables[table]?.[0] ?? {}).length]).toEqual([
          table,
          // What is sealed, and its mark, stand there once: opened.
          columns.length - (table === "customers" ? 3 : table === "responses" ? 1 : 0),
        ]);
  });

  it("holds what was done with their data, and not who of the company did it", async () => {
    const { world, named, other, hearing, deliveries } = await makePerson();
    const bare = named.replaceAll("-", "");
    const delivery = (await deliveries(hearing.id)).find(({ id }) => id.includes(bare));
    expect((await world.ask(`/v1/deliveries/${delivery?.id}/resend`, { method: "POST" })).status).toBe(200);
    for (const id of [named, other])
      await world.ask(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious: true } });
    await world.ask("/v1/customers/cust-marker-42", { method: "PATCH", body: { traits: { plan: "marker-plan" } } });
    await (await makeVisitor(world)).get("/app/privacy/export?customer=cust-marker-42");
    const { body } = await world.ask<PersonExport>("/v1/customers/cust-marker-42/export");
    expect(body.tables["audit"]).toEqual(
      [
        ["resendDelivery", "key", {}],
        ["updateResponse", "key", { fields: ["suspicious"], change: expect.any(Object) }],
        ["updateCustomer", "key", { fields: ["traits"] }],
        ["exportCustomer", "user", { filters: ["customer"] }],
        ["exportCustomer", "key", { filters: [] }],
      ].map(([action, actorKind, detail]) => ({
        seq: expect.any(Number),
        at: now().toISOString(),
        actorKind,
        action,
        object: expect.stringMatching(/^[0-9a-f]{32}$/),
        detail,
      })),
    );
    await world.ask("/v1/customers/cust-marker-42", { method: "DELETE" });
    const left = await dump(world.workspaceId);
    for (const id of [named, bare]) expect(placesOf(left, id).filter((place) => place.startsWith("audit"))).toEqual([]);
  });

  it("comes as CSV too, a line a value", async () => {
    const { world } = await makePerson();
    const { body, headers } = await world.ask<string>("/v1/customers/cust-marker-42/export?format=csv");
    expect(headers.get("content-type")).toContain("text/csv");
    expect(body).toContain('"table","row","column","value"\r\n');
    expect(body).toContain('"customers","1","name","Ana Marker"\r\n');
    expect(body).toContain('"responses","2","pageUrl","https://shop.test/marker-page"\r\n');
  });

  it("of nobody is the same as of another workspace's", async () => {
    const [one, two] = [await makePerson(), await makeTold()];
    expect((await one.world.ask("/v1/customers/nobody/export")).status).toBe(404);
    expect((await two.world.ask("/v1/customers/cust-marker-42/export")).status).toBe(404);
    expect((await two.world.ask("/v1/customers/cust-marker-42", { method: "DELETE" })).status).toBe(404);
  });
});

describe("an erasure (5.9)", () => {
  it("leaves nothing of the person in any table, and its receipt names every table", async () => {
    const { world, named, anonymous, other } = await makePerson();
    const before = await dump(world.workspaceId);
    // Sealed (5.7): their bytes are nowhere, and go with the row.
    const sealed = ["ana@marker.test", "Ana Marker"];
    for (const marker of markers)
      expect([marker, placesOf(before, marker).length > 0]).toEqual([marker, !sealed.includes(marker)]);
    const [{ sealed_email: sealedEmail = null } = {}] = before.get("customers") ?? [];
    expect(placesOf(before, String(sealedEmail))).toEqual(["customers.sealed_email"]);
    const { status, body } = await world.ask<Erasure>("/v1/customers/cust-marker-42", { method: "DELETE" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: "customer", state: "done" });
    const after = await dump(world.workspaceId);
    for (const marker of [...markers, String(sealedEmail)])
      expect([marker, placesOf(after, marker)]).toEqual([marker, []]);
    expect(body.tables.map(({ table }) => table).sort()).toEqual([...after.keys()].sort());
    const rows = Object.fromEntries(body.tables.map(({ table, rows: count }) => [table, count]));
    expect(rows).toMatchObject({ responses: 2, customers: 1, customer_visitors: 1 });
    expect(rows["rollups"]).toBeGreaterThan(0);
    expect(rows["deliveries"]).toBeGreaterThan(0);
    for (const id of [named, anonymous]) expect((await world.ask(`/v1/responses/${id}`)).status).toBe(404);
    expect((await world.ask(`/v1/responses/${other}`)).status).toBe(200);
    expect(await world.ask<Erasure>(`/v1/erasures/${body.id}`)).toMatchObject({ status: 200, body: { id: body.id } });
  });

  it("reaches each table of the data map that holds anything of a customer or visitor", () => {
    const personal = mapped.filter(({ columns }) =>
      columns.some((one) => one.personal && one.personal.whose !== "member"),
    );
    expect(Object.keys(reached).sort()).toEqual(personal.map(({ table }) => table).sort());
  });

  it("takes what the person counted for out of the sums: a recount finds no drift", async () => {
    const { world } = await makePerson();
    const sums = async () =>
      (await env.DB.prepare(
        "SELECT counts FROM rollups WHERE workspace_id = ?1 AND dim = 'all' AND metric = 'nps' AND span = 'day'",
      )
        .bind(world.workspaceId)
        .first<string>("counts")) ?? "";
    expect(JSON.parse(await sums())).toEqual({ 3: 1, 7: 1, 9: 1 });
    await world.ask("/v1/customers/cust-marker-42", { method: "DELETE" });
    expect(JSON.parse(await sums())).toEqual({ 7: 1 });
    expect(await drift(world.workspaceId, "2026-03-10")).toEqual([]);
  });

  it("travels (5.10): to who asked to be told, and to who ever got anything; the receipt tells what became of it", async () => {
    const told = await makePerson();
    const { world, hearing, quiet, named, anonymous } = told;
    const unreached = await told.endpoint({ types: ["endpoint.disabled"] });
    const { body } = await world.ask<Erasure>("/v1/customers/cust-marker-42", { method: "DELETE" });
    const sent = told.calls.filter((call) => call.body.includes('"customer.erased"'));
    expect(sent.map(({ url }) => url).sort()).toEqual(["https://crm1.example.com/in", "https://crm2.example.com/in"]);
    const event = v.parse(events["customer.erased"][1], JSON.parse(sent[0]?.body ?? ""));
    expect(event.data).toEqual({
      customer: { id: "cust-marker-42" },
      responses: [anonymous, named],
      erasedAt: now().toISOString(),
    });
    const receipt = (await world.ask<Erasure>(`/v1/erasures/${body.id}`)).body;
    expect(receipt.endpoints.map(({ endpointId, state, status }) => [endpointId, state, status])).toEqual(
      [hearing.id, quiet.id].sort().map((id) => [id, "delivered", 200]),
    );
    expect(receipt.endpoints.map(({ endpointId }) => endpointId)).not.toContain(unreached.id);
    // Each response is told to be gone, too, where that is subscribed to; what was still owed of it is not sent.
    expect(told.calls.filter(({ body: text }) => text.includes('"response.deleted"'))).toHaveLength(2);
  });

  it("sends nothing of the person that was still waiting", async () => {
    const told = await makePerson();
    told.state.receive = () => new Response("no", { status: 500 });
    await told.respond({ customer: { id: "cust-marker-42" }, answers: { nps: 1, why: "marker-words late" } });
    await told.world.ask("/v1/customers/cust-marker-42", { method: "DELETE" });
    const before = told.calls.length;
    told.state.receive = () => new Response("ok");
    told.advance(10 * 60_000);
    await told.sweep();
    for (const { body } of told.calls.slice(before)) expect(body).not.toContain("marker-words");
  });

  it("is done by whoever holds an anonymous response's id, with what else that browser said", async () => {
    const told = await makePerson();
    const { world } = told;
    const first = await told.respond({ visitorId: "lone-mark", answers: { nps: 2, why: "lone-mark words" } });
    await told.respond({ visitorId: "lone-mark", answers: { nps: 4, why: "lone-mark words too" } });
    const { status, body } = await world.ask<Erasure>("/v1/erasures", { body: { response: first } });
    expect(status).toBe(201);
    expect(body.kind).toBe("response");
    expect(body.tables.find(({ table }) => table === "responses")?.rows).toBe(2);
    const after = await dump(world.workspaceId);
    expect([placesOf(after, "lone-mark"), placesOf(after, "marker-words")]).toEqual([
      [],
      expect.arrayContaining(["responses.answers"]),
    ]);
    expect((await world.ask("/v1/erasures", { body: { response: uuid7() } })).status).toBe(404);
  });

  it("by the id of a known customer's response takes that response alone: an id proves no customer", async () => {
    const { world, named, anonymous } = await makePerson();
    const { body } = await world.ask<Erasure>("/v1/erasures", { body: { response: named } });
    expect(body.tables.find(({ table }) => table === "responses")?.rows).toBe(1);
    expect((await world.ask(`/v1/responses/${anonymous}`)).status).toBe(200);
  });

  it("that was interrupted is taken up by the next minutes, and nothing is taken out twice", async () => {
    const { world } = await makePerson();
    const subject = await customerSubject(env.DB, world.workspaceId, "cust-marker-42");
    const id = await beginErasure({ ...world.here, now: now() }, "customer", subject!, { kind: "key", id: "k" });
    expect((await world.ask<Erasure>(`/v1/erasures/${id}`)).body.state).toBe("open");
    setClock("2026-03-10T12:05:00Z");
    const clock = () => now().getTime();
    await Promise.all([1, 2].map(() => sweepErasures(env.DB, world.here.vault, clock, 30_000)));
    const { body } = await world.ask<Erasure>(`/v1/erasures/${id}`);
    expect(body.state).toBe("done");
    expect(body.tables.find(({ table }) => table === "responses")?.rows).toBe(2);
    expect(await drift(world.workspaceId, "2026-03-10")).toEqual([]);
    expect(await sweepErasures(env.DB, world.here.vault, clock, 30_000)).toBe(0);
  });

  it("forgets who it was once nobody is told any more; its marks stay", async () => {
    const { world } = await makePerson();
    const { body } = await world.ask<Erasure>("/v1/customers/cust-marker-42", { method: "DELETE" });
    const sealed = () =>
      env.DB.prepare("SELECT subject FROM erasures WHERE workspace_id = ?1 AND id = ?2")
        .bind(world.workspaceId, body.id)
        .first<string>("subject");
    await forgetSubjects(env.DB, new Date("2026-04-08T12:00:00Z"));
    expect(await sealed()).not.toBeNull();
    await forgetSubjects(env.DB, new Date("2026-04-10T12:00:00Z"));
    expect(await sealed()).toBeNull();
    expect((await world.ask<Erasure>(`/v1/erasures/${body.id}`)).body.ledger.hashes).toEqual(body.ledger.hashes);
  });
});

describe("an erasure of one of two who were said to be in the same browser", () => {
  /** Something said without a name, and then by these, in their order, that it was their browser. */
  async function makeShared(...ids: readonly string[]) {
    const { world, survey } = await makeTold();
    const said = { visitorId: "shared-browser", consent: { state: "granted" } };
    await world.collect(response(survey, { ...said, answers: { nps: 2, why: "shared-words" } }));
    for (const id of ids) await world.collect(identify({ id }, { visitorId: "shared-browser" }));
    const told = async (id: string) => {
      const { body } = await world.ask<CustomerProfile>(`/v1/customers/${id}`);
      return [body.visitors.map(({ state, splitBy }) => [state, splitBy]), body.responses.total];
    };
    const erase = (id: string) => world.ask(`/v1/customers/${id}`, { method: "DELETE" });
    return { world, survey, told, erase };
  }

  it("hands what was said there without a name to nobody: neither to the other, nor to whoever comes", async () => {
    const { world, told, erase } = await makeShared("fam-a", "fam-b");
    for (const id of ["fam-a", "fam-b"]) expect(await told(id)).toEqual([[["contested", null]], 0]);
    await erase("fam-a");
    expect(await told("fam-b")).toEqual([[["split", "erasure"]], 0]);
    const page = await (await makeVisitor(world, "en")).get("/app/customers/fam-b");
    expect(page.text).toContain("Somebody else of this browser was erased");
    const { body } = await world.ask<PersonExport>("/v1/customers/fam-b/export");
    expect(JSON.stringify(body)).not.toContain("shared-words");
    expect(body.tables["customerVisitors"]).toMatchObject([{ splitAt: now().toISOString(), splitBy: "erasure" }]);
    await world.collect(identify({ id: "fam-c" }, { visitorId: "shared-browser" }));
    expect(await told("fam-c")).toEqual([[["contested", null]], 0]);
    await erase("fam-b");
    expect(await told("fam-c")).toEqual([[["split", "erasure"]], 0]);
    // Somebody who knows may still say whose it is.
    await world.ask("/v1/customers/fam-c/visitors", { body: { visitorId: "shared-browser" } });
    expect(await told("fam-c")).toEqual([[["linked", null]], 1]);
  });

  it("nor to whoever comes when all who were said to be there are erased: it loses the browser", async () => {
    const { world, told, erase } = await makeShared("fam-a", "fam-b");
    await erase("fam-a");
    await erase("fam-b");
    await world.collect(identify({ id: "fam-c" }, { visitorId: "shared-browser" }));
    expect(await told("fam-c")).toEqual([[["linked", null]], 0]);
    const left = await dump(world.workspaceId);
    expect(placesOf(left, "shared-words")).toEqual(["responses.answers"]);
    expect(placesOf(left, "shared-browser")).toEqual(["customer_visitors.visitor_id"]);
    expect(await drift(world.workspaceId, "2026-03-10")).toEqual([]);
  });

  it("leaves it with who is proven, and of several that are as good settles all", async () => {
    const { world, told, erase } = await makeShared("fam-a", "fam-b");
    const proof = await proofOf(world, "fam-p");
    await world.collect(identify({ id: "fam-p", proof }, { visitorId: "shared-browser" }));
    await erase("fam-a");
    expect([await told("fam-p"), await told("fam-b")]).toEqual([
      [[["linked", null]], 1],
      [[["split", "erasure"]], 0],
    ]);
    const again = await makeShared("fam-b");
    for (const id of ["fam-p", "fam-q"])
      await again.world.collect(
        identify({ id, proof: await proofOf(again.world, id) }, { visitorId: "shared-browser" }),
      );
    await again.erase("fam-p");
    for (const id of ["fam-q", "fam-b"]) expect(await again.told(id)).toEqual([[["split", "erasure"]], 0]);
  });

  it("stays as it was for who is proven only later: theirs against words that were not", async () => {
    const { world, told, erase } = await makeShared("fam-a", "fam-b");
    await erase("fam-a");
    const proof = await proofOf(world, "fam-b");
    await world.collect(identify({ id: "fam-b", proof }, { visitorId: "shared-browser" }));
    expect(await told("fam-b")).toEqual([[["linked", null]], 1]);
  });

  it("settles nothing where the link of who is erased had been split by hand", async () => {
    const { world, told, erase } = await makeShared("fam-a", "fam-b");
    await world.ask("/v1/customers/fam-a/visitors/shared-browser/split", { method: "POST" });
    await erase("fam-a");
    expect(await told("fam-b")).toEqual([[["linked", null]], 1]);
  });
});

describe("a response that was left out as suspicious", () => {
  it("is handed over with the rest, and erased with it", async () => {
    const { world, named, anonymous } = await makePerson();
    for (const id of [named, anonymous])
      await world.ask(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious: true } });
    expect((await world.ask<{ items: Json[] }>("/v1/responses?suspicious=only")).body.items).toHaveLength(2);
    const { body } = await world.ask<PersonExport>("/v1/customers/cust-marker-42/export");
    expect(body.tables["responses"]?.map((row) => row["id"]).sort()).toEqual([anonymous, named].sort());
    const erased = await world.ask<Erasure>("/v1/customers/cust-marker-42", { method: "DELETE" });
    expect(erased.body.tables.find(({ table }) => table === "responses")?.rows).toBe(2);
    const after = await dump(world.workspaceId);
    for (const marker of markers) expect([marker, placesOf(after, marker)]).toEqual([marker, []]);
    expect(await drift(world.workspaceId, "2026-03-10")).toEqual([]);
  });
});

describe("a back-up that is restored (5.11)", () => {
  it("brings a person back, whom the ledger erases again; who came after the erasure stays", async () => {
    const { world, survey, other } = await makePerson();
    const saved = await dump(world.workspaceId);
    await world.ask("/v1/customers/cust-marker-42", { method: "DELETE" });
    const ledger = new TextDecoder().decode(await (await world.fetchRaw("/v1/erasures/ledger")).arrayBuffer());
    // No id of anybody is in it.
    for (const marker of markers) expect(ledger).not.toContain(marker);
    await restore(world.workspaceId, saved);
    expect(placesOf(await dump(world.workspaceId), "marker-words")).not.toEqual([]);
    setClock("2026-03-11T12:00:00Z");
    const late = response(survey, { customer: { id: "late" }, visitorId: visitor, answers: { nps: 8 } });
    await world.collect(late);

    const entries = ledger
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Json);
    let cursor: string | null | undefined;
    let erased = 0;
    do {
      const step = await world.ask<LedgerReplayed>("/v1/erasures/replay", {
        body: { entries, ...(cursor ? { cursor } : {}) },
      });
      expect(step.status).toBe(200);
      erased += step.body.erased;
      cursor = step.body.next;
    } while (cursor);
    // The customer; and the anonymous response, since by now the browser is another's as much as theirs.
    expect(erased).toBe(2);
    const after = await dump(world.workspaceId);
    for (const marker of markers.filter((one) => one !== visitor))
      expect([marker, placesOf(after, marker)]).toEqual([marker, []]);
    expect(placesOf(after, visitor)).toEqual([
      "customer_visitors.visitor_id",
      // The receiver repeated what it was told of the later response.
      "deliveries.attempts",
      "responses.visitor_id",
    ]);
    expect((await world.ask(`/v1/responses/${other}`)).status).toBe(200);
    expect(await drift(world.workspaceId, "2026-03-10")).toEqual([]);
  });

  it("refuses a ledger that is none", async () => {
    const { world } = await makeTold();
    for (const entries of [
      [],
      [{ id: "x", askedAt: "2026-03-10T12:00:00Z", hashes: [] }],
      [{ id: "ers_1", askedAt: "2026-03-10T12:00:00Z", hashes: ["zz"] }],
    ])
      expect((await world.ask("/v1/erasures/replay", { body: { entries } })).status).toBe(422);
  });
});

/** Puts back what a workspace held, row for row. */
async function restore(workspaceId: string, saved: Awaited<ReturnType<typeof dump>>): Promise<void> {
  for (const [table, rows] of saved) {
    const scoped = mapped.find(({ name }) => name === table)?.columns.some(({ name }) => name === "workspace_id");
    // The log of what was done refuses to be taken back, as it must.
    if (!scoped || table === "keys" || table.startsWith("audit")) continue;
    await env.DB.prepare(`DELETE FROM "${table}" WHERE workspace_id = ?1`).bind(workspaceId).run();
    for (const row of rows) {
      const names = Object.keys(row);
      await env.DB.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map((_, at) => `?${at + 1}`).join(", ")})`,
      )
        .bind(...Object.values(row))
        .run();
    }
  }
}
