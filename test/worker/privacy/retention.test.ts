/** Retention: what is older than its rule goes or loses its person, by survey, in bounded steps, and is counted (5.12). */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { RetentionRun } from "#contract";
import { driftStatements, type Drift } from "../../../worker/db/cells.ts";
import { settingsOf } from "../../../worker/env.ts";
import { sweepRetention } from "../../../worker/privacy/retention/sweep.ts";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { identify } from "../customers/people.ts";
import { makeVisitor, fieldsOf } from "../dashboard/visitor.ts";
import { makeWorld, now, response, setClock, touch, type Json } from "../world.ts";
import { dump, placesOf } from "./dump.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const questions = [
  { id: "nps", kind: "nps", ask: "?" },
  { id: "why", kind: "text", ask: "?" },
  { id: "plan", kind: "single", ask: "?", options: ["a", "b"].map((id) => ({ id, label: id })), other: true },
  { id: "reach", kind: "contact", ask: "?" },
] as const;
type Draft = Parameters<Awaited<ReturnType<typeof makeWorld>>["publish"]>[0]["questions"];

async function makeKept(retention: Json) {
  const world = await makeWorld();
  const survey = await world.publish({ questions: questions as unknown as Draft });
  const other = await world.publish({ questions: questions as unknown as Draft, name: "Other" });
  const rules = JSON.parse(
    JSON.stringify(retention).replaceAll("SURVEY", survey.id).replaceAll("OTHER", other.id),
  ) as Json;
  const patched = await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { retention: rules } } });
  expect(patched.status).toBe(200);
  const person = {
    customer: { id: "cust-old", email: "old@marker.test", name: "Old Marker" },
    visitorId: "visitor-old",
    consent: { state: "granted", textVersion: "marker-text" },
    context: { order: "marker-order" },
    page: { url: "https://shop.test/marker-page" },
    touches: [touch({ utm_campaign: "spring" })],
  };
  const answers = { nps: 9, why: "marker-words", plan: { other: "marker-own" }, reach: { email: "reach@marker.test" } };
  const old = response(survey, { ...person, answers });
  const young = response(survey, { answers: { nps: 3, why: "young-words" } });
  const elsewhere = response(other, { answers: { nps: 5, why: "other-words" } });
  await world.collect(old, elsewhere);
  setClock("2026-03-30T12:00:00Z");
  await world.collect({ ...young, at: now().toISOString() });
  await foldWorkspace(env.DB, world.workspaceId, 1);
  setClock("2026-04-15T12:00:00Z");
  const sweep = () => sweepRetention(env.DB, settingsOf(env).authSecret, () => now().getTime(), 30_000);
  const read = async (item: Json) => world.ask(`/v1/responses/${String(item["id"])}`);
  return { world, survey, other, old, young, elsewhere, sweep, read };
}
const told = (list: unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();
const runs = async (world: Awaited<ReturnType<typeof makeKept>>["world"]): Promise<string[]> => {
  const { body } = await world.ask<{ items: RetentionRun[] }>("/v1/retention");
  return told(body.items.map(({ survey, how, rows }) => [survey?.name ?? null, how, rows]));
};
const sums = async (workspaceId: string, survey: string) =>
  (
    await env.DB.prepare(
      "SELECT counts FROM rollups WHERE workspace_id = ?1 AND dim = 'all' AND metric = 'nps' AND span = 'day' AND survey_id = ?2",
    )
      .bind(workspaceId, survey)
      .all<{ counts: string }>()
  ).results.flatMap(({ counts }) => (counts === "{}" ? [] : counts));
const drift = async (workspaceId: string): Promise<Drift[]> =>
  (await env.DB.batch<Drift>(driftStatements(env.DB, workspaceId, "2026-03-10"))).flatMap(({ results }) => results);

describe("a response whose time is over", () => {
  it("is deleted, and the sums with it; younger ones and other surveys stay", async () => {
    const { world, survey, old, young, elsewhere, sweep, read } = await makeKept({
      days: 30,
      how: "delete",
      surveys: { OTHER: { days: null, how: "delete" } },
    });
    await sweep();
    expect([(await read(old)).status, (await read(young)).status, (await read(elsewhere)).status]).toEqual([
      404, 200, 200,
    ]);
    const tables = await dump(world.workspaceId);
    // Its customer was heard of no later, and nothing else is kept of them.
    for (const marker of ["marker-words", "marker-own", "old@marker.test", "cust-old", "visitor-old"])
      expect([marker, placesOf(tables, marker)]).toEqual([marker, []]);
    expect(await sums(world.workspaceId, survey.id)).toEqual(['{"3":1}']);
    expect(await drift(world.workspaceId)).toEqual([]);
    expect(await runs(world)).toEqual(
      told([
        ["Survey", "delete", 1],
        [null, "delete", 1],
      ]),
    );
  });

  it("leaves a customer who was told of since, though nothing new was said of them", async () => {
    const { world, sweep } = await makeKept({ days: 30, how: "delete" });
    setClock("2026-04-01T12:00:00Z");
    const customer = { id: "cust-old", email: "old@marker.test", name: "Old Marker" };
    await world.collect({
      type: "identify",
      id: "01990000-0000-7000-8000-0000000000a1",
      customer,
      at: now().toISOString(),
    });
    setClock("2026-04-15T12:00:00Z");
    await sweep();
    expect(placesOf(await dump(world.workspaceId), "cust-old")).toContain("customers.id");
    setClock("2026-05-15T12:00:00Z");
    await sweep();
    expect(placesOf(await dump(world.workspaceId), "cust-old")).toEqual([]);
  });

  it("loses words and person where that is the rule; scores, choices, campaign and sums stay as they were", async () => {
    const { world, survey, old, sweep, read } = await makeKept({ days: 30, how: "anonymise" });
    const before = await sums(world.workspaceId, survey.id);
    const asked = (await read(old)).body;
    await sweep();
    const tables = await dump(world.workspaceId);
    for (const marker of [
      "marker-words",
      "marker-own",
      "marker-order",
      "marker-page",
      "marker-text",
      "old@marker.test",
      "reach@marker.test",
      "cust-old",
      "visitor-old",
      String(old["id"]),
    ])
      expect([marker, placesOf(tables, marker)]).toEqual([marker, []]);
    expect(tables.get("responses")?.map((row) => row["sealed_contacts"])).not.toContainEqual(expect.any(String));
    const { body } = await world.ask<{ items: Json[] }>(`/v1/responses?survey=${survey.id}`);
    const kept = body.items.find((one) => (one["answers"] as Json)["nps"] === 9);
    expect(kept).toMatchObject({
      answers: { nps: 9, plan: { other: "" } },
      channel: asked["channel"],
      day: asked["day"],
      customer: null,
      visitorId: null,
      context: null,
    });
    expect(kept?.["flags"]).toContain("anonymised");
    expect((await world.ask(`/v1/responses/${String(kept?.["id"])}`)).status).toBe(200);
    expect(await sums(world.workspaceId, survey.id)).toEqual(before);
    expect(await drift(world.workspaceId)).toEqual([]);
    expect(await runs(world)).toEqual(
      told([
        ["Survey", "anonymise", 1],
        ["Other", "anonymise", 1],
        [null, "delete", 1],
      ]),
    );
  });

  it("that loses its person loses the particulars of its arrivals, and no report tells the difference", async () => {
    const { world, survey, sweep } = await makeKept({ days: 30, how: "anonymise" });
    const campaign = (name: string, field: string, value: string) =>
      world.ask<{ id: string }>("/v1/campaigns", { body: { name, match: [{ field, op: "is", value }] } });
    await campaign("By content", "content", "marker-content");
    const { body: plain } = await campaign("By name", "campaign", "spring");
    setClock("2026-03-12T12:00:00Z");
    const arrived = (at: string, session: number, params: Record<string, string>, path: string) => ({
      ...touch({ utm_source: "mail", utm_medium: "email", ...params }, "", at),
      session,
      landing: path,
    });
    const touches = [
      arrived("2026-03-08T09:07:31.417Z", 1, { utm_campaign: "spring", utm_term: "marker-term" }, "/marker-one"),
      arrived("2026-03-09T21:43:05.288Z", 2, { utm_campaign: "x", utm_content: "marker-content" }, "/marker-two"),
      arrived("2026-03-12T11:58:02.903Z", 3, { utm_campaign: "spring" }, "/marker-three"),
    ];
    const consent = { state: "granted", purposes: ["attribution"] };
    const said = { visitorId: "visitor-twice", consent, touches, answers: { nps: 2 } };
    await world.collect(response(survey, said), response(survey, said));
    setClock("2026-05-15T12:00:00Z");
    const reports = async () => {
      const query = "from=2026-03-01&to=2026-03-31";
      const models = ["first", "last", "last_non_direct"].map((model) => `campaigns?${query}&model=${model}`);
      const paths = [...models, `credit?${query}`, `journey?${query}`];
      const read = async (path: string) => {
        const { status, body } = await world.ask(`/v1/reports/${path}`);
        expect([path, status]).toEqual([path, 200]);
        return JSON.stringify(body).replaceAll(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, '""');
      };
      return Promise.all(paths.map(read));
    };
    const stored = async () =>
      (await dump(world.workspaceId)).get("responses")!.filter(({ cells }) => String(cells).includes(",2]"));
    const facts = (row: Json) => {
      const { list, ...rest } = JSON.parse(String(row["touches"])) as { list: Json[] };
      return [rest, list.map(({ at: _at, landing: _landing, term: _term, content: _content, ...one }) => one)];
    };
    const [before, rows] = [await reports(), await stored()];
    expect(placesOf(new Map([["responses", rows]]), "marker-content")).toEqual(["responses.touches"]);
    await sweep();
    const after = await stored();
    expect(after.map(facts)).toEqual(rows.map(facts));
    expect(await reports()).toEqual(before);
    const left = new Map([["responses", after]]);
    for (const marker of ["marker-term", "marker-content", "/marker-one", "/marker-two", "09:07:31", "11:58:02"])
      expect([marker, placesOf(left, marker)]).toEqual([marker, []]);
    const [{ touches: kept = "" } = {}] = after;
    expect((JSON.parse(String(kept)) as { list: Json[] }).list).toMatchObject(
      ["08", "09", "12"].map((day) => ({
        at: `2026-03-${day}T00:00:00.000Z`,
        landing: null,
        term: null,
        content: null,
      })),
    );
    // Rules that are changed later ask for what is not there any more: what they gave it stays, all else moves.
    await world.ask(`/v1/campaigns/${plain.id}`, { method: "DELETE" });
    const given = async () =>
      (await stored()).map(({ touches: text }) =>
        (JSON.parse(String(text)) as { campaigns: (string | null)[] }).campaigns.map((id) => id !== null),
      );
    expect(await given()).toEqual(Array.from({ length: 2 }, () => [false, true, false]));
  });

  it.each(["delete", "anonymise"])(
    "leaves a customer whose browser said something since without naming them, until that goes, too (%s)",
    async (how) => {
      const { world, survey, sweep } = await makeKept({ days: 30, how });
      setClock("2026-04-01T12:00:00Z");
      const consent = { state: "granted" };
      await world.collect(response(survey, { visitorId: "visitor-old", consent, answers: { nps: 7 } }));
      setClock("2026-04-15T12:00:00Z");
      await sweep();
      expect((await world.ask<{ responses: Json }>("/v1/customers/cust-old")).body.responses).toMatchObject({
        total: 1,
      });
      setClock("2026-05-15T12:00:00Z");
      await sweep();
      const left = await dump(world.workspaceId);
      expect(["cust-old", "visitor-old"].flatMap((marker) => placesOf(left, marker))).toEqual([]);
    },
  );

  it("of one of two in a shared browser hands what was said there to nobody", async () => {
    const { world, survey, sweep } = await makeKept({ days: 30, how: "delete" });
    setClock("2026-03-01T12:00:00Z");
    await world.collect(identify({ id: "quiet-a" }, { visitorId: "shared-browser" }));
    setClock("2026-04-01T12:00:00Z");
    const said = { visitorId: "shared-browser", consent: { state: "granted" }, answers: { nps: 7 } };
    await world.collect(response(survey, said), identify({ id: "young-b" }, { visitorId: "shared-browser" }));
    setClock("2026-04-15T12:00:00Z");
    await sweep();
    expect((await world.ask("/v1/customers/quiet-a")).status).toBe(404);
    expect((await world.ask("/v1/customers/young-b")).body).toMatchObject({
      visitors: [{ state: "split", splitBy: "retention" }],
      responses: { total: 0 },
    });
  });

  it("counts once, however often and by how many it is swept; a change to deleting begins anew", async () => {
    const { world, sweep } = await makeKept({
      days: 30,
      how: "anonymise",
      surveys: { OTHER: { days: null, how: "delete" } },
    });
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await runs(world)).toEqual(
      told([
        ["Survey", "anonymise", 1],
        [null, "delete", 1],
      ]),
    );
    const retention = { days: 30, how: "delete" };
    await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { retention } } });
    await sweep();
    expect(await runs(world)).toContain(JSON.stringify(["Survey", "delete", 1]));
    expect(placesOf(await dump(world.workspaceId), "other-words")).toEqual([]);
  });

  it("stays where nobody set a time", async () => {
    const { world, sweep, old, read } = await makeKept({ days: null, how: "delete" });
    setClock("2036-04-15T12:00:00Z");
    await sweep();
    expect((await read(old)).status).toBe(200);
    expect(await runs(world)).toEqual([]);
  });

  it("goes in several steps where there are many", async () => {
    const { world, survey, sweep } = await makeKept({ days: 30, how: "anonymise" });
    setClock("2026-06-01T12:00:00Z");
    await env.DB.prepare(
      `INSERT INTO responses SELECT r.workspace_id, 1000 + n.value, 'copy-' || n.value, ${(await columns()).slice(3).join(", ")}
       FROM responses r, (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE value < 1201) SELECT value FROM c) n
       WHERE r.workspace_id = ?1 AND r.seq = 1`,
    )
      .bind(world.workspaceId)
      .run();
    await sweep();
    expect(placesOf(await dump(world.workspaceId), "marker-words")).toEqual([]);
    expect(await runs(world)).toContain(JSON.stringify(["Survey", "anonymise", 1203]));
    expect(survey.id).toMatch(/^sur_/);
  });
});

async function columns(): Promise<string[]> {
  const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info('responses')").all<{ name: string }>();
  expect(results.slice(0, 3).map(({ name }) => name)).toEqual(["workspace_id", "seq", "id"]);
  return results.map(({ name }) => `r.${name}`);
}

describe("the rules", () => {
  it.each([
    { days: 0, how: "delete" },
    { days: 1.5, how: "delete" },
    { days: 30, how: "burn" },
    { days: 30, how: "delete", surveys: { x: { days: 1, how: "delete" } } },
  ])("are refused where they make no sense: %j", async (retention) => {
    const world = await makeWorld();
    expect((await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { retention } } })).status).toBe(422);
  });

  it("are set on the dashboard, and what was done stands there", async () => {
    const unlisted = { sur_elsewhere: { days: 90, how: "delete" } };
    const { world, survey, sweep } = await makeKept({ days: 30, how: "delete", surveys: unlisted });
    await sweep();
    const visitor = await makeVisitor(world);
    const path = "/app/privacy/retention";
    const page = await visitor.get(path);
    expect(page.text).toContain("Survey Borradas 1");
    const form = fieldsOf(page, path).map(([name, value]): [string, string] =>
      name === "all.days" ? [name, "365"] : name === `${survey.id}.days` ? [name, "forever"] : [name, value],
    );
    expect((await visitor.post(path, form)).status).toBe(303);
    const { body } = await world.ask<{ settings: { retention: Json } }>("/v1/workspace");
    expect(body.settings.retention).toEqual({
      days: 365,
      how: "delete",
      surveys: { ...unlisted, [survey.id]: { days: null, how: "delete" } },
    });
    expect((await (await makeVisitor(world, "en")).get(path)).text).toContain("Survey Deleted 1");
  });
});
