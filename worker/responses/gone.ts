/**
 * Responses that are gone stay gone. What stores one looks for its mark in the statement itself, so an ordinary response
 * costs no query and no row; whoever deletes, erases or makes anonymous writes the marks in the same transaction. The same
 * goes for who was erased: what is older of them, and comes only now, is not stored.
 */
import { markId } from "../http/mark.ts";

/**
 * A browser that was left in the moment of answering sends that answer at its next visit to the site, whenever that is;
 * nothing that a browser keeps is likely to be older than this.
 */
const keptDays = 400;
const dayLong = 24 * 60 * 60_000;
const batchRows = 1000;

const rememberSql = `INSERT INTO gone_responses (workspace_id, mark, day)
SELECT ?1, value ->> 0, substr(value ->> 1, 1, 10) FROM json_each(?2) WHERE true
ON CONFLICT DO UPDATE SET day = max(day, excluded.day)`;

/** Each with the time at which it went. */
export const rememberMarks = (
  d1: D1Database,
  workspaceId: string,
  marks: readonly (readonly [mark: string, at: string])[],
): D1PreparedStatement => d1.prepare(rememberSql).bind(workspaceId, JSON.stringify(marks));

/** Stands in the batch that takes them away. */
export async function rememberGone(
  d1: D1Database,
  secret: string,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<D1PreparedStatement> {
  const at = now.toISOString();
  const marks = ids.map(async (id) => [await markId(secret, workspaceId, "response", id), at] as const);
  return rememberMarks(d1, workspaceId, await Promise.all(marks));
}

const rememberPeopleSql = `INSERT INTO gone_people (workspace_id, mark, at)
SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true
ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`;

/** Marks of customers and visitors, each with the time at which their erasure was asked for. */
export const rememberPeople = (
  d1: D1Database,
  workspaceId: string,
  marks: readonly (readonly [mark: string, at: string])[],
): D1PreparedStatement => d1.prepare(rememberPeopleSql).bind(workspaceId, JSON.stringify(marks));

const oldSql = (table: string, day: string): string => `DELETE FROM ${table} WHERE (workspace_id, mark) IN (
  SELECT workspace_id, mark FROM ${table} WHERE ${day} < ?1 LIMIT ${batchRows})`;
const oldSqls = [oldSql("gone_responses", "day"), oldSql("gone_people", "at")];

/** Lets go of marks that no device can need any more, until the time is up; answers how many. */
export async function purgeGone(d1: D1Database, now: () => number, milliseconds: number): Promise<number> {
  const until = now() + milliseconds;
  const before = new Date(now() - keptDays * dayLong).toISOString().slice(0, 10);
  let gone = 0;
  for (const old of oldSqls)
    for (let more = true; more && now() < until;) {
      const { meta } = await d1.prepare(old).bind(before).run();
      gone += meta.changes;
      more = meta.changes >= batchRows;
    }
  return gone;
}
