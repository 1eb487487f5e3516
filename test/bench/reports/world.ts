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
import { campaigns, kinds, kindTime, surveys, touchpoints, type Registered } from "./people.ts";
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
];

export interface World {
  d1: D1Database;
  registered: Registered;
  /** Asks one of the benchmark's doors. */
  ask: <Answer>(door: string, order: object) => Promise<Answer>;
  /** A new workspace with the same registry, and its public key. */
  workspace: (name: string) => Promise<{ id: string; key: string }>;
  fill: (workspaceId: string, stretch: Stretch) => Promise<void>;
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

  return {
    d1,
    registered,
    ask,
    async workspace(name) {
      const db = openDatabase(d1);
      const now = new Date(kindTime);
      const draft = { name, timeZone: "UTC", locale: "es" };
      const id = await createWorkspace(db, draft, now, cryptoRandom);
      for (const table of copied) await copyRows(d1, table, demo.workspaceId, id);
      const here = { db, workspaceId: id, now, newId: newIdWith(cryptoRandom) };
      const { key } = await createKey(here, { kind: "public", name, origins: ["*"] }, cryptoRandom);
      return { id, key };
    },
    async fill(workspaceId, { seed, from, to, many }) {
      const at = (done: number) => from + ((to - from) * done) / many;
      for (let done = 0; done < many; done += perRequest) {
        const part = Math.min(perRequest, many - done);
        const stretch = { seed: seed + done, from: at(done), to: at(done + part), many: part };
        const { made } = await ask<{ made: number }>("copy", { workspaceId, from: demo.workspaceId, columns, stretch });
        if (made !== part) throw new Error(`${made} responses were made, not ${part}`);
      }
    },
  };
}

async function copyRows(d1: D1Database, table: string, from: string, to: string): Promise<void> {
  const { results } = await d1.prepare(`SELECT name FROM pragma_table_info('${table}')`).all<{ name: string }>();
  const names = results.map(({ name }) => name);
  const values = names.map((name) => (name === "workspace_id" ? "?2" : name));
  await d1
    .prepare(
      `INSERT INTO ${table} (${names.join(", ")}) SELECT ${values.join(", ")} FROM ${table} WHERE workspace_id = ?1`,
    )
    .bind(from, to)
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
