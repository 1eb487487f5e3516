/**
 * What counts: the cells of every response, unnested, with the dims that reports ask for. A view, so it keeps nothing.
 * One row a cell; the cell with metric `response` stands for the response itself. A promise counts for the campaign
 * that made it, under every model; where the response names no promise it counts for the touch's campaign.
 */
import { sql } from "drizzle-orm";
import { integer, sqliteView, text } from "drizzle-orm/sqlite-core";

/** What the column `cell` tells: one text to sort and count by, taken apart once it is counted. */
export const told = {
  contributions: { question: "(cell ->> 0)", metric: "(cell ->> 1)", value: "(cell ->> 2)" },
  pairs: {
    question: "((cell ->> '$[0][0]') || '|' || (cell ->> '$[1][0]'))",
    metric: "((cell ->> '$[0][1]') || '|' || (cell ->> '$[1][1]'))",
    value: "((cell ->> '$[0][2]') || '|' || (cell ->> '$[1][2]'))",
  },
} as const;

/** A list that ends with a text ends with its quotation mark; far quicker than to read it. */
const isNumber = (list: string): string => `substr(${list}.value, -2) <> '"]'`;

/** How the cells of rows `r` are told one by one: what stands beside `r`, the one cell, and whether it is a promise's. */
export const unnested = {
  contributions: { beside: "json_each(r.cells) c", cell: "c.value", promised: "c.value ->> 1 = 'promise'" },
  pairs: {
    beside: `json_each(r.cells) a, json_each(r.cells) b
WHERE a.key < b.key AND ${isNumber("a")} AND ${isNumber("b")}`,
    cell: "'[' || a.value || ',' || b.value || ']'",
    promised: "'promise' IN (a.value ->> 1, b.value ->> 1)",
  },
} as const;

/** A promise counts for the campaign that made it; mostly that is the touch's, and nothing has to be looked at. */
export const campaignOf = (column: string, isPromise: string): string =>
  `CASE WHEN r.promise_campaign <> ifnull(r.${column}, '') AND ${isPromise} THEN r.promise_campaign ELSE r.${column} END`;
/** `es` of `es-ES`. */
export const languageOf = (locale: string): string => `lower(substr(${locale}, 1, instr(${locale} || '-', '-') - 1))`;
export const language = languageOf("r.locale");

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
  language: text(),
  device: text(),
  cell: text().notNull(),
}).as(
  sql.raw(`SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  c.value ->> 0 AS question,
  c.value ->> 1 AS metric,
  c.value ->> 2 AS value,
  ${campaignOf("campaign", unnested.contributions.promised)} AS campaign,
  ${campaignOf("campaign_first", unnested.contributions.promised)} AS campaign_first,
  ${campaignOf("campaign_last", unnested.contributions.promised)} AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, ${language} AS language, r.device,
  ${unnested.contributions.cell} AS cell
FROM responses r, ${unnested.contributions.beside}`),
);

/**
 * Two numbers that one person gave in one response, as `9|-1` under `nps|promise`: what goes together with what. The
 * question's name is the two ids, joined likewise.
 */
export const pairs = sqliteView("pairs", {
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
  language: text(),
  device: text(),
  cell: text().notNull(),
}).as(
  sql.raw(`SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  (a.value ->> 0) || '|' || (b.value ->> 0) AS question,
  (a.value ->> 1) || '|' || (b.value ->> 1) AS metric,
  (a.value ->> 2) || '|' || (b.value ->> 2) AS value,
  ${campaignOf("campaign", unnested.pairs.promised)} AS campaign,
  ${campaignOf("campaign_first", unnested.pairs.promised)} AS campaign_first,
  ${campaignOf("campaign_last", unnested.pairs.promised)} AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, ${language} AS language, r.device,
  ${unnested.pairs.cell} AS cell
FROM responses r, ${unnested.pairs.beside}`),
);
