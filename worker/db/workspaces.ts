/**
 * The tenant. Kept until the operator deletes it. Personal: nothing but the identity secret, which proves persons.
 * `config_version` counts every change of what the public door needs (keys, surveys, campaigns, settings): a write
 * that was prepared from an older version does not happen. `watermark` is the last `seq` that reports have folded.
 */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { WorkspaceSettings } from "#contract";

/** As they are stored: with the secret of a check, sealed, which is never told. */
export type StoredSettings = WorkspaceSettings & { turnstile?: { siteKey: string; secret: string } | undefined };

export const workspaces = sqliteTable("workspaces", {
  id: text().primaryKey(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull(),
  locale: text().notNull(),
  settings: text({ mode: "json" }).$type<StoredSettings>().notNull(),
  identitySecret: text("identity_secret").notNull(),
  configVersion: integer("config_version").notNull().default(1),
  watermark: integer().notNull().default(0),
  /** The last month, `YYYY-MM`, whose days have been added up once more, to a month. */
  monthsThrough: text("months_through").notNull().default(""),
  /** The last day, `YYYY-MM-DD`, whose showings have been added up. */
  shownThrough: text("shown_through").notNull().default(""),
  createdAt: text("created_at").notNull(),
});
