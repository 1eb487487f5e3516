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
  endpoints: readonly Pick<KnownEndpoint, "id" | "types">[];
  now: Date;
}

/**
 * The statement; `from` and `where` may say more, with the workspace as `w`, and bind further values from ?8 on.
 * An endpoint gets what its types name.
 */
export function owe(
  d1: D1Database,
  { workspaceId, subjectId, sequence, type, endpoints, now }: Happening,
  more: { from?: string; where?: string; values?: readonly unknown[] } = {},
): D1PreparedStatement {
  const told = "sql" in type ? type.sql : `'${type.is}'`;
  const list = endpoints.map(({ id, types }) => ({ id, types }));
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
SELECT ?1, o.value ->> 'endpointId', o.value ->> 'eventId', ?2, o.value ->> 'subjectId', o.value ->> 'sequence', 'pending', ?3, '[]', ?4
FROM json_each(?5) o WHERE true ON CONFLICT DO NOTHING`;

/** Of many subjects at once the same; who hears of which is decided already. */
export function oweAll(
  d1: D1Database,
  workspaceId: string,
  type: EventType,
  owed: readonly { endpointId: string; subjectId: string; sequence: number }[],
  now: Date,
): D1PreparedStatement {
  const rows = owed.map((one) => ({ ...one, eventId: eventIdOf(one.subjectId, one.sequence) }));
  return d1.prepare(oweAllSql).bind(workspaceId, type, now.getTime(), now.toISOString(), JSON.stringify(rows));
}

/** SQL: the deliveries `d` of workspace ?1 that are about any of the subjects in ?2. */
export const aboutAny = `FROM json_each(?2) s CROSS JOIN endpoints e CROSS JOIN deliveries d
WHERE e.workspace_id = ?1 AND d.workspace_id = ?1 AND d.endpoint_id = e.id
  AND d.event_id >= s.value ->> 0 AND d.event_id < s.value ->> 1`;
export const subjectRanges = (subjectIds: readonly string[]): string => JSON.stringify(subjectIds.map(eventIdsOf));

const forgetSql = `UPDATE deliveries SET reason = CASE state WHEN 'pending' THEN 'erased' ELSE reason END,
  state = CASE state WHEN 'pending' THEN 'skipped' ELSE state END,
  attempts = (SELECT json_group_array(json_set(a.value, '$.answer', '')) FROM json_each(attempts) a)
WHERE workspace_id = ?1 AND (endpoint_id, event_id) IN (SELECT d.endpoint_id, d.event_id ${aboutAny})`;

/** Of erased subjects nothing is sent any more, and nothing is kept that a receiver answered. */
export const forget = (d1: D1Database, workspaceId: string, subjectIds: readonly string[]): D1PreparedStatement =>
  d1.prepare(forgetSql).bind(workspaceId, subjectRanges(subjectIds));
