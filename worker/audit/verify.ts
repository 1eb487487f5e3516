/** Walks the chain: every entry is there, is what was sealed, and follows the one before. Names the first that is not. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { mostVerified, type AuditVerdict } from "#contract";
import { schema } from "../db/index.ts";
import { firstHash, hashOf } from "../http/chain.ts";
import type { Surroundings } from "../http/context.ts";

const { audit, auditSeals } = schema;
type Broken = NonNullable<AuditVerdict["broken"]>;
const pageRows = 1000;

/** `from` goes on where an earlier look ended: its hash is taken as it is sealed. */
export async function verifyAudit(here: Surroundings, from?: number): Promise<AuditVerdict> {
  let link = await startOf(here, from);
  let last: AuditVerdict["last"] = null;
  let entries = 0;
  const verdict = (broken: Broken | null, next: number | null = null): AuditVerdict => ({
    entries,
    broken,
    last,
    next,
  });
  for (;;) {
    const rows = await here.db
      .select({ row: audit, hash: auditSeals.hash })
      .from(audit)
      .leftJoin(auditSeals, and(eq(auditSeals.workspaceId, audit.workspaceId), eq(auditSeals.seq, audit.seq)))
      .where(and(eq(audit.workspaceId, here.workspaceId), gt(audit.seq, link.seq)))
      .orderBy(asc(audit.seq))
      .limit(pageRows);
    for (const { row, hash } of rows) {
      if (row.seq !== link.seq + 1) return verdict({ seq: link.seq + 1, why: "missing" });
      if (hash === null) return verdict({ seq: row.seq, why: "unsealed" });
      if ((await hashOf(link.hash, row)) !== hash) return verdict({ seq: row.seq, why: "changed" });
      link = { seq: row.seq, hash };
      last = { seq: row.seq, at: row.at, hash };
      entries += 1;
    }
    if (rows.length < pageRows) {
      const beyond = await sealAfter(here, link.seq);
      return verdict(beyond ? { seq: link.seq + 1, why: "missing" } : null);
    }
    if (entries >= mostVerified) return verdict(null, link.seq);
  }
}

/** The link before the first entry: nothing, or the seal of the last entry that was kept its time. */
async function startOf({ db, workspaceId }: Surroundings, from: number | undefined) {
  const [seal] = await db
    .select({ seq: auditSeals.seq, hash: auditSeals.hash })
    .from(auditSeals)
    .where(
      and(
        eq(auditSeals.workspaceId, workspaceId),
        from === undefined
          ? sql`${auditSeals.seq} < (SELECT min(seq) FROM audit WHERE workspace_id = ${workspaceId})`
          : eq(auditSeals.seq, from),
      ),
    )
    .orderBy(asc(auditSeals.seq))
    .limit(1);
  return seal ?? { seq: 0, hash: firstHash };
}

/** An entry that was sealed and is not there any more leaves its seal behind. */
async function sealAfter({ db, workspaceId }: Surroundings, seq: number): Promise<boolean> {
  const [seal] = await db
    .select({ seq: auditSeals.seq })
    .from(auditSeals)
    .where(and(eq(auditSeals.workspaceId, workspaceId), gt(auditSeals.seq, seq)))
    .limit(1);
  return seal !== undefined;
}
