/** Whoever got anything of an erased person is told, and whoever asked to be told of such. */
import { eventIdOf } from "./event.ts";
import { aboutAny, deliveryColumns, subjectRanges } from "./owe.ts";

const sequence = 1;
const owedSql = (whom: string): string => `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, n.id, ?3, 'customer.erased', ?4, ${sequence}, 'pending', ?5, '[]', ?6 FROM endpoints n
WHERE n.workspace_id = ?1 AND n.state <> 'disabled' AND ${whom} ON CONFLICT DO NOTHING`;

// A test of ?2 keeps both statements' parameters the same.
const subscribedSql = owedSql(
  "?2 NOTNULL AND EXISTS (SELECT 1 FROM json_each(n.types) t WHERE t.value = 'customer.erased')",
);
const reachedSql = owedSql(`n.id IN (SELECT d.endpoint_id ${aboutAny} AND d.attempts <> '[]')`);

/** Stands before the subjects' deliveries are forgotten, in the same batch. */
export const tellErased = (
  d1: D1Database,
  workspaceId: string,
  { erasureId, subjectIds }: { erasureId: string; subjectIds: readonly string[] },
  now: Date,
): D1PreparedStatement[] =>
  [subscribedSql, reachedSql].map((sql) =>
    d1
      .prepare(sql)
      .bind(
        workspaceId,
        subjectRanges(subjectIds),
        eventIdOf(erasureId, sequence),
        erasureId,
        now.getTime(),
        now.toISOString(),
      ),
  );

const toldSql = `SELECT d.endpoint_id AS endpointId, d.state, d.attempts ->> '$[#-1].at' AS at, d.attempts ->> '$[#-1].status' AS status
FROM endpoints e CROSS JOIN deliveries d WHERE e.workspace_id = ?1 AND d.workspace_id = ?1 AND d.endpoint_id = e.id AND d.event_id = ?2
ORDER BY d.endpoint_id`;

export interface Told {
  endpointId: string;
  state: "pending" | "delivered" | "dead" | "skipped";
  at: string | null;
  status: number | null;
}

/** Who was told of an erasure, and what became of it. */
export async function readTold(d1: D1Database, workspaceId: string, erasureId: string): Promise<Told[]> {
  const { results } = await d1.prepare(toldSql).bind(workspaceId, eventIdOf(erasureId, sequence)).all<Told>();
  return results;
}
