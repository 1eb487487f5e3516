/** What endpoints hear of responses. Each statement stands before the change that it tells of, in the same batch. */
import type { EventType } from "#contract";
import type { Marks } from "../customers/visitors.ts";
import { isNotErased, isNotGone } from "../db/gone.ts";
import { isCounted, type StoredCell } from "../db/responses.ts";
import { wanting, type Facts, type KnownEndpoint } from "../deliveries/filter.ts";
import { endpointsOf, forget, owe, oweAll } from "../deliveries/owe.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import type { ResponseRow } from "./submit.ts";
import { isSuspicious } from "./suspicion.ts";

type Told = { surveyId: string; campaign?: string | null; channel?: string | null; cells: readonly StoredCell[] };
const factsOf = ({ surveyId, campaign, channel, cells }: Told, state: string): Facts => ({
  survey: surveyId,
  campaign: campaign ?? null,
  channel: channel ?? null,
  cells,
  state,
});

const typesOf: Readonly<Record<ResponseRow["state"], readonly EventType[]>> = {
  complete: ["response.completed", "response.updated"],
  abandoned: ["response.abandoned"],
  partial: [],
};

/** Who may hear of a response that is about to be stored; in most workspaces nobody, and of a suspicious one nobody at all. */
export function hearers(endpoints: readonly KnownEndpoint[], row: ResponseRow): KnownEndpoint[] {
  if (endpoints.length === 0 || isSuspicious(row)) return [];
  const { campaign, channel, ...brought } = factsOf(row, row.state);
  // A revision leaves the arrival as it was first stored; the database knows it, see `tellStored`.
  return wanting(endpoints, typesOf[row.state], row.revision > 1 ? brought : { ...brought, campaign, channel });
}

/** Does the filter let through what is stored, or what is about to be where nothing is stored yet? */
const letsThrough = (name: "campaign" | "channel", brought: string, none: string): string => `AND (
  e.value -> '$.filter.${name}' IS NULL OR EXISTS (SELECT 1 FROM json_each(e.value, '$.filter.${name}') f
    WHERE f.value = coalesce(CASE WHEN r.id IS NULL THEN ${brought} ELSE r.${name} END, '${none}')))`;

/** `replaces`: the condition under which the row replaces `r`, the one that is there. `marks`: of what may be gone for good. */
export function tellStored(
  d1: D1Database,
  { version }: Snapshot,
  row: ResponseRow,
  endpoints: readonly KnownEndpoint[],
  replaces: string,
  marks: Marks,
): D1PreparedStatement {
  const finished = "CASE r.state WHEN 'complete' THEN 'response.updated' ELSE 'response.completed' END";
  return owe(
    d1,
    {
      workspaceId: row.workspaceId,
      subjectId: row.id,
      sequence: row.revision,
      type: row.state === "complete" ? { sql: finished } : { is: "response.abandoned" },
      endpoints,
      now: new Date(row.receivedAt),
    },
    {
      from: "LEFT JOIN responses r ON r.workspace_id = ?1 AND r.id = ?3",
      where: `AND w.config_version = ?8 AND (r.id IS NULL OR (${replaces}))
  AND (?9 <> 'abandoned' OR r.state IS NOT 'abandoned')
  ${letsThrough("campaign", "?11", "none")} ${letsThrough("channel", "?12", "")}
  AND ${isNotGone("?1", "?13")} AND ${isNotErased("?1", ["?14", "?15"], "?16")}`,
      values: [
        version,
        row.state,
        row.surveyId,
        row.campaign ?? null,
        row.channel ?? null,
        marks.response,
        marks.customer,
        marks.visitor,
        marks.madeAt,
      ],
    },
  );
}

interface Left {
  seq: number;
  id: string;
  revision: number;
  surveyId: string;
  campaign: string | null;
  channel: string | null;
  cells: string;
}
const leftSql = `SELECT seq, id, revision, survey_id AS surveyId, campaign, channel, cells FROM responses
WHERE workspace_id = ?1 AND seq IN (SELECT value FROM json_each(?2)) AND ${isCounted}`;
// One that went on meanwhile is not settled, so nobody is told of it.
const still = "JOIN responses r ON r.workspace_id = ?1 AND r.id = ?3 AND r.state = 'partial' AND r.revision = ?4";

/** Unfinished responses that are about to be settled as abandoned, if they were received before then. */
export async function tellAbandoned(
  d1: D1Database,
  workspaceId: string,
  seqs: readonly number[],
  before: string,
  now: Date,
): Promise<D1PreparedStatement[]> {
  const endpoints = (await endpointsOf(d1, workspaceId)).filter(({ types }) => types.includes("response.abandoned"));
  if (endpoints.length === 0) return [];
  const { results } = await d1.prepare(leftSql).bind(workspaceId, JSON.stringify(seqs)).all<Left>();
  return results.flatMap((row) => {
    const facts = factsOf({ ...row, cells: JSON.parse(row.cells) as StoredCell[] }, "abandoned");
    const hearing = wanting(endpoints, ["response.abandoned"], facts);
    const what = { workspaceId, subjectId: row.id, sequence: row.revision, endpoints: hearing, now };
    return hearing.length === 0
      ? []
      : [
          owe(
            d1,
            { ...what, type: { is: "response.abandoned" } },
            { from: still, where: "AND r.received_at < ?8", values: [before] },
          ),
        ];
  });
}

/** Responses that are about to be deleted: what was to be told of them is not told any more, but that they are gone. */
export async function tellDeleted(
  d1: D1Database,
  workspaceId: string,
  rows: readonly (Told & { id: string; revision: number; state: string })[],
  now: Date,
): Promise<{ forget: D1PreparedStatement; statements: D1PreparedStatement[]; endpoints: string[] }> {
  const hearing = wanting(await endpointsOf(d1, workspaceId), ["response.deleted"], {});
  const endpoints = hearing.map(({ id }) => id);
  const gone = rows.map((row) => ({
    subjectId: row.id,
    sequence: row.revision + 1,
    to: wanting(hearing, ["response.deleted"], factsOf(row, row.state)).map(({ id }) => id),
  }));
  return {
    forget: forget(
      d1,
      workspaceId,
      rows.map(({ id }) => id),
    ),
    statements:
      endpoints.length > 0 ? [oweAll(d1, workspaceId, { type: "response.deleted", endpoints, gone, now })] : [],
    endpoints,
  };
}
