/** The steps of the customer's journey, in order. Kept until replaced. Personal: nothing. */
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
