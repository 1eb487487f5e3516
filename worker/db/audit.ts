/**
 * What was done in a workspace, by whom: appended, never changed, and chained by hashes, so that a change made behind
 * the Worker's back shows. Kept for two years (triggers in the migrations refuse anything else); the seal of the last
 * entry that went stays, as the next one's beginning. Personal: the e-mail of whoever acted, and their network, which is
 * the address cut to /24 or /48.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const audit = sqliteTable(
  "audit",
  {
    workspaceId: text("workspace_id").notNull(),
    seq: integer().notNull(),
    at: text().notNull(),
    actorKind: text("actor_kind", { enum: ["user", "key", "unknown"] }).notNull(),
    actorId: text("actor_id").notNull(),
    /** A person's e-mail, a key's name, as it was then. */
    actorName: text("actor_name").notNull(),
    network: text(),
    /** An operation's name, or one of the dashboard's own acts. */
    action: text().notNull(),
    /** The id of what it was done to; of a customer, a response and a delivery a keyed mark of it, which tells nobody. */
    object: text(),
    detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);

/** The hash of an entry and of all before it, written once the entry is there. */
export const auditSeals = sqliteTable(
  "audit_seals",
  { workspaceId: text("workspace_id").notNull(), seq: integer().notNull(), hash: text().notNull() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);
