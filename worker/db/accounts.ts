/**
 * The dashboard's accounts, in the shape that better-auth asks for, who belongs to which workspace, and set-up links.
 * Kept until the account is deleted; sessions until they expire. Personal: name, e-mail, the session's browser.
 * Session rows hold no address: `ip_address` stays empty (better-auth is told not to track it).
 */
import { roles } from "#contract";
import { integer, primaryKey, sqliteTable, text, index } from "drizzle-orm/sqlite-core";

const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

export const user = sqliteTable("user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text(),
  twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).notNull().default(false),
  /** When somebody else took their second factor off; null again once they know. */
  factorRemovedAt: instant("factor_removed_at"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** A person's second factor: the secret that their app shares and their recovery codes, both sealed by better-auth. */
export const twoFactor = sqliteTable(
  "two_factor",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    secret: text().notNull(),
    backupCodes: text("backup_codes").notNull(),
    /** False until a first code of the app was right. */
    verified: integer({ mode: "boolean" }).notNull().default(true),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: instant("locked_until"),
  },
  (table) => [index("two_factor_by_user").on(table.userId)],
);

export const session = sqliteTable(
  "session",
  {
    id: text().primaryKey(),
    expiresAt: instant("expires_at").notNull(),
    token: text().notNull().unique(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** The workspace that it is at, of several; null for the one that the person joined first. */
    workspaceId: text("workspace_id"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [index("session_by_user").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [index("account_by_user").on(table.userId)],
);

export const verification = sqliteTable(
  "verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [index("verification_by_identifier").on(table.identifier)],
);

export const members = sqliteTable(
  "members",
  {
    userId: text("user_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    role: text({ enum: roles }).notNull(),
    createdAt: text("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.workspaceId] }),
    index("members_by_workspace").on(table.workspaceId),
  ],
);

/** A link that makes somebody a member, once. Only the SHA-256 of its token is here; gone a month after it expired. */
export const invitations = sqliteTable(
  "invitations",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** Whom it is for, in the words of whoever invited. */
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    createdAt: text("created_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** A link that makes the first owner, once. Only the SHA-256 of its token is here. */
export const setupLinks = sqliteTable("setup_links", {
  tokenHash: text("token_hash").primaryKey(),
  expiresAt: text("expires_at").notNull(),
  usedAt: text("used_at"),
});
