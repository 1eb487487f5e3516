/**
 * What counts: the cells of every response, unnested, with the dims that reports ask for. A view, so it keeps nothing.
 * One row a cell; the cell with metric `response` stands for the response itself. A promise counts for the campaign
 * that made it, under every model; where the response names no promise it counts for the touch's campaign.
 */
import { sql } from "drizzle-orm";
import { integer, sqliteView, text } from "drizzle-orm/sqlite-core";

const campaignOf = (column: string) =>
  `CASE WHEN json_extract(c.value, '$[1]') = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.${column} END`;

export const contributions = sqliteView("contributions", {
  workspaceId: text("workspace_id").notNull(),
  seq: integer().notNull(),
  day: text().notNull(),
  surveyId: text("survey_id").notNull(),
  question: text().notNull(),
  metric: text().notNull(),
  value: text().notNull(),
  campaign: text(),
  campaignFirst: text("campaign_first"),
  campaignLast: text("campaign_last"),
  channel: text(),
  channelFirst: text("channel_first"),
  channelLast: text("channel_last"),
  touchpoint: text(),
  locale: text(),
  device: text(),
}).as(
  sql.raw(`SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  json_extract(c.value, '$[0]') AS question,
  json_extract(c.value, '$[1]') AS metric,
  json_extract(c.value, '$[2]') AS value,
  ${campaignOf("campaign")} AS campaign,
  ${campaignOf("campaign_first")} AS campaign_first,
  ${campaignOf("campaign_last")} AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, r.locale, r.device
FROM responses r, json_each(r.cells) c`),
);
