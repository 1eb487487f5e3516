/** The audit log: what is in it, that it stays as it was written, and that a change made behind the Worker's back shows. */
import { createHash } from "node:crypto";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { operations, type AuditEntry, type AuditVerdict, type Key, type NewInvitation } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { dayStart } from "../../../worker/audit/day.ts";
import { purgeAudit } from "../../../worker/audit/purge.ts";
import { actName, allActs } from "../../../worker/dashboard/act-names.ts";
import { wordsIn } from "../../../worker/dashboard/language.ts";
import { openDatabase } from "../../../worker/db/index.ts";
import { isLogged, loggedNetwork } from "../../../worker/http/audit.ts";
import { sealAll, sealEntries } from "../../../worker/http/chain.ts";
import { makeAccount, makeGuest, makeVisitor, password, sameOrigin } from "../dashboard/visitor.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld, now, response, setClock, threeQuestions, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
});

const entries = async (query = "", of = world): Promise<AuditEntry[]> =>
  (await of.ask<{ items: AuditEntry[] }>(`/v1/audit${query}`)).body.items;
const actions = async (query = ""): Promise<string[]> => (await entries(query)).map(({ action }) => action);
const verify = async (query = ""): Promise<AuditVerdict> =>
  (await world.ask<AuditVerdict>(`/v1/audit/verify${query}`)).body;
const sql = (text: string, ...bound: unknown[]) =>
  env.DB.prepare(text)
    .bind(...bound)
    .run();
/** Somebody who holds the database: the triggers are away, the chain is not. */
async function behindItsBack(text: string, ...bound: unknown[]): Promise<void> {
  const { results } = await env.DB.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all<{
    name: string;
    sql: string;
  }>();
  for (const { name } of results) await sql(`DROP TRIGGER ${name}`);
  await sql(text, ...bound);
  for (const { sql: made } of results) await sql(made);
}

describe("the audit log", () => {
  it("says who did what to what, and names of fields instead of what they were sent", async () => {
    const campaign = await world.ask<{ id: string }>("/v1/campaigns", { body: { name: "Secreta" } });
    await world.ask(`/v1/campaigns/${campaign.body.id}`, {
      method: "PUT",
      body: { name: "Otra", owner: "marta@ejemplo.es" },
      headers: { "cf-connecting-ip": "203.0.113.77" },
    });
    await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { lookbackDays: 7 } } });
    const survey = await world.publish({ questions: threeQuestions });
    const [published, , settings, updated, created] = await entries();
    expect(published).toMatchObject({ action: "publishSurvey", object: survey.id, detail: { version: 1 } });
    expect(settings).toMatchObject({ action: "updateWorkspace", detail: { fields: ["settings.lookbackDays"] } });
    expect(updated).toMatchObject({
      action: "updateCampaign",
      object: campaign.body.id,
      network: "203.0.113.0/24",
      at: "2026-03-10T12:00:00.000Z",
      actor: { kind: "key", name: "server" },
    });
    expect(created).toMatchObject({ seq: 1, action: "createCampaign", object: campaign.body.id, network: null });
    expect(JSON.stringify(await entries())).not.toMatch(/marta|Secreta|203\.0\.113\.77/);
  });

  it("has keys, members, invitations and exports in it, and no secret", async () => {
    const owner = await makeVisitor(world);
    const member = await makeVisitor(world, "es", "editor");
    const { body: key } = await world.ask<Key & { secret: string }>("/v1/keys", {
      body: { kind: "secret", name: "BI", scopes: ["read"] },
    });
    await world.ask(`/v1/keys/${key.id}`, { method: "DELETE" });
    const { body: invitation } = await world.ask<NewInvitation>("/v1/members/invitations", {
      body: { name: "Marta", role: "agent" },
    });
    await world.ask(`/v1/members/${member.id}`, { method: "PATCH", body: { role: "analyst" } });
    await world.ask(`/v1/members/${member.id}`, { method: "DELETE" });
    await (await world.fetchRaw("/v1/responses/export?customer=marta")).text();
    const item = response(await world.publish({ questions: threeQuestions }));
    await world.collect(item);
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
    const all = await entries();
    const detailOf = (action: string) => all.find((one) => one.action === action);
    expect(detailOf("createKey")).toMatchObject({ object: key.id, detail: { name: "BI", scopes: ["read"] } });
    expect(detailOf("revokeKey")).toMatchObject({ object: key.id });
    expect(detailOf("createInvitation")).toMatchObject({ object: invitation.id, detail: { role: "agent" } });
    expect(detailOf("updateMember")).toMatchObject({
      object: member.id,
      detail: { email: member.email, before: "editor", role: "analyst" },
    });
    expect(detailOf("removeMember")).toMatchObject({ detail: { email: member.email, before: "analyst" } });
    expect(detailOf("exportResponses")).toMatchObject({ detail: { filters: ["customer"] } });
    expect(detailOf("deleteResponse")).toMatchObject({ object: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(all.filter(({ action }) => action === "signIn").map(({ actor }) => actor.name)).toEqual(
      expect.arrayContaining([owner.email, member.email]),
    );
    const text = JSON.stringify(all);
    expect(text).not.toContain(key.secret);
    expect(text).not.toContain(invitation.url.split("/").at(-1));
  });

  it("names of acts about a person neither them nor their answers, but a mark by which the same are found together", async () => {
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, { customer: { id: "cust-marker-9" } });
    await world.collect(item, response(survey, { customer: { id: "cust-marker-8" } }));
    const id = String(item["id"]);
    const review = (path: string, suspicious: boolean) => world.ask(path, { method: "PATCH", body: { suspicious } });
    await review(`/v1/responses/${id}`, true);
    await review(`/v1/responses/${id.toUpperCase()}`, false);
    const owner = await makeVisitor(world);
    await owner.post(`/app/responses/${id}`, { suspicious: "on" });
    await world.ask("/v1/customers/cust-marker-9", { method: "PATCH", body: { traits: { plan: "x" } } });
    await world.ask("/v1/customers/cust-marker-9/export");
    await owner.get("/app/privacy/export?customer=cust-marker-9");
    await world.ask("/v1/customers/cust-marker-8/export");
    const all = await entries();
    const objects = (action: string) => all.filter((one) => one.action === action).map(({ object }) => object);
    const [reviewed = "", ...again] = objects("updateResponse") as string[];
    expect(reviewed).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toEqual([reviewed, reviewed]);
    const [corrected = ""] = objects("updateCustomer") as string[];
    expect(corrected).toMatch(/^[0-9a-f]{32}$/);
    const exports = objects("exportCustomer");
    expect(exports.slice(1)).toEqual([corrected, corrected]);
    expect(exports[0]).not.toBe(corrected);
    // The page leads from one act to all that were done to the same.
    const page = await owner.get(`/app/audit?object=${reviewed}`);
    expect(page.html.match(/class="card"/g)).toHaveLength(3);
    const { body: erasure } = await world.ask<{ id: string; ledger: { hashes: string[] } }>(
      "/v1/customers/cust-marker-9",
      { method: "DELETE" },
    );
    const left = await dump(world.workspaceId);
    expect([placesOf(left, id), placesOf(left, "cust-marker-9")]).toEqual([[], []]);
    // Nor are they the marks of the ledger, by which an erasure would tell what had been done to whom it took.
    const logged = new Map([["audit", left.get("audit") ?? []]]);
    for (const hash of erasure.ledger.hashes) expect(placesOf(logged, hash)).toEqual([]);
    expect((await entries("?action=eraseCustomer"))[0]?.object).toBe(erasure.id);
    expect((await verify()).broken).toBeNull();
  });

  it("has what people do at the dashboard in it, under their e-mail, and not what they only tried", async () => {
    const owner = await makeVisitor(world);
    await owner.post("/app/campaigns/new", { do: "save", name: "" });
    await owner.post("/app/campaigns/new", { do: "add:rule", name: "Otoño" });
    await owner.post("/app/campaigns/new", { do: "save", name: "Otoño" });
    await owner.post("/app/install/keys", { kind: "public", name: "Web" });
    await owner.post("/app/team/invitations", { name: "Marta", role: "agent", days: "7" });
    await owner.post("/sign-out", {});
    await makeGuest(world).post("/sign-in", { email: owner.email, password: "something else" });
    const mine = (await entries()).filter(({ actor }) => actor.name === owner.email);
    expect(mine.map(({ action }) => action)).toEqual([
      "signOut",
      "createInvitation",
      "createKey",
      "createCampaign",
      "signIn",
    ]);
    expect(mine.find(({ action }) => action === "createCampaign")?.object).toMatch(/^cmp_/);
    expect(mine.every(({ actor }) => actor.kind === "user" && actor.id === owner.id)).toBe(true);
  });

  it("tells how somebody came in by an invitation", async () => {
    const { body } = await world.ask<NewInvitation>("/v1/members/invitations", { body: { name: "x", role: "agent" } });
    const email = `${crypto.randomUUID()}@voz.test`;
    await makeGuest(world).post(new URL(body.url).pathname, { name: "Marta", email, password });
    const [joined] = await entries();
    expect(joined).toMatchObject({
      action: "join",
      object: body.id,
      detail: { role: "agent" },
      actor: { name: email },
    });
  });

  it("logs nothing that was refused, and nothing that only reads", async () => {
    for (const name of ["previewCampaign", "resolveTouches", "resolveJourney", "listResponses", "collect"] as const)
      expect([name, isLogged(name)]).toEqual([name, false]);
    for (const [name, { method, auth }] of Object.entries(operations))
      if (auth === "private" && (method === "DELETE" || method === "PUT" || method === "PATCH"))
        expect([name, isLogged(name as keyof typeof operations)]).toEqual([name, true]);
    await world.ask("/v1/campaigns", { body: {} });
    await world.ask("/v1/campaigns/cmp_nobody", { method: "DELETE" });
    await world.ask("/v1/campaigns/preview", { body: { match: [] } });
    await world.ask("/v1/responses");
    expect(await actions()).toEqual([]);
  });

  it("is narrowed by action, actor, object and days, and leafed through", async () => {
    await world.ask("/v1/workspace", { method: "PATCH", body: { timeZone: "America/New_York" } });
    setClock("2026-03-11T03:59:59Z");
    const { body: first } = await world.ask<{ id: string }>("/v1/campaigns", { body: { name: "a" } });
    setClock("2026-03-11T04:00:00Z");
    await world.ask("/v1/campaigns", { body: { name: "b" } });
    await world.ask(`/v1/campaigns/${first.id}`, { method: "DELETE" });
    expect(await actions("?to=2026-03-10")).toEqual(["createCampaign", "updateWorkspace"]);
    expect(await actions("?from=2026-03-11")).toEqual(["deleteCampaign", "createCampaign"]);
    expect(await actions("?action=deleteCampaign")).toEqual(["deleteCampaign"]);
    expect(await actions(`?object=${first.id}`)).toEqual(["deleteCampaign", "createCampaign"]);
    expect(await actions("?actor=serv")).toHaveLength(4);
    expect(await actions("?actor=nobody")).toEqual([]);
    expect(await actions("?actor=%25")).toHaveLength(4);
    const { body } = await world.ask<{ items: AuditEntry[]; next: string }>("/v1/audit?limit=3");
    expect(body.items.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    expect((await entries(`?limit=3&cursor=${body.next}`)).map(({ seq }) => seq)).toEqual([1]);
    expect((await world.ask("/v1/audit?from=yesterday")).status).toBe(422);
  });

  it("is each workspace's own", async () => {
    const other = await makeWorld();
    await world.ask("/v1/campaigns", { body: { name: "a" } });
    expect(await entries("", other)).toEqual([]);
    expect((await other.ask<AuditVerdict>("/v1/audit/verify")).body).toMatchObject({ entries: 0, broken: null });
  });
});

describe("a failed sign-in", () => {
  const tryAs = (email: string, from = "203.0.113.77") =>
    makeGuest(world).post("/sign-in", { email, password: "guess" }, { ...sameOrigin, "cf-connecting-ip": from });

  it("of a member is in the log of their workspaces, by nobody known, and of anybody else in none", async () => {
    const { email, id } = await makeAccount(world);
    await tryAs(email.toUpperCase());
    await tryAs("nobody@voz.test");
    const all = await entries();
    expect(all).toMatchObject([
      {
        action: "signInFailed",
        object: id,
        actor: { kind: "unknown", id: "", name: "" },
        network: "203.0.113.0/24",
        detail: { email, factor: "password" },
      },
    ]);
    expect(JSON.stringify(all)).not.toContain("guess");
    expect(await verify()).toMatchObject({ entries: 1, broken: null });
    const owner = await makeVisitor(world, "en");
    expect((await owner.get("/app/audit?action=signInFailed")).text).toContain("Somebody unknown");
  });

  it("is told once in a quarter of an hour for an account, however many there are", async () => {
    const [first, second] = [await makeAccount(world), await makeAccount(world, "agent")];
    for (let time = 0; time < 5; time += 1) await tryAs(first.email, `198.51.100.${time}`);
    await tryAs(second.email);
    expect((await entries()).map(({ object }) => object)).toEqual([second.id, first.id]);
    setClock("2026-03-10T12:14:59Z");
    await tryAs(first.email);
    expect(await actions()).toHaveLength(2);
    setClock("2026-03-10T12:15:00Z");
    await tryAs(first.email);
    expect((await entries()).map(({ object }) => object)).toEqual([first.id, second.id, first.id]);
  });
});

describe("4.27 what changed", () => {
  interface Change {
    before?: string;
    after?: string;
  }
  const changes = async (action: string): Promise<Change[]> =>
    (await entries(`?action=${action}`)).map(({ detail }) => detail["change"] as Change);

  it("is told by marks of the object: the one after is the next one before, and equal content has equal marks", async () => {
    const { body } = await world.ask<{ id: string }>("/v1/campaigns", { body: { name: "Otoño", owner: "Marta" } });
    const owner = await makeVisitor(world);
    setClock("2026-03-10T12:05:00Z");
    const put = { method: "PUT", body: { name: "Invierno", owner: "Marta" } };
    await world.ask(`/v1/campaigns/${body.id}`, put);
    await world.ask(`/v1/campaigns/${body.id}`, put);
    await owner.post(`/app/campaigns/${body.id}/delete`, {});
    const [again, first] = await changes("updateCampaign");
    const [gone] = await changes("deleteCampaign");
    expect(first?.before).toMatch(/^[0-9a-f]{32}$/);
    expect(first?.after).not.toBe(first?.before);
    // Saved as it was, at the same moment: nothing changed, and nothing is told.
    expect(again).toBeUndefined();
    expect(gone?.before).toBe(first?.after);
    // Keyed by the Worker's secret: no name that somebody tries gives the mark.
    const [row] = (await sql("SELECT * FROM campaigns WHERE workspace_id = ?1", world.workspaceId)).results;
    const plain = createHash("sha256")
      .update(JSON.stringify([Object.entries(row ?? {})]))
      .digest("hex");
    expect(plain.slice(0, 32)).not.toBe(first?.after);
  });

  it("shows what was changed past the Worker between two changes of its own", async () => {
    const { body } = await world.ask<{ id: string }>("/v1/campaigns", { body: { name: "a" } });
    const rename = async (name: string) => {
      await world.ask(`/v1/campaigns/${body.id}`, { method: "PUT", body: { name } });
    };
    await rename("b");
    await rename("c");
    const [second, first] = await changes("updateCampaign");
    expect(second?.before).toBe(first?.after);
    await sql("UPDATE campaigns SET owner = 'x' WHERE id = ?1", body.id);
    await rename("d");
    const [third] = await changes("updateCampaign");
    expect(third?.before).not.toBe(second?.after);
    // And who changes the mark in the log breaks the chain at that entry.
    const [entry] = await entries();
    await verify();
    await behindItsBack(
      "UPDATE audit SET detail = json_set(detail, '$.change.before', ?2) WHERE workspace_id = ?1 AND seq = ?3",
      world.workspaceId,
      second?.after,
      entry?.seq,
    );
    expect((await verify()).broken).toEqual({ seq: entry?.seq, why: "changed" });
  });

  it("is told of whatever an address names: survey, settings, touchpoints, key, member, response, note", async () => {
    const owner = await makeVisitor(world);
    const member = await makeVisitor(world, "es", "editor");
    const survey = await world.publish({ questions: threeQuestions });
    await owner.post("/app/settings/attribution", { lookbackDays: "7" });
    await world.ask("/v1/workspace", { method: "PATCH", body: { name: "Otro" } });
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "a", name: "A", stage: "x" }] });
    const { body: key } = await world.ask<Key>("/v1/keys", { body: { kind: "public", name: "Web" } });
    await world.ask(`/v1/keys/${key.id}`, { method: "PATCH", body: { name: "Tienda" } });
    await world.ask(`/v1/members/${member.id}`, { method: "PATCH", body: { role: "agent" } });
    const item = response(survey);
    await world.collect(item);
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "PATCH", body: { suspicious: true } });
    const { body: campaign } = await world.ask<{ id: string }>("/v1/campaigns", { body: { name: "a" } });
    const at = `/v1/campaigns/${campaign.id}/notes`;
    const { body: note } = await world.ask<{ id: string }>(at, {
      body: { day: "2026-03-10", kind: "ad_changed", text: "Nota" },
    });
    await world.ask(`${at}/${note.id}`, { method: "PATCH", body: { text: "Otra" } });
    for (const action of [
      "publishSurvey",
      "updateWorkspace",
      "putTouchpoints",
      "updateKey",
      "updateMember",
      "updateResponse",
      "updateNote",
    ]) {
      const [change] = await changes(action);
      expect([action, change]).toEqual([
        action,
        expect.objectContaining({ after: expect.stringMatching(/^[0-9a-f]{32}$/) }),
      ]);
    }
    // What the Worker itself writes there, such as when a key was used, is no change of anybody's.
    const [renamed] = await changes("updateKey");
    await sql("UPDATE keys SET last_used_at = '2026-03-10T13:00:00.000Z' WHERE id = ?1", key.id);
    await world.ask(`/v1/keys/${key.id}`, { method: "DELETE" });
    expect((await changes("revokeKey"))[0]?.before).toBe(renamed?.after);
    // Of a response that is deleted not even a mark stays.
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
    expect((await changes("deleteResponse"))[0]).toBeUndefined();
  });

  it("holds no secret, no customer and nothing that somebody wrote", async () => {
    world = await makeWorld({
      instance: createApp({ now: () => now().getTime(), resolve: async () => ["93.184.215.14"] }),
    });
    const marks = ["marca@cliente.test", "cus-marca-77", "Palabras marcadas", "whsec_marca", "contraseña marcada"];
    const [email, customer, words, secret, pass] = marks;
    const owner = await makeVisitor(world);
    const survey = await world.publish({ name: words ?? "", questions: threeQuestions });
    const item = response(survey, { answers: { nps: 1, why: words }, customer: { id: customer, email } });
    await world.collect(item);
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "PATCH", body: { suspicious: true } });
    const { body: endpoint } = await world.ask<{ id: string; secret: string }>("/v1/endpoints", {
      body: { url: `https://example.com/${secret}`, types: ["response.completed"], headers: { "x-key": secret } },
    });
    await world.ask(`/v1/endpoints/${endpoint.id}`, { method: "PATCH", body: { description: words } });
    await owner.post("/app/campaigns/new", { do: "save", name: words ?? "", owner: email ?? "" });
    await makeGuest(world).post("/sign-in", { email: owner.email, password: pass ?? "" });
    await (await world.fetchRaw(`/v1/responses/export?customer=${customer}`)).text();
    await (await world.fetchRaw(`/v1/customers/${customer}/export`)).text();
    await owner.get(`/app/privacy/export?customer=${customer}`);
    await world.ask("/v1/reports/campaigns.csv");
    await world.ask(`/v1/customers/${customer}`, { method: "DELETE" });
    const { results } = await env.DB.prepare("SELECT * FROM audit WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .all();
    const text = JSON.stringify(results);
    expect(new Set(await actions())).toEqual(
      new Set([
        "createSurvey",
        "publishSurvey",
        "updateResponse",
        "createEndpoint",
        "updateEndpoint",
        "createCampaign",
        "signIn",
        "signInFailed",
        "exportResponses",
        "exportCustomer",
        "campaignsCsv",
        "eraseCustomer",
      ]),
    );
    for (const mark of [...marks, endpoint.secret, world.secretKey, owner.cookie.split("=")[1] ?? ""])
      expect(text).not.toContain(mark);
  });
});

describe("a file that is taken along", () => {
  it("is logged before its first byte: reports and the ledger, too, with the names of what it was narrowed by", async () => {
    await world.fetchRaw("/v1/reports/campaigns.csv?from=2026-03-01&to=2026-03-10");
    await (await world.fetchRaw("/v1/erasures/ledger")).text();
    const [ledger, report] = await entries();
    expect(report).toMatchObject({ action: "campaignsCsv", object: null, detail: { filters: ["from", "to"] } });
    expect(ledger).toMatchObject({ action: "exportLedger" });
    const owner = await makeVisitor(world);
    const page = await owner.get("/app/audit");
    expect(page.text).toContain("Descargó un informe: Campañas y sus promesas");
  });

  it("and every other act that is logged has a name in both languages", () => {
    for (const language of ["es", "en"] as const)
      for (const act of allActs)
        expect([language, act, actName(wordsIn[language], act)]).toEqual([language, act, expect.any(String)]);
  });
});

describe("the chain", () => {
  const fill = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) await world.ask("/v1/campaigns", { body: { name: `n${at}` } });
  };

  it("holds, and tells its last link; so does an export, worked out by somebody else", async () => {
    await fill(3);
    const verdict = await verify();
    expect(verdict).toMatchObject({ entries: 3, broken: null, next: null, last: { seq: 3 } });
    const lines = (await (await world.fetchRaw("/v1/audit/export?format=ndjson")).text()).trim().split("\n");
    let before = "";
    for (const line of lines) {
      const { workspaceId, seq, at, actor, network, action, object, detail, hash } = JSON.parse(line) as AuditEntry & {
        workspaceId: string;
      };
      const list = [before, workspaceId, seq, at, actor.kind, actor.id, actor.name, network, action, object, detail];
      before = createHash("sha256").update(JSON.stringify(list)).digest("hex");
      expect(before).toBe(hash);
    }
    // The export itself is in it, as the last.
    expect(lines).toHaveLength(4);
    expect((await entries())[0]).toMatchObject({ action: "exportAudit", hash: before });
  });

  it("comes as a CSV that spreadsheets read", async () => {
    await world.ask("/v1/keys", { body: { kind: "public", name: "=cmd()" } });
    const answer = await world.fetchRaw("/v1/audit/export");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="audit-2026-03-10.csv"');
    const [head, first] = (await answer.text()).split("\r\n");
    expect(head).toBe('"seq","at","actorKind","actorId","actor","network","action","object","detail","hash"');
    expect(first).toMatch(/^"1","2026-03-10T12:00:00.000Z","key","key_\w+","server","","createKey","key_\w+",/);
  });

  it("numbers and seals what comes at once without a gap", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => world.ask("/v1/campaigns", { body: { name: `n${at}` } })));
    expect((await entries()).map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, at) => 12 - at));
    expect(await verify()).toMatchObject({ entries: 12, broken: null });
    const db = openDatabase(env.DB);
    await Promise.all([sealEntries(db, world.workspaceId), sealAll(db), sealEntries(db, world.workspaceId)]);
    expect(await verify()).toMatchObject({ entries: 12, broken: null });
  });

  it.each([
    ["another action", "UPDATE audit SET action = 'x' WHERE workspace_id = ?1 AND seq = 2", { seq: 2, why: "changed" }],
    [
      "another actor",
      "UPDATE audit SET actor_name = 'x' WHERE workspace_id = ?1 AND seq = 3",
      { seq: 3, why: "changed" },
    ],
    ["another time", "UPDATE audit SET at = '2020' WHERE workspace_id = ?1 AND seq = 1", { seq: 1, why: "changed" }],
    [
      "another detail",
      "UPDATE audit SET detail = '{}' WHERE workspace_id = ?1 AND seq = 2",
      { seq: 2, why: "changed" },
    ],
    ["one that is gone", "DELETE FROM audit WHERE workspace_id = ?1 AND seq = 2", { seq: 2, why: "missing" }],
    ["the last gone", "DELETE FROM audit WHERE workspace_id = ?1 AND seq = 4", { seq: 4, why: "missing" }],
    ["all gone", "DELETE FROM audit WHERE workspace_id = ?1", { seq: 1, why: "missing" }],
    [
      "another seal",
      "UPDATE audit_seals SET hash = 'x' WHERE workspace_id = ?1 AND seq = 2",
      { seq: 2, why: "changed" },
    ],
    ["a seal gone", "DELETE FROM audit_seals WHERE workspace_id = ?1 AND seq = 2", { seq: 2, why: "unsealed" }],
  ])("names the first link that does not hold: %s", async (_what, text, broken) => {
    await fill(4);
    expect((await verify()).broken).toBeNull();
    await behindItsBack(text, world.workspaceId);
    expect((await verify()).broken).toEqual(broken);
  });

  it("is refused by the database itself what would change it", async () => {
    await fill(2);
    await verify();
    for (const text of [
      "UPDATE audit SET action = 'x' WHERE workspace_id = ?1",
      "DELETE FROM audit WHERE workspace_id = ?1",
      "INSERT OR REPLACE INTO audit SELECT workspace_id, seq, at, actor_kind, actor_id, 'x', network, action, object, detail FROM audit WHERE workspace_id = ?1",
      "UPDATE audit_seals SET hash = 'x' WHERE workspace_id = ?1",
      "DELETE FROM audit_seals WHERE workspace_id = ?1",
      "INSERT OR REPLACE INTO audit_seals SELECT workspace_id, seq, 'x' FROM audit_seals WHERE workspace_id = ?1",
    ])
      await expect(sql(text, world.workspaceId), text).rejects.toThrow(/append-only|two years|stays/);
    expect(await verify()).toMatchObject({ entries: 2, broken: null });
  });

  it("lets go what is older than two years, and holds from there", async () => {
    await fill(2);
    await verify();
    const old = new Date(Date.now() - 800 * 24 * 60 * 60 * 1000);
    const other = await makeWorld();
    // Two years and more ago, by the database's own clock.
    setClock(old.toISOString());
    for (const name of ["a", "b", "c"]) await other.ask("/v1/campaigns", { body: { name } });
    setClock(new Date().toISOString());
    await other.ask("/v1/campaigns", { body: { name: "d" } });
    expect(await purgeAudit(env.DB, now())).toBeGreaterThanOrEqual(3);
    expect((await entries("", other)).map(({ seq }) => seq)).toEqual([4]);
    expect((await other.ask<AuditVerdict>("/v1/audit/verify")).body).toMatchObject({ entries: 1, broken: null });
    expect(await verify()).toMatchObject({ entries: 2, broken: null });
    // The numbers go on where they were, also when all are gone.
    await behindItsBack("DELETE FROM audit WHERE workspace_id = ?1", other.workspaceId);
    await other.ask("/v1/campaigns", { body: { name: "e" } });
    expect((await entries("", other)).map(({ seq }) => seq)).toEqual([5]);
  });
});

describe("a network", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
    ["2001:DB8::1", "2001:db8:0::/48"],
    ["::1", "0:0:0::/48"],
    ["2001:0db8:0001::", "2001:db8:1::/48"],
    ["", null],
    ["localhost", null],
    ["wsp_abc", null],
  ])("of %s is %s", (address, network) => expect(loggedNetwork(address)).toBe(network));
});

describe("a day", () => {
  it.each([
    ["UTC", "2026-03-10", 0, "2026-03-10T00:00:00.000Z"],
    ["Europe/Madrid", "2026-03-29", 0, "2026-03-28T23:00:00.000Z"],
    ["Europe/Madrid", "2026-03-29", 1, "2026-03-29T22:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-03-10", 0, "2026-03-09T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-03-10", 0, "2026-03-10T11:00:00.000Z"],
    ["Asia/Kathmandu", "2026-12-31", 1, "2026-12-31T18:15:00.000Z"],
  ])("in %s, %s, %i later", (zone, day, later, at) => expect(dayStart(zone, day, later)).toBe(at));
});

describe("the page", () => {
  it("shows the log, narrows it, checks the chain and leads to the files; in both languages", async () => {
    const owner = await makeVisitor(world);
    await world.ask("/v1/campaigns", { body: { name: "a" } });
    const page = await owner.get("/app/audit");
    expect(page.text).toContain("Inició sesión");
    expect(page.text).toContain("Creó una campaña");
    expect(page.text).toContain("se guarda dos años");
    expect(page.html).toContain("/v1/audit/export?format=csv");
    const narrowed = await owner.get("/app/audit?action=signIn&actor=&from=&to=");
    expect(narrowed.text).not.toContain("server");
    const checked = await owner.get("/app/audit?verify=1", { "accept-language": "en" });
    expect(checked.text).toContain("The chain holds: 2 entries");
    await behindItsBack("UPDATE audit SET action = 'x' WHERE workspace_id = ?1 AND seq = 2", world.workspaceId);
    expect((await owner.get("/app/audit?verify=1")).text).toContain("Entrada 2: no es la que se selló");
    expect((await owner.get("/app/audit?from=mal")).status).toBe(422);
    // The file, by the session of whoever looks.
    const file = await world.fetchRaw("/v1/audit/export", {
      key: null,
      headers: { cookie: owner.cookie, ...sameOrigin },
    });
    expect([file.status, (await file.text()).includes(owner.email)]).toEqual([200, true]);
    const editor = await makeAccount(world, "editor");
    expect(editor.id).not.toBe(owner.id);
  });
});
