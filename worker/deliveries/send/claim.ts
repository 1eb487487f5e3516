/**
 * Takes due deliveries of an endpoint, so that nobody else tries them meanwhile. One conditional statement: two who ask at
 * once get different ones. Who dies with them loses them when the lease is over, and they are tried again.
 */
import type { Attempt } from "#contract";
import type { Owed } from "./payload.ts";

/** Long enough for two tries, one after the other, and what is written between. */
export const leaseTime = 40_000;

const columns = `workspace_id AS workspaceId, endpoint_id AS endpointId, event_id AS eventId, type, subject_id AS subjectId,
  sequence, state, reason, due, lease, tries, manual, attempts, detail, created_at AS createdAt`;
const claimSql = `UPDATE deliveries SET lease = ?4 WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id IN (
  SELECT event_id FROM deliveries WHERE workspace_id = ?1 AND endpoint_id = ?2 AND state = 'pending' AND due <= ?3 AND lease <= ?3
  ORDER BY due LIMIT ?5) AND state = 'pending' AND lease <= ?3
  AND EXISTS (SELECT 1 FROM endpoints WHERE workspace_id = ?1 AND id = ?2 AND state = 'active')
RETURNING ${columns}`;

type Row = Omit<Owed, "attempts" | "detail" | "manual"> & { attempts: string; detail: string | null; manual: number };
const owedOf = (row: Row): Owed => ({
  ...row,
  manual: row.manual === 1,
  attempts: JSON.parse(row.attempts) as Attempt[],
  detail: row.detail === null ? null : (JSON.parse(row.detail) as Owed["detail"]),
});

/** A lease is later than any before it of the same delivery, so it also tells who holds it. */
export async function claim(
  d1: D1Database,
  { workspaceId, id }: { workspaceId: string; id: string },
  now: number,
  most: number,
): Promise<Owed[]> {
  const { results } = await d1
    .prepare(claimSql)
    .bind(workspaceId, id, now, now + leaseTime, most)
    .all<Row>();
  return results.map(owedOf).sort((a, b) => a.due - b.due);
}

/** Takes one by its key, whenever it is due; null where somebody has it, or it is no longer pending. */
export async function claimOne(
  d1: D1Database,
  key: { workspaceId: string; endpointId: string; eventId: string },
  now: number,
): Promise<Owed | null> {
  const row = await d1
    .prepare(
      `UPDATE deliveries SET lease = ?5 WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3
  AND state = 'pending' AND lease <= ?4 RETURNING ${columns}`,
    )
    .bind(key.workspaceId, key.endpointId, key.eventId, now, now + leaseTime)
    .first<Row>();
  return row && owedOf(row);
}

/** Gives back what was not tried. */
export const release = (d1: D1Database, { workspaceId, endpointId, eventId, lease }: Owed) =>
  d1
    .prepare(
      "UPDATE deliveries SET lease = 0 WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3 AND lease = ?4",
    )
    .bind(workspaceId, endpointId, eventId, lease)
    .run();

/** Milliseconds from one try to the next. */
export const gapOf = (rate: number): number => Math.ceil(1000 / rate);

const slotsSql = `UPDATE endpoints SET next_slot = max(next_slot, ?3) + ?4 * ?5
WHERE workspace_id = ?1 AND id = ?2 AND max(next_slot, ?3) + ?4 * (?5 - 1) <= ?6 RETURNING next_slot`;

/**
 * Takes the next free moments of an endpoint that takes so many tries a second, wherever they are sent from: as many as are
 * asked for, one after the other, the first of them at the time that is answered. None where the last would be after the
 * limit: a moment that nobody can use is lost to all.
 */
export async function slots(
  d1: D1Database,
  { workspaceId, id }: { workspaceId: string; id: string },
  { rate, now, limit, count }: { rate: number; now: number; limit: number; count: number },
): Promise<number | null> {
  const gap = gapOf(rate);
  const next = await d1.prepare(slotsSql).bind(workspaceId, id, now, gap, count, limit).first<number>("next_slot");
  return next === null ? null : next - gap * count;
}
