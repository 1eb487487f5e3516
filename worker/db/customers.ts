/**
 * Persons known by an id that the host app gives. Kept until erased. Personal: everything here.
 * `proven` tells that the company's own server vouched for the row; an unproven write never changes a proven one.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const customers = sqliteTable(
  "customers",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    email: text(),
    name: text(),
    traits: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    proven: integer({ mode: "boolean" }).notNull().default(false),
    /** The browser that last identified as this person, where the visitor had agreed to an id. */
    visitorId: text("visitor_id"),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
