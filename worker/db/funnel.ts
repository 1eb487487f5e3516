/**
 * How often a survey was eligible, shown, started, dismissed or held back, as bare counts. Kept until the workspace is
 * deleted. Personal: nothing, no row of a single visitor exists.
 */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { exposureSteps } from "#contract";

export const funnel = sqliteTable(
  "funnel",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text().notNull(),
    surveyId: text("survey_id").notNull(),
    step: text({ enum: exposureSteps }).notNull(),
    /** "" where there is none: a null would never meet its like in the key. */
    reason: text().notNull(),
    campaign: text().notNull(),
    channel: text().notNull(),
    touchpoint: text().notNull(),
    n: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.day,
        table.surveyId,
        table.step,
        table.reason,
        table.campaign,
        table.channel,
        table.touchpoint,
      ],
    }),
  ],
);

/**
 * How often each campaign's people were asked, added up from the funnel once a day is over: a row a survey for a day and
 * for a whole month. Made at night, in workspaces that fold; what comes late for such a day is added to both.
 */
export const showings = sqliteTable(
  "showings",
  {
    workspaceId: text("workspace_id").notNull(),
    span: text({ enum: ["day", "month"] }).notNull(),
    /** `YYYY-MM-DD` or `YYYY-MM`. */
    start: text().notNull(),
    /** "" for none. */
    campaign: text().notNull(),
    surveyId: text("survey_id").notNull(),
    n: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.span, table.start, table.campaign, table.surveyId] })],
);

/** SQL: the first month that is not added up to its end, when `through` is the last day that is; null before there is any. */
export const openMonth = (through: string): string => `substr(date(${through}, '+1 day'), 1, 7)`;
/** SQL: the last month of workspace ?1 that is added up; "" before there is any. */
export const shownMonths = `(SELECT ifnull(strftime('%Y-%m', ${openMonth("shown_through")} || '-01', '-1 day'), '')
  FROM workspaces WHERE id = ?1)`;
