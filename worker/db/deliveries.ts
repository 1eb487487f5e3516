/**
 * What each endpoint is owed: one row an event and endpoint, which its key makes unique. It holds who it is about, never
 * what: the body is made from the response when it is sent, so that nothing of an erased one is left to send. An event's
 * id begins with its subject's, so a subject's deliveries lie together. Kept for 90 days. Personal: what a receiver may
 * have answered, in the tries, and who a customer is, sealed; erased with the response or the customer.
 * The migration adds WITHOUT ROWID. A delivered event costs five written rows: three when it is owed (the row, its place
 * in the list, its due time), one to claim it, one to finish it. The claim moves no index: `lease` is in none.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { deliveryStates, eventTypes, type Attempt, type customerCauses, type customerParts } from "#contract";

export interface CustomerDetail {
  /** Sealed (deliveries/customer.ts). */
  customer: string;
  why: (typeof customerCauses)[number];
  changed: (typeof customerParts)[number][];
}

export const deliveries = sqliteTable(
  "deliveries",
  {
    workspaceId: text("workspace_id").notNull(),
    endpointId: text("endpoint_id").notNull(),
    eventId: text("event_id").notNull(),
    type: text({ enum: eventTypes }).notNull(),
    subjectId: text("subject_id").notNull(),
    sequence: integer().notNull(),
    state: text({ enum: deliveryStates }).notNull(),
    reason: text(),
    /** Milliseconds, as are all times that decide. A lease that is over may be taken by anybody. */
    due: integer().notNull(),
    lease: integer().notNull().default(0),
    /** In this round of the schedule; the log below may hold earlier rounds. */
    tries: integer().notNull().default(0),
    /** The schedule's next try, or a person asked for it. */
    manual: integer({ mode: "boolean" }).notNull().default(false),
    attempts: text({ mode: "json" }).$type<Attempt[]>().notNull(),
    /** Of a customer's event: who it is, why, and which parts changed. Their subject is a mark, which tells nobody. */
    detail: text({ mode: "json" }).$type<CustomerDetail>(),
    createdAt: text("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.endpointId, table.eventId] }),
    index("deliveries_due")
      .on(table.workspaceId, table.endpointId, table.due)
      .where(sql`state = 'pending'`),
    /** Few are dead, and they are what is looked for; a delivery that arrives writes nothing here. */
    index("deliveries_dead")
      .on(table.workspaceId, table.endpointId, table.createdAt)
      .where(sql`state = 'dead'`),
    index("deliveries_listed").on(table.workspaceId, table.endpointId, table.createdAt),
  ],
);
