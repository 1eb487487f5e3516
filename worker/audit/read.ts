/** The audit log as it is read: newest first in the list, oldest first in the file, as the chain runs. */
import { and, asc, desc, eq, gt, gte, like, lt, or, type SQL } from "drizzle-orm";
import type { AuditEntry, AuditExportQuery, AuditQuery } from "#contract";
import { schema } from "../db/index.ts";
import { csvLine, csvStart } from "../http/csv.ts";
import type { Surroundings } from "../http/context.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { dayStart } from "./day.ts";

const { audit, auditSeals } = schema;
type Filter = Omit<AuditQuery, "limit" | "cursor">;

const select = ({ db }: Surroundings) =>
  db
    .select({ row: audit, hash: auditSeals.hash })
    .from(audit)
    .leftJoin(auditSeals, and(eq(auditSeals.workspaceId, audit.workspaceId), eq(auditSeals.seq, audit.seq)))
    .$dynamic();

const entryOf = ({ row, hash }: Awaited<ReturnType<typeof select>>[number]): AuditEntry => ({
  seq: row.seq,
  at: row.at,
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  network: row.network,
  action: row.action,
  object: row.object,
  detail: row.detail,
  hash,
});

function conditionOf(here: Surroundings, timeZone: string, { action, actor, object, from, to }: Filter) {
  // Part of a name; what LIKE takes for a pattern is a letter like any other.
  const part = actor === undefined ? "" : `%${actor.replace(/[%_\\]/g, "")}%`;
  return (...more: (SQL | undefined)[]) =>
    and(
      eq(audit.workspaceId, here.workspaceId),
      action ? eq(audit.action, action) : undefined,
      actor ? or(eq(audit.actorId, actor), like(audit.actorName, part)) : undefined,
      object ? eq(audit.object, object) : undefined,
      from ? gte(audit.at, dayStart(timeZone, from)) : undefined,
      to ? lt(audit.at, dayStart(timeZone, to, 1)) : undefined,
      ...more,
    );
}

export async function listAudit(here: Surroundings, timeZone: string, query: AuditQuery) {
  const limit = pageSize(query);
  const [seq] = readCursor(query.cursor, 1) ?? [];
  const where = conditionOf(here, timeZone, query);
  const rows = await select(here)
    .where(where(seq === undefined ? undefined : lt(audit.seq, Number(seq) || 0)))
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  return page(rows, limit, entryOf, ({ row }) => makeCursor(row.seq));
}

const columns = [
  "seq",
  "at",
  "actorKind",
  "actorId",
  "actor",
  "network",
  "action",
  "object",
  "detail",
  "hash",
] as const;
const pageRows = 1000;

/** A page is read when the one before has been taken. */
export function exportAudit(
  here: Surroundings,
  timeZone: string,
  { format, ...filter }: AuditExportQuery,
): ReadableStream<Uint8Array> {
  const where = conditionOf(here, timeZone, filter);
  const encoder = new TextEncoder();
  const lineOf = ({ seq, at, actor, network, action, object, detail, hash }: AuditEntry): string =>
    csvLine([seq, at, actor.kind, actor.id, actor.name, network, action, object, JSON.stringify(detail), hash]);
  let last = 0;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const rows = await select(here)
        .where(where(gt(audit.seq, last)))
        .orderBy(asc(audit.seq))
        .limit(pageRows);
      const entries = rows.map(entryOf);
      let text = begun || format === "ndjson" ? "" : csvStart([...columns]);
      begun = true;
      for (const entry of entries)
        text += format === "csv" ? lineOf(entry) : `${JSON.stringify({ workspaceId: here.workspaceId, ...entry })}\n`;
      last = entries.at(-1)?.seq ?? last;
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (rows.length < pageRows) controller.close();
    },
  });
}
