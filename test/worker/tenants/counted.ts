/** Asks as somebody, and tells what the database had to do for the answer: the timing class, without a clock. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createApp } from "../../../worker/app.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { makeOutside } from "../deliveries/outside.ts";
import { now } from "../world.ts";

export interface Told {
  status: number;
  text: string;
  /** Statements that were bound, in order, and the rows that its readings read. */
  queries: number;
  rows: number;
}

interface Statement {
  sql: string;
  values: unknown[];
}
const asked: Statement[] = [];
const counting: D1Database = Object.create(env.DB, {
  prepare: {
    value: (sql: string) => {
      const statement = env.DB.prepare(sql);
      const bind = (...values: unknown[]): D1PreparedStatement => {
        asked.push({ sql, values });
        return statement.bind(...values);
      };
      return Object.create(statement, { bind: { value: bind } }) as D1PreparedStatement;
    },
  },
}) as D1Database;
counting.batch = env.DB.batch.bind(env.DB);
const bindings = { ...env, DB: counting };

const { outside } = makeOutside();
export const app = createApp({ ...outside, now: () => now().getTime(), random: cryptoRandom });

/** What the statements that only read have read, by the database's own count. */
async function rowsRead(statements: readonly Statement[]): Promise<number> {
  const readings = statements.filter(
    ({ sql }) => /^\s*(?:select|with)\b/i.test(sql) && !/\b(?:insert|update|delete)\b/i.test(sql),
  );
  if (readings.length === 0) return 0;
  const results = await env.DB.batch(readings.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)));
  return results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
}

export async function tell(path: string, init: RequestInit): Promise<Told> {
  asked.length = 0;
  const context = createExecutionContext();
  const answer = await app.fetch(
    new Request(`https://voz.test${path}`, { redirect: "manual", ...init }),
    bindings,
    context,
  );
  const text = await answer.text();
  await waitOnExecutionContext(context);
  const statements = [...asked];
  return { status: answer.status, text, queries: statements.length, rows: await rowsRead(statements) };
}

/** Every page and operation that the Worker answers, as it is mounted. */
export const mounted: readonly { method: string; path: string }[] = [
  ...new Map(
    app.routes
      .filter(({ method, path }) => method !== "ALL" && !path.includes("*"))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }] as const),
  ).values(),
];
