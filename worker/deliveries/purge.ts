/** Deliveries and their tries are kept for 90 days, and after that neither listed nor sent again. */
export const kept = 90 * 24 * 60 * 60_000;
const batchRows = 1000;

// By endpoint, since the index that knows their age begins with it.
const oldSql = `SELECT e.workspace_id AS workspaceId, e.id FROM endpoints e WHERE EXISTS (SELECT 1 FROM deliveries d
  WHERE d.workspace_id = e.workspace_id AND d.endpoint_id = e.id AND d.created_at < ?1)`;
const purgeSql = `DELETE FROM deliveries WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id IN (
  SELECT event_id FROM deliveries WHERE workspace_id = ?1 AND endpoint_id = ?2 AND created_at < ?3 LIMIT ${batchRows})`;

/** Answers how many there were. */
export async function purgeDeliveries(d1: D1Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - kept).toISOString();
  const { results } = await d1.prepare(oldSql).bind(before).all<{ workspaceId: string; id: string }>();
  let gone = 0;
  for (const { workspaceId, id } of results)
    for (let more = true; more;) {
      const { meta } = await d1.prepare(purgeSql).bind(workspaceId, id, before).run();
      gone += meta.changes;
      more = meta.changes >= batchRows;
    }
  return gone;
}
