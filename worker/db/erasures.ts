/**
 * What was erased, and the ledger by which it is erased again after a back-up was restored. `hashes` are of the ids that
 * the person had here, keyed by a secret of the Worker's: nobody is told by them, and they are kept for good. `subject`
 * holds the ids themselves, sealed, as long as endpoints may still be told: 30 days. Personal: that, and who asked.
 * The migration adds WITHOUT ROWID: they are looked up by their key.
 */
import { sql } from "drizzle-orm";
import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { erasureKinds, erasureStates } from "#contract";

export const erasures = sqliteTable(
  "erasures",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    kind: text({ enum: erasureKinds }).notNull(),
    state: text({ enum: erasureStates }).notNull(),
    subject: text(),
    hashes: text({ mode: "json" }).$type<string[]>().notNull(),
    /** table → rows that were deleted, emptied or reckoned down. */
    counts: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
    /** The key or account that asked. */
    askedBy: text("asked_by").notNull(),
    askedAt: text("asked_at").notNull(),
    doneAt: text("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    /** Holds what was interrupted alone. */
    index("erasures_open")
      .on(table.askedAt)
      .where(sql`state = 'open'`),
  ],
);
