/**
 * Where re-tagging stands, one row a workspace: after a campaign's rules changed, past responses are gone through in
 * batches. Interrupted anywhere, it goes on from `cursor`. Kept for the status page. Personal: nothing.
 */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const retags = sqliteTable("retags", {
  workspaceId: text("workspace_id").primaryKey(),
  /** Counts the changes of rules; a batch that was read under an older one does not happen. */
  version: integer().notNull(),
  /** The last `seq` that was looked at, and the last one that has to be: later responses knew the new rules. */
  cursor: integer().notNull(),
  through: integer().notNull(),
  changed: integer().notNull(),
  startedAt: text("started_at").notNull(),
  finishedAt: text("finished_at"),
});
