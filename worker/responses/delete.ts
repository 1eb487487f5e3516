/**
 * Responses that go for good, as statements for one batch: what was to be told of them is not told any more but that they
 * are gone, what they counted for is taken out of the sums, quotes of them go, they are marked as gone, and then they go.
 */
import { recount } from "../db/cells.ts";
import type { StoredCell } from "../db/responses.ts";
import { notFound } from "../http/operation.ts";
import type { Trusted } from "../http/context.ts";
import { rememberGone } from "./gone.ts";
import { tellDeleted } from "./tell.ts";

export interface Leaving {
  seq: number;
  id: string;
  revision: number;
  surveyId: string;
  campaign: string | null;
  channel: string | null;
  cells: readonly StoredCell[];
  state: string;
}
/** Each with the table that it changes; null for what is written, not taken away. */
export interface Step {
  table: "deliveries" | "rollups" | "flags" | "responses" | null;
  statement: D1PreparedStatement;
}

export const leavingColumns =
  "r.seq, r.id, r.revision, r.survey_id AS surveyId, r.campaign, r.channel, r.cells, r.state";
export const leavingOf = (row: Omit<Leaving, "cells"> & { cells: string }): Leaving => ({
  ...row,
  cells: JSON.parse(row.cells) as StoredCell[],
});

const quotesSql = `UPDATE flags SET quotes = (SELECT json_group_array(q.value) FROM json_each(flags.quotes) q
  WHERE q.value NOT IN (SELECT value FROM json_each(?2)))
WHERE workspace_id = ?1 AND EXISTS (SELECT 1 FROM json_each(flags.quotes) q WHERE q.value IN (SELECT value FROM json_each(?2)))`;
export const quotesGone = (d1: D1Database, workspaceId: string, ids: readonly string[]): D1PreparedStatement =>
  d1.prepare(quotesSql).bind(workspaceId, JSON.stringify(ids));
const goneSql = "DELETE FROM responses WHERE workspace_id = ?1 AND seq IN (SELECT value FROM json_each(?2))";

export async function deletion(
  d1: D1Database,
  secret: string,
  workspaceId: string,
  rows: readonly Leaving[],
  now: Date,
): Promise<{ steps: Step[]; endpoints: string[] }> {
  const seqs = rows.map(({ seq }) => seq);
  const ids = rows.map(({ id }) => id);
  const tell = await tellDeleted(d1, workspaceId, rows, now);
  return {
    endpoints: tell.endpoints,
    steps: [
      { table: "deliveries", statement: tell.forget },
      ...tell.statements.map((statement): Step => ({ table: null, statement })),
      ...recount(d1, workspaceId, seqs).takeOut.map((statement): Step => ({ table: "rollups", statement })),
      { table: "flags", statement: quotesGone(d1, workspaceId, ids) },
      { table: null, statement: await rememberGone(d1, secret, workspaceId, ids, now) },
      { table: "responses", statement: d1.prepare(goneSql).bind(workspaceId, JSON.stringify(seqs)) },
    ],
  };
}

const oneSql = `SELECT ${leavingColumns} FROM responses r WHERE r.workspace_id = ?1 AND r.id = ?2`;

/** Deletes one response; answers which endpoints are to hear of it. */
export async function deleteResponse({ db, workspaceId, now, vault }: Trusted, id: string): Promise<string[]> {
  const d1 = db.$client;
  const found = await d1
    .prepare(oneSql)
    .bind(workspaceId, id.toLowerCase())
    .first<Omit<Leaving, "cells"> & { cells: string }>();
  if (!found) throw notFound("response");
  const { steps, endpoints } = await deletion(d1, vault.secret, workspaceId, [leavingOf(found)], now);
  await d1.batch(steps.map(({ statement }) => statement));
  return endpoints;
}
