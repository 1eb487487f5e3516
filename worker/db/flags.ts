/**
 * Alerts that are kept. A flag is frozen as it was found, but for how long it went on and when somebody saw it; a drift
 * is a day whose ready sums a recount found wrong. Kept until the workspace is deleted. Personal: the owner's name;
 * of the answers that are quoted only their ids, so that an erased one takes its words along.
 * The migration adds WITHOUT ROWID: all of them are looked up by their key.
 */
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flagStates, mixes, type FlagFigures, type FlagPromise } from "#contract";
import type { Drift } from "./cells.ts";

export const flags = sqliteTable(
  "flags",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Week, state and campaign: the same finding has the same id, whoever writes it and however often. */
    id: text().notNull(),
    campaignId: text("campaign_id").notNull(),
    campaignName: text("campaign_name").notNull(),
    owner: text(),
    state: text({ enum: flagStates }).notNull(),
    /** The Monday of the second of the two weeks, and of the last one in which it still held. */
    week: text().notNull(),
    through: text().notNull(),
    promise: text({ mode: "json" }).$type<FlagPromise>(),
    figures: text({ mode: "json" }).$type<FlagFigures>().notNull(),
    earlier: text({ mode: "json" }).$type<FlagFigures>().notNull(),
    mix: text({ enum: mixes }).notNull(),
    quotes: text({ mode: "json" }).$type<string[]>().notNull(),
    createdAt: text("created_at").notNull(),
    seenAt: text("seen_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** The last week that was judged, one row a workspace. */
export const flagWeeks = sqliteTable("flag_weeks", {
  workspaceId: text("workspace_id").primaryKey(),
  week: text().notNull(),
});

export const drifts = sqliteTable(
  "drifts",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    lines: text({ mode: "json" }).$type<Drift[]>().notNull(),
    foundAt: text("found_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day] })],
);
