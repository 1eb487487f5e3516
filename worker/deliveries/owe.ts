/**
 * The outbox: what an endpoint is owed is written in the very batch that stores what happened, and only if that happens.
 * Nothing is told that is not stored; nothing stored is forgotten. Who calls gives the condition, in SQL.
 */
import type { EventType } from "#contract";
import { eventIdOf, eventIdsOf } from "./event.ts";
import type { KnownEndpoint } from "./filter.ts";

export const deliveryColumns =
  "workspace_id, endpoint_id, event_id, type, subject_id, sequence, state, due, attempts, created_at";

/** Something that happened, to be told to these endpoints. */
export interface Happening {
  workspaceId: string;
  subjectId: string;
  sequence: number;
  /** A type, or SQL that finds it out. */
  type: { is: EventType } | { sql: string };
  endpoints: readonly KnownEndpoint[];
  now: Date;
}

/**
 * The statement; `from` and `where` may say more, with the workspace as `w` and the endpoint as JSON in `e.value`, and bind
 * further values from ?8 on. An endpoint gets what its types name.
 */
export function owe(
  d1: D1Database,
  { workspaceId, subjectId, sequence, type, endpoints, now }: Happening,
  more: { from?: string; where?: string; values?: readonly unknown[] } = {},
): D1PreparedStatement {
  const told = "sql" in type ? type.sql : `'${type.is}'`;
  const list = endpoints.map(({ id, types, filter }) => ({ id, types, filter }));
  return d1
    .prepare(
      `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, e.value ->> 'id', ?2, ${told}, ?3, ?4, 'pending', ?5, '[]', ?6
FROM workspaces w ${more.from ?? ""}, json_each(?7) e
WHERE w.id = ?1 AND EXISTS (SELECT 1 FROM json_each(e.value, '$.types') t WHERE t.value = ${told}) ${more.where ?? ""}
ON CONFLICT DO NOTHING`,
    )
    .bind(
      workspaceId,
      eventIdOf(subjectId, sequence),
      subjectId,
      sequence,
      now.getTime(),
      now.toISOString(),
      JSON.stringify(list),
      ...(more.values ?? []),
    );
}

/** Whom a workspace tells, where no snapshot of it is at hand. What is paused is owed all the same. */
export async function endpointsOf(d1: D1Database, workspaceId: string): Promise<KnownEndpoint[]> {
  const { results } = await d1
    .prepare("SELECT id, types, filter FROM endpoints WHERE workspace_id = ?1 AND state <> 'disabled' ORDER BY id")
    .bind(workspaceId)
    .all<{ id: string; types: string; filter: string }>();
  return results.map(({ id, types, filter }) => ({
    id,
    types: JSON.parse(types) as KnownEndpoint["types"],
    filter: JSON.parse(filter) as KnownEndpoint["filter"],
  }));
}

const oweAllSql = `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, e.value, g.value ->> 'eventId', ?2, g.value ->> 'subjectId', g.value ->> 'sequence', 'pending', ?3, '[]', ?4
FROM json_each(?5) g, json_each(?6) e
WHERE e.value IN (SELECT value FROM json_each(g.value, '$.to')) OR EXISTS (SELECT 1 FROM deliveries d
  WHERE d.workspace_id = ?1 AND d.endpoint_id = e.value
    AND d.event_id >= g.value ->> '$.range[0]' AND d.event_id < g.value ->> '$.range[1]')
ON CONFLICT DO NOTHING`;

/**
 * That many subjects are gone: to the endpoints that each is told `to`, and to those of the list that heard of it
 * before, by an earlier state of it or with another filter.
 */
export function oweAll(
  d1: D1Database,
  workspaceId: string,
  told: {
    type: EventType;
    endpoints: readonly string[];
    gone: readonly { subjectId: string; sequence: number; to: readonly string[] }[];
    now: Date;
  },
): D1PreparedStatement {
  const { type, endpoints, now } = told;
  const gone = told.gone.map((one) => ({
    ...one,
    eventId: eventIdOf(one.subjectId, one.sequence),
    range: eventIdsOf(one.subjectId),
  }));
  return d1
    .prepare(oweAllSql)
    .bind(workspaceId, type, now.getTime(), now.toISOString(), JSON.stringify(gone), JSON.stringify(endpoints));
}

/** SQL: the deliveries `d` of workspace ?1 that are about any of the subjects in ?2. */
export const aboutAny = `FROM json_each(?2) s CROSS JOIN endpoints e CROSS JOIN deliveries d
WHERE e.workspace_id = ?1 AND d.workspace_id = ?1 AND d.endpoint_id = e.id
  AND d.event_id >= s.value ->> 0 AND d.event_id < s.value ->> 1`;
export const subjectRanges = (subjectIds: readonly string[]): string => JSON.stringify(subjectIds.map(eventIdsOf));

/** SQL: the subjects `s` of ?2 that `more` holds for are forgotten. */
export const forgetWhere = (
  more = "",
): string => `UPDATE deliveries SET reason = CASE state WHEN 'pending' THEN 'erased' ELSE reason END,
  state = CASE state WHEN 'pending' THEN 'skipped' ELSE state END,
  attempts = (SELECT json_group_array(json_set(a.value, '$.answer', '')) FROM json_each(attempts) a), detail = NULL
WHERE workspace_id = ?1 AND (endpoint_id, event_id) IN (SELECT d.endpoint_id, d.event_id ${aboutAny} ${more})`;
const forgetSql = forgetWhere();

/** Of erased subjects nothing is sent any more, and nothing is kept that a receiver answered. */
export const forget = (d1: D1Database, workspaceId: string, subjectIds: readonly string[]): D1PreparedStatement =>
  d1.prepare(forgetSql).bind(workspaceId, subjectRanges(subjectIds));
