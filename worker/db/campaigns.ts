/**
 * The campaign registry and its promises. A promise's wording is versioned: a response names the version it was asked
 * about. Kept until deleted; promise versions stay, since answers refer to them. Personal: the owner's name, if given.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { channels, promiseKinds, type CampaignPromise, type MatchRow } from "#contract";

export const campaigns = sqliteTable(
  "campaigns",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    name: text().notNull(),
    owner: text(),
    startsOn: text("starts_on"),
    endsOn: text("ends_on"),
    channel: text({ enum: channels }),
    externalIds: text("external_ids", { mode: "json" }).$type<string[]>().notNull(),
    priority: integer().notNull().default(0),
    match: text({ mode: "json" }).$type<MatchRow[]>().notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    deletedAt: text("deleted_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const promises = sqliteTable(
  "promises",
  {
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id").notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    /** Its place among the campaign's promises; null for a version or promise that is no longer made. */
    position: integer(),
    statement: text({ mode: "json" }).$type<CampaignPromise["statement"]>().notNull(),
    kind: text({ enum: promiseKinds }).notNull(),
    madeIn: text("made_in", { enum: ["ad", "landing", "email", "store"] }),
    dueTouchpoint: text("due_touchpoint"),
    validFrom: text("valid_from"),
    validTo: text("valid_to"),
    createdAt: text("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id, table.version] })],
);
