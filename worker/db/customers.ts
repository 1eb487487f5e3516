/**
 * Persons known by an id that the host app gives, and the browsers they were known in. Kept until erased. Personal:
 * everything here. E-mail and name lie sealed (customers/sealed.ts); an address is found again by its mark. `proven` tells
 * that the company's own server vouched for it; an unproven write never changes a proven one. The migration adds WITHOUT
 * ROWID to the second: a browser is one row.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { linkCauses } from "#contract";

export const customers = sqliteTable(
  "customers",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    /** As they were kept before they were sealed; a sweep empties what is left of them. */
    email: text(),
    name: text(),
    sealedEmail: text("sealed_email"),
    sealedName: text("sealed_name"),
    /** Of the address as all spell it, keyed: who knows an address finds its customer, and nobody else does. */
    emailMark: text("email_mark"),
    traits: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    proven: integer({ mode: "boolean" }).notNull().default(false),
    /** The day in the workspace's time zone on which they were last told of; written once a day. */
    seenOn: text("seen_on").notNull().default(""),
    createdAt: text("created_at").notNull(),
    /** When what is known of them last changed. */
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("customers_seen").on(table.workspaceId, table.seenOn, table.id),
    index("customers_by_email")
      .on(table.workspaceId, table.emailMark)
      .where(sql`email_mark IS NOT NULL`),
    /** Holds nobody any more, once all are sealed. */
    index("customers_unsealed")
      .on(table.workspaceId, table.id)
      .where(sql`email IS NOT NULL OR name IS NOT NULL`),
  ],
);

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
    /** The id of the item that said so; of the account or the key, where somebody joined them by hand. */
    causeId: text("cause_id").notNull(),
    proven: integer({ mode: "boolean" }).notNull(),
    linkedAt: text("linked_at").notNull(),
    /** When a person at the dashboard, or a secret key, took it apart; it then stays apart. */
    splitAt: text("split_at"),
    /** The account or the key that did; `erasure` or `retention` where it was settled, as another's was let go of. */
    splitBy: text("split_by"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.visitorId, table.customerId] }),
    index("customer_visitors_of").on(table.workspaceId, table.customerId),
  ],
);
