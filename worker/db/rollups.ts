/**
 * What was counted, already added up: one row a question of a survey for a day (or a closed month) and one value of a
 * dim, with its histogram. Made by the fold from the views of contributions.ts alone; reports add the tail that is not
 * folded yet. Kept until the workspace is deleted. Personal: nothing, though a histogram of one is an answer.
 * The migration adds WITHOUT ROWID: an addition is one written row.
 */
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What responses are told apart by. Of a `campaign_touchpoint` the key is `campaign|touchpoint`; a `card` is a campaign's
 * again, with all that its report needs in few rows (see cells.ts).
 */
export const dims = [
  "all",
  "campaign",
  "channel",
  "touchpoint",
  "language",
  "device",
  "campaign_touchpoint",
  "card",
] as const;
export type Dim = Exclude<(typeof dims)[number], "card">;

export const rollups = sqliteTable(
  "rollups",
  {
    workspaceId: text("workspace_id").notNull(),
    dim: text({ enum: dims }).notNull(),
    span: text({ enum: ["day", "month"] }).notNull(),
    /** `YYYY-MM-DD` or `YYYY-MM`. */
    start: text().notNull(),
    /** "" for what has none. */
    key: text().notNull(),
    surveyId: text("survey_id").notNull(),
    question: text().notNull(),
    metric: text().notNull(),
    /** value → how many; a value that nobody gives any more is not there. */
    counts: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.dim,
        table.span,
        table.start,
        table.key,
        table.surveyId,
        table.question,
        table.metric,
      ],
    }),
  ],
);
