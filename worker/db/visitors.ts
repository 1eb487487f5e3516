/**
 * How many visitors without an id there were on a day (UTC), and what it takes to count each once: while a day lasts, marks
 * of address and browser under a salt of that day; then counts alone. Salt and marks are deleted in the first minute of the
 * next day, counts are kept until the workspace is deleted. Personal: nothing that anybody but the Worker could tell, and the
 * Worker no longer than the day. The migration adds WITHOUT ROWID to all but the salts.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One a day, of all workspaces; sealed, so that a back-up tells nobody's marks. */
export const daySalts = sqliteTable("day_salts", {
  day: text().primaryKey(),
  salt: text().notNull(),
});

/** The day comes first: what is left of a day that is over is found without reading today's. */
export const dayVisitors = sqliteTable(
  "day_visitors",
  {
    day: text().notNull(),
    workspaceId: text("workspace_id").notNull(),
    mark: text().notNull(),
    /** In which they were first met that day; "" for none. */
    campaign: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.workspaceId, table.mark] })],
);

export const visitorDays = sqliteTable(
  "visitor_days",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    campaign: text().notNull(),
    n: integer().notNull(),
    /** No more were counted on that day: there were as many, or more. */
    full: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day, table.campaign] })],
);
