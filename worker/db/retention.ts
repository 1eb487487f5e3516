/**
 * What retention has done: a row a night, survey and way, with how many responses; and how far each survey has been gone
 * through, so that no night reads what the one before has read. Kept until the workspace is deleted. Personal: nothing.
 * The migration adds WITHOUT ROWID: they are looked up by their key.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { retainedHow } from "#contract";

export const retentionRuns = sqliteTable(
  "retention_runs",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    /** "" for customers of whom nothing else is kept. */
    surveyId: text("survey_id").notNull(),
    how: text({ enum: retainedHow }).notNull(),
    rows: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day, table.surveyId, table.how] })],
);

export const retentionCursors = sqliteTable(
  "retention_cursors",
  {
    workspaceId: text("workspace_id").notNull(),
    surveyId: text("survey_id").notNull(),
    /** Another way than before begins anew. */
    how: text({ enum: retainedHow }).notNull(),
    /** The last `seq` that was looked at. */
    cursor: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.surveyId] })],
);
