/**
 * How many items of the public door a workspace took on a day (UTC): a row a day, counted up by some hundred at a time.
 * Kept until the workspace is deleted. Personal: nothing. The migration adds WITHOUT ROWID.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const quotaDays = sqliteTable(
  "quota_days",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    items: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day] })],
);
