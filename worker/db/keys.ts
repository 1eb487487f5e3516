/**
 * Keys of the API. A public key is stored as it is (it stands on every page); of a secret key only its SHA-256 and
 * its last four characters. Kept after revocation, so that the audit can name them. Personal: nothing.
 */
import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Scope } from "#contract";

export const keys = sqliteTable(
  "keys",
  {
    /** The public key, or the SHA-256 (hex) of the secret one: what a request is looked up by. */
    lookup: text().primaryKey(),
    id: text().notNull(),
    workspaceId: text("workspace_id").notNull(),
    kind: text({ enum: ["public", "secret"] }).notNull(),
    name: text().notNull(),
    shown: text().notNull(),
    origins: text({ mode: "json" }).$type<string[]>().notNull(),
    scopes: text({ mode: "json" }).$type<Scope[]>().notNull(),
    createdAt: text("created_at").notNull(),
    lastUsedAt: text("last_used_at"),
    revokedAt: text("revoked_at"),
    /** From then on it opens nothing; null for a key that stays good. */
    expiresAt: text("expires_at"),
  },
  (table) => [index("keys_by_workspace").on(table.workspaceId)],
);
