/**
 * Ends the days that are over: the salt goes first, and with it whatever the marks could have told; then the marks are
 * counted and deleted, a workspace's day in one transaction. Interrupted, the next minute goes on; a mark that was on its
 * way is counted by the minute after.
 */
import { mostVisitors } from "./visitors.ts";

const saltsSql = "DELETE FROM day_salts WHERE day < ?1";
// By its key, so that a minute with nothing to end reads nothing.
const dueSql = "SELECT day, workspace_id AS workspaceId FROM day_visitors WHERE day < ?1 ORDER BY day LIMIT 1";
const of = "day = ?1 AND workspace_id = ?2";
const countSql = `INSERT INTO visitor_days (workspace_id, day, campaign, n, full)
SELECT ?2, ?1, campaign, count(*), (SELECT count(*) >= ${mostVisitors} FROM day_visitors WHERE ${of})
FROM day_visitors WHERE ${of} GROUP BY campaign
ON CONFLICT DO UPDATE SET n = n + excluded.n, full = max(full, excluded.full)`;
const deleteSql = `DELETE FROM day_visitors WHERE ${of}`;

/** Answers how many workspaces' days were ended. */
export async function endDays(d1: D1Database, now: () => number, milliseconds: number): Promise<number> {
  const until = now() + milliseconds;
  const today = new Date(now()).toISOString().slice(0, 10);
  await d1.prepare(saltsSql).bind(today).run();
  let ended = 0;
  do {
    const due = await d1.prepare(dueSql).bind(today).first<{ day: string; workspaceId: string }>();
    if (!due) break;
    await d1.batch([countSql, deleteSql].map((sql) => d1.prepare(sql).bind(due.day, due.workspaceId)));
    ended += 1;
  } while (now() < until);
  return ended;
}
