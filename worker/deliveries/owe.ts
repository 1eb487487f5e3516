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

const forgetSql = `UPDATE deliveries SET reason = CASE state WHEN 'pending' THEN 'erased' ELSE reason END,
  state = CASE state WHEN 'pending' THEN 'skipped' ELSE state END,
  attempts = (SELECT json_group_array(json_set(a.value, '$.answer', '')) FROM json_each(attempts) a)
WHERE workspace_id = ?1 AND endpoint_id IN (SELECT id FROM endpoints WHERE workspace_id = ?1) AND event_id >= ?2 AND event_id < ?3`;

/** Of an erased subject nothing is sent any more, and nothing is kept that a receiver answered. */
export const forget = (d1: D1Database, workspaceId: string, subjectId: string): D1PreparedStatement =>
  d1.prepare(forgetSql).bind(workspaceId, ...eventIdsOf(subjectId));
