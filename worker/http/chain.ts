/**
 * The audit log's chain: each entry's hash is over the one before it and the entry. What a hash will be is settled by
 * the entries, so it does not matter who writes it, or how many at once.
 */
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";
import { sha256 } from "./token.ts";

const { audit, auditSeals } = schema;
export type AuditRow = typeof audit.$inferSelect;

/** Where a chain begins. */
export const firstHash = "";

/** As whoever has an export can work it out: SHA-256, in hex, of this list as JSON. */
export const hashOf = (before: string, row: AuditRow): Promise<string> =>
  sha256(
    JSON.stringify([
      before,
      row.workspaceId,
      row.seq,
      row.at,
      row.actorKind,
      row.actorId,
      row.actorName,
      row.network,
      row.action,
      row.object,
      row.detail,
    ]),
  );

const atOnce = 500;

/** Seals what is not sealed yet. */
export async function sealEntries(db: Database, workspaceId: string): Promise<void> {
  const [last] = await db
    .select()
    .from(auditSeals)
    .where(eq(auditSeals.workspaceId, workspaceId))
    .orderBy(desc(auditSeals.seq))
    .limit(1);
  let { seq, hash } = last ?? { seq: 0, hash: firstHash };
  for (;;) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(eq(audit.workspaceId, workspaceId), gt(audit.seq, seq)))
      .orderBy(asc(audit.seq))
      .limit(atOnce);
    const seals: [number, string][] = [];
    for (const row of rows) {
      hash = await hashOf(hash, row);
      seq = row.seq;
      seals.push([seq, hash]);
    }
    if (seals.length > 0)
      await db.run(sql`INSERT INTO audit_seals (workspace_id, seq, hash)
        SELECT ${workspaceId}, value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(seals)})
        WHERE NOT EXISTS (SELECT 1 FROM audit_seals WHERE workspace_id = ${workspaceId} AND seq = value ->> 0)`);
    if (rows.length < atOnce) return;
  }
}

/** Each minute: what a Worker that was stopped left without its seal. */
export async function sealAll(db: Database): Promise<void> {
  const open = await db.all<{ id: string }>(sql`SELECT w.id FROM workspaces w
    WHERE ifnull((SELECT max(seq) FROM audit WHERE workspace_id = w.id), 0)
        > ifnull((SELECT max(seq) FROM audit_seals WHERE workspace_id = w.id), 0)`);
  for (const { id } of open) await sealEntries(db, id);
}
