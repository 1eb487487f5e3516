/**
 * The steps of the customer's journey, in order: kept until replaced. And the names that pages and apps call touchpoints
 * by beside them, first come, up to a bound (see touchpoints/names.ts): kept until the workspace is deleted.
 * Personal: nothing. The migration adds WITHOUT ROWID to the latter.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Touchpoint } from "#contract";

export const touchpoints = sqliteTable(
  "touchpoints",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    name: text({ mode: "json" }).$type<Touchpoint["name"]>().notNull(),
    stage: text(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const touchpointNames = sqliteTable(
  "touchpoint_names",
  {
    workspaceId: text("workspace_id").notNull(),
    name: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.name] })],
);
