/** What figures came, when and how; and taking them back. */
import { and, desc, eq, lt, or } from "drizzle-orm";
import type { MetricsImport } from "#contract";
import { monthStatements } from "../db/figures.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { Refusal } from "../http/refusal.ts";

const { marketingImports: imports } = schema;
type Row = typeof imports.$inferSelect;

export const importOf = (row: Row): MetricsImport => ({
  ...row.summary,
  id: row.id,
  state: row.state,
  source: row.source,
  platform: row.platform,
  file: row.file,
  rowsWritten: row.rowsWritten,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
});

export async function importRow({ db, workspaceId }: Surroundings, id: string): Promise<Row> {
  const [row] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, id)))
    .limit(1);
  if (!row) throw notFound("import");
  return row;
}

export async function listImports(
  { db, workspaceId }: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined },
): Promise<{ items: MetricsImport[]; next: string | null }> {
  const limit = Math.min(pageSize(query), 500);
  const after = readCursor(query.cursor, 2);
  const [createdAt = "", id = ""] = after ?? [];
  const rows = await db
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.workspaceId, workspaceId),
        after
          ? or(lt(imports.createdAt, createdAt), and(eq(imports.createdAt, createdAt), lt(imports.id, id)))
          : undefined,
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit + 1);
  return page(rows, limit, importOf, (row) => makeCursor(row.createdAt, row.id));
}

/**
 * Its figures count no more, at once; for 30 days those that it replaced count again. One that waits is dropped. What
 * was taken back already stays so, and what is in none of the states `from`.
 */
export async function takeBack(
  here: Surroundings,
  id: string,
  from: readonly ("done" | "waiting")[] = ["done", "waiting"],
): Promise<MetricsImport> {
  const { db, workspaceId, now } = here;
  const d1 = db.$client;
  const edge = (name: "from" | "to"): string =>
    `(SELECT summary ->> '$.${name}' FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2)`;
  await d1.batch([
    d1
      .prepare(
        `UPDATE marketing_imports SET state = CASE state WHEN 'done' THEN 'taken_back' ELSE 'dropped' END, finished_at = ?3, cleared_at = NULL
WHERE workspace_id = ?1 AND id = ?2 AND state IN (SELECT value FROM json_each(?4))`,
      )
      .bind(workspaceId, id, now.toISOString(), JSON.stringify(from)),
    ...monthStatements(d1, workspaceId, { first: edge("from"), last: edge("to"), bound: [id] }),
  ]);
  const row = await importRow(here, id);
  if (row.state === "writing") throw new Refusal("conflict", "This import is going on; take it back when it is done.");
  return importOf(row);
}
