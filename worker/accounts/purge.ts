/** Each night: sessions that are over, and what a sign-in left behind that nobody finished. */
import { longestSession } from "../http/auth.ts";

const atOnce = 5000;

export async function purgeSessions(d1: D1Database, now: Date): Promise<number> {
  const [sessions, waiting] = await d1.batch([
    d1
      .prepare(
        `DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= ?1 OR created_at <= ?2 LIMIT ?3)`,
      )
      .bind(now.getTime(), now.getTime() - longestSession, atOnce),
    d1
      .prepare(`DELETE FROM verification WHERE id IN (SELECT id FROM verification WHERE expires_at <= ?1 LIMIT ?2)`)
      .bind(now.getTime(), atOnce),
  ]);
  return (sessions?.meta.changes ?? 0) + (waiting?.meta.changes ?? 0);
}
