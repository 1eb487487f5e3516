/**
 * What was heard of one person: their newest responses, without what was answered. Read by the index of those who are
 * known by an id, so it costs by the person and not by the workspace.
 */
import { mostOfPerson, type Channel, type Response } from "#contract";
import { isCountedIn, isVouchedIn, suspicious, type StoredCell, type StoredTouches } from "../../db/responses.ts";
import { boundTo, ofPerson, type Known } from "../person.ts";

interface Columns {
  id: string;
  surveyId: string;
  surveyVersion: number;
  at: string;
  startedAt: string | null;
  state: Response["state"];
  touchpoint: string | null;
  campaign: string | null;
  channel: Channel | null;
  customerId: string | null;
  promiseId: string | null;
  promiseVersion: number | null;
  promiseArm: "quoted" | "generic" | null;
  promiseCampaign: string | null;
}
export interface Heard extends Columns {
  cells: readonly StoredCell[];
  flags: readonly string[];
  touches: StoredTouches;
  consent: Response["consent"];
}

const heardSql = `SELECT r.id, r.survey_id AS surveyId, r.survey_version AS surveyVersion, r.at, r.started_at AS startedAt,
  r.state, r.touchpoint, r.campaign, r.channel, r.customer_id AS customerId, r.promise_id AS promiseId,
  r.promise_version AS promiseVersion, r.promise_arm AS promiseArm, r.promise_campaign AS promiseCampaign,
  r.cells, r.flags, r.touches, r.consent
FROM responses r INDEXED BY responses_by_person WHERE ${ofPerson} ORDER BY r.seq DESC LIMIT ${mostOfPerson}`;

/** Newest first, by when they were given. */
export async function readHeard(d1: D1Database, workspaceId: string, known: Known): Promise<Heard[]> {
  const { results } = await d1
    .prepare(heardSql)
    .bind(...boundTo(workspaceId, known))
    .all<Columns & { cells: string; flags: string; touches: string; consent: string | null }>();
  return results
    .map((row) => ({
      ...row,
      cells: JSON.parse(row.cells) as StoredCell[],
      flags: JSON.parse(row.flags) as string[],
      touches: JSON.parse(row.touches) as StoredTouches,
      consent: row.consent === null ? null : (JSON.parse(row.consent) as Heard["consent"]),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** No person seems to have given it: it is told, and counts for nothing. */
export const isDoubted = ({ flags }: Pick<Heard, "flags">): boolean => flags.includes(suspicious);

export interface Totals {
  total: number;
  complete: number;
  firstAt: string | null;
  lastAt: string | null;
}
const totalsSql = `SELECT count(*) AS total, coalesce(sum(r.state = 'complete'), 0) AS complete, min(r.at) AS firstAt, max(r.at) AS lastAt
FROM responses r INDEXED BY responses_by_person WHERE ${ofPerson} AND ${isCountedIn("r")} AND ${isVouchedIn("r")}`;

/** Of all of theirs, however many. */
export async function readTotals(d1: D1Database, workspaceId: string, known: Known): Promise<Totals> {
  const row = await d1
    .prepare(totalsSql)
    .bind(...boundTo(workspaceId, known))
    .first<Totals>();
  return row ?? { total: 0, complete: 0, firstAt: null, lastAt: null };
}
