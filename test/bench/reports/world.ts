/** The benchmark's world: one database, a workspace that holds the kinds of answer, and any number of equal ones. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../../worker/db/index.ts";
import { newIdWith } from "../../../worker/http/context.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { migrate } from "../../../worker/local/migrate.ts";
import { root, startRuntime } from "../../../worker/local/runtime.ts";
import { seedWorkspace } from "../../../worker/local/seed.ts";
import { createKey } from "../../../worker/workspaces/keys.ts";
import { createWorkspace } from "../../../worker/workspaces/create.ts";
import { surveyOf } from "./copy.ts";
import { campaigns, kinds, kindTime, mediums, surveys, touchpoints, type Registered } from "./people.ts";
import { arrivals, type Stretch } from "./stretch.ts";

const port = 8791;
const url = `http://127.0.0.1:${port}`;
const authSecret = "only-for-the-benchmark-only-for-the-benchmark";
/** Responses that one request makes. */
const perRequest = 25_000;
/** What a workspace needs beside its own row, in order to take the same answers and figures. */
const copied = [
  "campaigns",
  "promises",
  "surveys",
  "survey_versions",
  "touchpoints",
  "marketing_imports",
  "marketing_campaigns",
  "marketing_days",
  "marketing_months",
];

export interface World {
  d1: D1Database;
  /** Asks one of the benchmark's doors. */
  ask: <Answer>(door: string, order: object) => Promise<Answer>;
  /** A new workspace with the same registry, and its public key. */
  workspace: (name: string) => Promise<{ id: string; key: string; registered: Registered }>;
  fill: (workspaceId: string, stretch: Stretch) => Promise<void>;
  /** Showings of every survey to people of every campaign at every touchpoint, each day. */
  show: (workspaceId: string, period: { from: string; to: string }) => Promise<void>;
}

export async function withReports<Result>(measure: (world: World) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "voz-bench-"));
  const runtime = await startRuntime({
    port,
    persist: folder,
    assets: join(root, "dist/public"),
    bindings: { AUTH_SECRET: authSecret, VOZ_LOCAL: "1", VOZ_LIMITS: "off" },
    entry: join(root, "test/bench/entry-reports.ts"),
  });
  try {
    const d1 = await runtime.getD1Database("DB");
    await migrate(d1, join(root, "migrations"));
    return await measure(await openWorld(d1));
  } finally {
    await runtime.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openWorld(d1: D1Database): Promise<World> {
  const demo = await seedWorkspace(d1, url, authSecret);
  const send = async <Answer>(method: string, path: string, body: object): Promise<Answer> => {
    const answer = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${demo.secretKey}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as Answer;
  };
  const ask: World["ask"] = (door, order) => send("POST", `/bench/${door}`, order);

  const registered = await register(send);
  const [list = []] = [...arrivals({ seed: 1, from: kindTime, to: kindTime, many: kinds }, kinds)];
  const inOrder = list.map(([, , id], at) => [at, kindTime, id]);
  const { stored } = await ask<{ stored: number }>("store", { key: demo.publicKey, registered, arrivals: inOrder });
  if (stored !== kinds) throw new Error(`only ${stored} kinds of answer were stored`);
  const { results } = await d1.prepare("SELECT name FROM pragma_table_info('responses')").all<{ name: string }>();
  const columns = results.map(({ name }) => name);
  /** What the ids of each workspace's surveys end with. */
  const tags = new Map<string, string>();

  return {
    d1,
    ask,
    async workspace(name) {
      const db = openDatabase(d1);
      const now = new Date(kindTime);
      const draft = { name, timeZone: "UTC", locale: "es" };
      const id = await createWorkspace(db, draft, now, cryptoRandom);
      const tag = String(tags.size).padStart(2, "0");
      tags.set(id, tag);
      for (const table of copied) await copyRows(d1, table, demo.workspaceId, id, tag);
      const here = { db, workspaceId: id, now, newId: newIdWith(cryptoRandom) };
      const { key } = await createKey(here, { kind: "public", name, origins: ["*"] }, cryptoRandom);
      return {
        id,
        key,
        registered: { ...registered, surveys: registered.surveys.map((own) => own.slice(0, -2) + tag) },
      };
    },
    async show(workspaceId, { from, to }) {
      await d1.prepare(showSql).bind(workspaceId, from, to, touchpoints.length, mediums.length).run();
    },
    async fill(workspaceId, { seed, from, to, many }) {
      const at = (done: number) => from + ((to - from) * done) / many;
      for (let done = 0; done < many; done += perRequest) {
        const part = Math.min(perRequest, many - done);
        const stretch = { seed: seed + done, from: at(done), to: at(done + part), many: part };
        const { made } = await ask<{ made: number }>("copy", {
          workspaceId,
          from: demo.workspaceId,
          columns,
          stretch,
          tag: tags.get(workspaceId) ?? "",
        });
        if (made !== part) throw new Error(`${made} responses were made, not ${part}`);
      }
    },
  };
}

const showSql = `WITH RECURSIVE days(day) AS (SELECT ?2 UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < ?3),
steps(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM steps WHERE at + 1 < ?4)
INSERT INTO funnel (workspace_id, day, survey_id, step, reason, campaign, channel, touchpoint, n)
SELECT ?1, day, s.id, 'shown', '', c.id, 'channel' || (c.rowid % ?5), 'step' || at, 10 + (c.rowid + at) % 7
FROM days, steps, surveys s, campaigns c WHERE s.workspace_id = ?1 AND c.workspace_id = ?1`;

async function copyRows(d1: D1Database, table: string, from: string, to: string, tag: string): Promise<void> {
  const renamed: Readonly<Record<string, string>> = {
    workspace_id: "?2",
    survey_id: surveyOf("survey_id", "?3"),
    ...(table === "surveys" ? { id: surveyOf("id", "?3") } : {}),
  };
  const { results } = await d1.prepare(`SELECT name FROM pragma_table_info('${table}')`).all<{ name: string }>();
  const names = results.map(({ name }) => name);
  const values = names.map((name) => renamed[name] ?? name);
  await d1
    .prepare(
      `INSERT INTO ${table} (${names.join(", ")}) SELECT ${values.join(", ")} FROM ${table} WHERE workspace_id = ?1 AND ?3 <> ''`,
    )
    .bind(from, to, tag)
    .run();
}

/** The days that the benchmark's year covers; its figures are of the same. */
export const yearFrom = Date.parse("2025-08-16T00:00:00Z");
export const yearTo = Date.parse("2026-08-15T12:00:00Z");

async function register(send: <Answer>(method: string, path: string, body: object) => Promise<Answer>) {
  await send("PUT", "/v1/touchpoints", touchpoints);
  const promises: string[] = [];
  for (const campaign of campaigns) {
    const made = await send<{ promises: { id: string }[] }>("POST", "/v1/campaigns", campaign);
    promises.push(made.promises[0]?.id ?? "");
  }
  const ids: string[] = [];
  for (const survey of surveys) {
    const { id } = await send<{ id: string }>("POST", "/v1/surveys", survey);
    await send("POST", `/v1/surveys/${id}/publish`, {});
    ids.push(id);
  }
  const rows = campaigns.flatMap(({ name }, at) =>
    Array.from({ length: 365 }, (_, day) => ({
      platform: "generic",
      account: "shop",
      campaign: name,
      day: new Date(yearFrom + day * 86_400_000).toISOString().slice(0, 10),
      currency: "EUR",
      impressions: 10_000 + at,
      clicks: 200 + ((day * 7 + at) % 50),
      spendMinor: 5_000 + at * 10,
      conversions: 5,
      revenueMinor: 20_000 + at * 100,
    })),
  );
  for (let from = 0; from < rows.length; from += 3_000)
    await send("PUT", "/v1/campaign-metrics", rows.slice(from, from + 3_000));
  return { surveys: ids, promises };
}
