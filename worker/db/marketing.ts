/**
 * Marketing figures and how they came. A figure is seen by reports once its import is `done`; of several imports that
 * tell the same figure the one that was done last counts, so taking an import back brings the one before it back for
 * 30 days, until the sweep removes what was replaced. A file that waits for its confirmation is kept a day at most.
 * A row that tells no figure says that what stood there counts no more.
 * Personal: nothing, as long as nobody is named in a campaign. The migration adds WITHOUT ROWID: a figure is one row.
 */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import {
  importStates,
  platforms,
  type FigureName,
  type ImportSummary,
  type Mapping,
  type ReadingOptions,
} from "#contract";

const platform = () => text({ enum: platforms }).notNull();

export const marketingDays = sqliteTable(
  "marketing_days",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    /** The same day, or the last one of figures that no day can be told of. */
    through: text().notNull(),
    platform: platform(),
    account: text().notNull(),
    /** `id:` and the platform's id, else `name:` and the name without accents, case and separators. */
    campaignKey: text("campaign_key").notNull(),
    currency: text().notNull(),
    importId: text("import_id").notNull(),
    impressions: integer(),
    reach: integer(),
    clicks: integer(),
    spendMinor: integer("spend_minor"),
    conversions: real(),
    revenueMinor: integer("revenue_minor"),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.day,
        table.through,
        table.platform,
        table.account,
        table.campaignKey,
        table.currency,
        table.importId,
      ],
    }),
    /** Holds figures of several days alone, so a figure of one day has no entry here to pay for. */
    index("marketing_ranges")
      .on(table.workspaceId, table.through)
      .where(sql`through > day`),
  ],
);

/**
 * The figures of each month that count, added up: those whose days all lie in it. Made anew whenever an import makes
 * other figures count, in the same transaction. A row tells what its `tells` says: 1 for each figure, 0 for none.
 */
export const marketingMonths = sqliteTable(
  "marketing_months",
  {
    workspaceId: text("workspace_id").notNull(),
    /** `YYYY-MM` */
    month: text().notNull(),
    platform: platform(),
    account: text().notNull(),
    campaignKey: text("campaign_key").notNull(),
    currency: text().notNull(),
    tells: text().notNull(),
    impressions: integer(),
    /** The greatest: people who were reached on two days are the same people. */
    reach: integer(),
    clicks: integer(),
    spendMinor: integer("spend_minor"),
    conversions: real(),
    revenueMinor: integer("revenue_minor"),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.month,
        table.platform,
        table.account,
        table.campaignKey,
        table.currency,
        table.tells,
      ],
    }),
  ],
);

/** The columns of the figures, by their name on the wire. */
export const figureColumns: Readonly<Record<FigureName, string>> = {
  impressions: "impressions",
  reach: "reach",
  clicks: "clicks",
  spendMinor: "spend_minor",
  conversions: "conversions",
  revenueMinor: "revenue_minor",
};

export const marketingImports = sqliteTable(
  "marketing_imports",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    state: text({ enum: importStates }).notNull(),
    source: text({ enum: ["file", "api"] }).notNull(),
    /** Null for rows of several platforms. */
    platform: text({ enum: platforms }),
    file: text(),
    /** Of the file and of how it was read: the same again changes nothing. */
    hash: text(),
    options: text({ mode: "json" }).$type<ReadingOptions>().notNull(),
    summary: text({ mode: "json" }).$type<ImportSummary>().notNull(),
    rowsWritten: integer("rows_written").notNull(),
    /** Counts the imports that were done, in the order in which they were; the highest one's figures are seen. */
    place: integer(),
    createdAt: text("created_at").notNull(),
    finishedAt: text("finished_at"),
    /** When what nobody will see again was removed: its own rows, or those that it replaced. */
    clearedAt: text("cleared_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("marketing_imports_open")
      .on(table.createdAt)
      .where(sql`cleared_at IS NULL`),
  ],
);

/** A file that waits for its confirmation, in parts: gzip, as base64. */
export const marketingFiles = sqliteTable(
  "marketing_files",
  {
    workspaceId: text("workspace_id").notNull(),
    importId: text("import_id").notNull(),
    part: integer().notNull(),
    content: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId, table.part] })],
);

/** The platforms' campaigns, as last named, and the record of the registry that each belongs to. */
export const marketingCampaigns = sqliteTable(
  "marketing_campaigns",
  {
    workspaceId: text("workspace_id").notNull(),
    platform: platform(),
    account: text().notNull(),
    campaignKey: text("campaign_key").notNull(),
    campaign: text().notNull(),
    campaignId: text("campaign_id"),
    /** The record that a person chose, before any rule. */
    chosen: text(),
    record: text(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.platform, table.account, table.campaignKey] })],
);

/** Under which configuration the records were found, one row a workspace. */
export const marketingJoins = sqliteTable("marketing_joins", {
  workspaceId: text("workspace_id").primaryKey(),
  version: integer().notNull(),
});

/** The columns that somebody chose for files with this header. */
export const marketingMappings = sqliteTable(
  "marketing_mappings",
  {
    workspaceId: text("workspace_id").notNull(),
    platform: platform(),
    header: text().notNull(),
    mapping: text({ mode: "json" }).$type<Mapping>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.platform, table.header] })],
);
