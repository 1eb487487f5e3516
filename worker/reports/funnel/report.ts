/**
 * The funnel: eligible → shown → started → answered → completed. The first three are exposures, counted as they come;
 * the last two are responses. Who denied consent sends no exposures but may answer: those answers are counted, told
 * apart, and left out of the rates, which would else say that more people answered than were asked.
 */
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { FunnelQuery, FunnelReport, FunnelRow } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell, type Filters } from "../cells.ts";
import { cellFilters, exposed, narrowed } from "../filters.ts";
import { periodOf, type Period } from "../period.ts";
import { countVisitors } from "../visitors.ts";
import { noSteps, rowOf, type Steps } from "./row.ts";

const { campaigns, funnel, responses, surveys } = schema;
type By = FunnelQuery["by"];

export async function funnelReport(here: Surroundings, query: FunnelQuery): Promise<FunnelReport> {
  const [report] = await funnels(here, query, [query.by]);
  if (!report) throw new Error("A funnel was asked for, and none was made.");
  return report;
}

/** The same people told apart in several ways, with what the database is asked for told apart in all of them at once. */
export async function funnels(
  here: Surroundings,
  query: Omit<FunnelQuery, "by">,
  bys: readonly By[],
): Promise<FunnelReport[]> {
  const { model } = query;
  const period = await periodOf(here, query);
  const filters = cellFilters(query);
  const { from, to } = period;
  const [exposures, denied, visitors, ...each] = await Promise.all([
    countExposures(here, period, filters, bys),
    countDenied(here, period, query, bys),
    countVisitors(here, period, filters),
    ...bys.map((by) =>
      Promise.all([
        countCells(here, { ...filters, from, to, model, by: by === "survey" ? "all" : by, metrics: ["response"] }),
        namesOf(here, by),
      ]),
    ),
  ]);
  return each.map(([{ cells }, names], at) => {
    const by = bys[at] ?? "survey";
    return { from, to, model, by, visitors, ...funnelOf(by, { exposures, denied, cells, names }) };
  });
}

interface Counted {
  exposures: readonly Exposures[];
  denied: readonly Denied[];
  cells: readonly Cell[];
  names: ReadonlyMap<string, string>;
}

function funnelOf(
  by: By,
  { exposures, denied, cells, names }: Counted,
): Pick<FunnelReport, "items" | "total" | "notes"> {
  const groups = new Map<string, Steps>();
  const total = noSteps();
  const both = (key: string): readonly Steps[] => {
    // A campaign that was removed leaves what was counted for it without one.
    const known = by === "campaign" && !names.has(key) ? "" : key;
    const found = groups.get(known) ?? noSteps();
    groups.set(known, found);
    return [found, total];
  };
  for (const { step, reason, n, ...keyed } of exposures)
    for (const { steps, reasons } of both(keyed[by] ?? "")) {
      steps.set(step, (steps.get(step) ?? 0) + n);
      if (step === "suppressed") reasons.set(reason, (reasons.get(reason) ?? 0) + n);
    }
  for (const { key, survey, value, n } of cells)
    for (const row of both(by === "survey" ? survey : key)) {
      row.answered += n;
      if (value === "complete") row.completed += n;
    }
  for (const { state, n, ...keyed } of denied)
    for (const { uncounted } of both(keyed[by] ?? "")) {
      uncounted.answered += n;
      if (state === "complete") uncounted.completed += n;
    }
  const items = [...groups]
    .map(([key, row]) => rowOf(key === "" ? null : key, names.get(key) ?? null, row))
    .sort((a, b) => b.shown - a.shown || b.answered - a.answered || (a.key ?? "").localeCompare(b.key ?? ""));
  const whole = rowOf(null, null, total);
  return { items, total: whole, notes: notesOf(whole, [whole, ...items]) };
}

/** Under each name that is asked for, what a row counts for there. */
type Keyed = { [Name in By]?: string };
interface Exposures extends Keyed {
  step: string;
  reason: string;
  n: number;
}
interface Denied extends Keyed {
  state: string;
  n: number;
}
const keys = {
  survey: { exposure: funnel.surveyId, response: responses.surveyId },
  campaign: { exposure: funnel.campaign, response: responses.campaign },
  channel: { exposure: funnel.channel, response: responses.channel },
  touchpoint: { exposure: funnel.touchpoint, response: responses.touchpoint },
} as const;

const keyedBy = (bys: readonly By[], table: "exposure" | "response"): { [Name in By]?: SQL<string> } =>
  Object.fromEntries(bys.map((by) => [by, sql<string>`ifnull(${keys[by][table]}, '')`]));

const countExposures = (
  { db, workspaceId }: Surroundings,
  period: Period,
  filters: Filters,
  bys: readonly By[],
): Promise<Exposures[]> =>
  db
    .select({
      ...keyedBy(bys, "exposure"),
      step: funnel.step,
      reason: funnel.reason,
      n: sql<number>`sum(${funnel.n})`,
    })
    .from(funnel)
    .where(exposed(workspaceId, period, filters))
    .groupBy(...bys.map((by) => keys[by].exposure), funnel.step, funnel.reason);

/** Answers of people who denied consent: the cells do not hold it, so the rows are asked. */
const countDenied = (
  { db, workspaceId }: Surroundings,
  period: Period,
  query: Omit<FunnelQuery, "by">,
  bys: readonly By[],
): Promise<Denied[]> =>
  db
    .select({
      ...keyedBy(bys, "response"),
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
    .groupBy(...bys.map((by) => keys[by].response), responses.state);

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
