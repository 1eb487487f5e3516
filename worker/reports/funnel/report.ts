/**
 * The funnel: eligible → shown → started → answered → completed. The first three are exposures, counted as they come;
 * the last two are responses. Who denied consent sends no exposures but may answer: those answers are counted, told
 * apart, and left out of the rates, which would else say that more people answered than were asked.
 */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { FunnelQuery, FunnelReport, FunnelRow } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Filters } from "../cells.ts";
import { cellFilters, narrowed } from "../filters.ts";
import { periodOf, type Period } from "../period.ts";
import { noSteps, rowOf, type Steps } from "./row.ts";

const { campaigns, funnel, responses, surveys } = schema;
type By = FunnelQuery["by"];

export async function funnelReport(here: Surroundings, query: FunnelQuery): Promise<FunnelReport> {
  const { by, model } = query;
  const period = await periodOf(here, query);
  const { from, to } = period;
  const filters = cellFilters(query);
  const [exposures, counted, denied, names] = await Promise.all([
    countExposures(here, period, filters, by),
    countCells(here, { ...filters, from, to, model, by: by === "survey" ? "all" : by, metrics: ["response"] }),
    countDenied(here, period, query),
    namesOf(here, by),
  ]);
  const groups = new Map<string, Steps>();
  const total = noSteps();
  const both = (key: string): readonly Steps[] => {
    // A campaign that was removed leaves what was counted for it without one.
    const known = by === "campaign" && !names.has(key) ? "" : key;
    const found = groups.get(known) ?? noSteps();
    groups.set(known, found);
    return [found, total];
  };
  for (const { key, step, reason, n } of exposures)
    for (const { steps, reasons } of both(key)) {
      steps.set(step, (steps.get(step) ?? 0) + n);
      if (step === "suppressed") reasons.set(reason, (reasons.get(reason) ?? 0) + n);
    }
  for (const { key, survey, value, n } of counted.cells)
    for (const row of both(by === "survey" ? survey : key)) {
      row.answered += n;
      if (value === "complete") row.completed += n;
    }
  for (const { key, state, n } of denied)
    for (const { uncounted } of both(key)) {
      uncounted.answered += n;
      if (state === "complete") uncounted.completed += n;
    }
  const items = [...groups]
    .map(([key, row]) => rowOf(key === "" ? null : key, names.get(key) ?? null, row))
    .sort((a, b) => b.shown - a.shown || b.answered - a.answered || (a.key ?? "").localeCompare(b.key ?? ""));
  const whole = rowOf(null, null, total);
  return { from, to, model, by, items, total: whole, notes: notesOf(whole, [whole, ...items]) };
}

interface Exposures {
  key: string;
  step: string;
  reason: string;
  n: number;
}
const keys = {
  survey: { exposure: funnel.surveyId, response: responses.surveyId },
  campaign: { exposure: funnel.campaign, response: responses.campaign },
  channel: { exposure: funnel.channel, response: responses.channel },
  touchpoint: { exposure: funnel.touchpoint, response: responses.touchpoint },
} as const;

const countExposures = (
  { db, workspaceId }: Surroundings,
  { from, to }: Period,
  { survey, campaign, channel, touchpoint }: Filters,
  by: By,
): Promise<Exposures[]> =>
  db
    .select({
      key: sql<string>`${keys[by].exposure}`,
      step: funnel.step,
      reason: funnel.reason,
      n: sql<number>`sum(${funnel.n})`,
    })
    .from(funnel)
    .where(
      and(
        eq(funnel.workspaceId, workspaceId),
        sql`${funnel.day} BETWEEN ${from} AND ${to}`,
        survey === undefined ? undefined : eq(funnel.surveyId, survey),
        campaign === undefined ? undefined : eq(funnel.campaign, campaign),
        channel === undefined ? undefined : eq(funnel.channel, channel),
        touchpoint === undefined ? undefined : eq(funnel.touchpoint, touchpoint),
      ),
    )
    .groupBy(keys[by].exposure, funnel.step, funnel.reason);

/** Answers of people who denied consent: the cells do not hold it, so the rows are asked. */
const countDenied = ({ db, workspaceId }: Surroundings, period: Period, query: FunnelQuery) =>
  db
    .select({
      key: sql<string>`ifnull(${keys[query.by].response}, '')`,
      state: responses.state,
      n: sql<number>`count(*)`,
    })
    .from(responses)
    .where(
      and(
        narrowed("responses", workspaceId, period, query),
        sql`${responses.consent} ->> '$.state' = 'denied'`,
        sql`${responses.cells} <> '[]'`,
      ),
    )
    .groupBy(sql`1`, responses.state);

async function namesOf({ db, workspaceId }: Surroundings, by: By): Promise<Map<string, string>> {
  if (by === "survey") {
    const rows = await db
      .select({ id: surveys.id, name: sql<string>`${surveys.draft} ->> '$.name'` })
      .from(surveys)
      .where(eq(surveys.workspaceId, workspaceId));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
  if (by !== "campaign") return new Map();
  const rows = await db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function notesOf({ uncounted }: FunnelRow, rows: readonly FunnelRow[]): string[] {
  const beyond = rows.some(
    ({ shown, started, answered, completed, uncounted: apart }) =>
      answered - apart.answered > shown || completed - apart.completed > started,
  );
  return [
    uncounted.answered > 0
      ? `${uncounted.answered} of the answers came from people who denied consent: nothing was counted of them before they answered, so the rates leave them out.`
      : [],
    beyond
      ? "Some answers came by ways that count no showing (a server, or a campaign that was registered later): a rate that would pass 1 is left empty."
      : [],
  ].flat();
}
