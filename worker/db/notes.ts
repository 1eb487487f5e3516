/**
 * What a campaign's people did about it, and when: later weeks are held against it. Kept until deleted; those of a
 * removed campaign are shown nowhere. Personal: the author's name, and whoever the text names.
 * The migration adds WITHOUT ROWID: notes are looked up by their key.
 */
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { noteKinds } from "#contract";

export const campaignNotes = sqliteTable(
  "campaign_notes",
  {
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id").notNull(),
    id: text().notNull(),
    day: text().notNull(),
    kind: text({ enum: noteKinds }).notNull(),
    text: text().notNull(),
    author: text(),
    createdAt: text("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.campaignId, table.id] })],
);
