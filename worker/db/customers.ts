/**
 * Persons known by an id that the host app gives, and the browsers they were known in. Kept until erased. Personal:
 * everything here. `proven` tells that the company's own server vouched for it; an unproven write never changes a proven
 * one. The migration adds WITHOUT ROWID to the second: a browser is one row.
 */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const customers = sqliteTable(
  "customers",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    email: text(),
    name: text(),
    traits: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    proven: integer({ mode: "boolean" }).notNull().default(false),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** How a browser came to belong to a person. */
export const linkCauses = ["identify", "response"] as const;

/**
 * Browsers that were said to be a person's, each with what said so. One that two persons were said to be in belongs to
 * the one that is proven, else to neither: nobody guesses.
 */
export const customerVisitors = sqliteTable(
  "customer_visitors",
  {
    workspaceId: text("workspace_id").notNull(),
    visitorId: text("visitor_id").notNull(),
    customerId: text("customer_id").notNull(),
    cause: text({ enum: linkCauses }).notNull(),
    /** The id of the item that said so. */
    causeId: text("cause_id").notNull(),
    proven: integer({ mode: "boolean" }).notNull(),
    linkedAt: text("linked_at").notNull(),
    /** When a person at the dashboard, or a secret key, took it apart; it then stays apart. */
    splitAt: text("split_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.visitorId, table.customerId] }),
    index("customer_visitors_of").on(table.workspaceId, table.customerId),
  ],
);
