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
