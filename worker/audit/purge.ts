/** Each night: entries older than two years go, oldest first. The last seal before those that stay is their beginning. */
const keptDays = 731;
const atOnce = 1000;

export async function purgeAudit(d1: D1Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString();
  const [gone] = await d1.batch([
    d1
      .prepare(
        `DELETE FROM audit WHERE (workspace_id, seq) IN (SELECT a.workspace_id, a.seq FROM workspaces w
  JOIN audit a ON a.workspace_id = w.id AND a.seq < ifnull(
    (SELECT b.seq FROM audit b WHERE b.workspace_id = w.id AND b.at >= ?1 ORDER BY b.seq LIMIT 1), 9000000000000000)
  LIMIT ${atOnce})`,
      )
      .bind(before),
    d1.prepare(
      `DELETE FROM audit_seals WHERE (workspace_id, seq) IN (SELECT s.workspace_id, s.seq FROM workspaces w
  JOIN audit_seals s ON s.workspace_id = w.id AND s.seq < (SELECT min(seq) FROM audit WHERE workspace_id = w.id) - 1
  LIMIT ${atOnce})`,
    ),
  ]);
  return gone?.meta.changes ?? 0;
}
