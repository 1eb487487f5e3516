/**
 * The journey as its touchpoints: volume and every score at each, in the order that the workspace declares, and the
 * drops between neighbours. A touchpoint without answers keeps its place, so that a gap in what is asked is seen.
 */
import { journeyScores, type JourneyQuery, type JourneyReport, type JourneyScore, type Measure } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell, type Cells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import type { Histogram } from "../histogram.ts";
import { together } from "../matrix/grid.ts";
import { periodOf } from "../period.ts";
import { gauges } from "../scores.ts";
import { declaredSteps, inOrder } from "../steps.ts";
import { withhold } from "../withhold.ts";
import { movesOf, worstOf, type Stop } from "./moves.ts";

export async function journeyReport(here: Surroundings, given: JourneyQuery): Promise<JourneyReport> {
  const { model } = given;
  const { from, to } = await periodOf(here, given);
  const { query, notes } = await withhold(here, { from, to }, given);
  const metrics = ["response", ...new Set(journeyScores.map((name) => gauges[name].metric))];
  const [declared, counted] = await Promise.all([
    declaredSteps(here, query.lang),
    countCells(here, { ...cellFilters(query), from, to, model, by: "touchpoint", metrics }),
  ]);
  const sheets = sheetsOf(counted.cells);
  const steps = inOrder(declared, sheets.keys());
  const rows = steps.map(({ key }) => sheets.get(key) ?? new Map<string, Histogram>());
  const scores = forEachScore((name) =>
    scoreOf(
      name,
      rows.map((sheet) => sheet.get(gauges[name].metric) ?? nothing),
    ),
  );
  const stops = steps.map(({ step }, at): Stop => ({
    step,
    answers: forEachScore((name) => scores[name].answers[at] ?? nothing),
    figures: forEachScore((name) => scores[name].figures[at] ?? noFigure),
  }));
  const items = stops.map(({ step, figures }, at) => ({ touchpoint: step, n: peopleIn(rows[at]), ...figures }));
  const moves = movesOf(stops);
  return {
    from,
    to,
    model,
    items,
    total: { n: items.reduce((sum, { n }) => sum + n, 0), ...forEachScore((name) => scores[name].total) },
    moves,
    worst: worstOf(moves),
    notes: [...notes, ...notesOf(declared.length > 0, items, counted.from)],
  };
}

const nothing: Histogram = new Map();
const noFigure: Measure = { value: null, low: null, high: null, n: 0, confidence: "none" };

const forEachScore = <Made>(make: (name: JourneyScore) => Made): Record<JourneyScore, Made> =>
  Object.fromEntries(journeyScores.map((name) => [name, make(name)])) as Record<JourneyScore, Made>;

/** touchpoint → metric → histogram */
function sheetsOf(cells: readonly Cell[]): Map<string, Map<string, Map<string, number>>> {
  const sheets = new Map<string, Map<string, Map<string, number>>>();
  for (const { key, metric, value, n } of cells) {
    const sheet = sheets.get(key) ?? new Map<string, Map<string, number>>();
    const histogram = sheet.get(metric) ?? new Map<string, number>();
    histogram.set(value, (histogram.get(value) ?? 0) + n);
    sheets.set(key, sheet.set(metric, histogram));
  }
  return sheets;
}

/** One score at every step, and of all of them together. */
function scoreOf(name: JourneyScore, answers: readonly Histogram[]) {
  const { measure } = gauges[name];
  return {
    answers,
    figures: answers.map((histogram) => measure(histogram)),
    total: measure(together(answers)),
  };
}

const peopleIn = (sheet: ReadonlyMap<string, Histogram> | undefined): number =>
  [...(sheet?.get("response")?.values() ?? [])].reduce((sum, n) => sum + n, 0);

function notesOf(
  ordered: boolean,
  items: readonly Pick<JourneyReport["items"][number], "touchpoint" | "n">[],
  from: Cells["from"],
): string[] {
  const beside = items.some(({ touchpoint, n }) => !touchpoint.declared && n > 0);
  return [
    ordered ? [] : "No touchpoints are declared, so nothing is known of their order.",
    ordered && beside
      ? "Touchpoints that are not declared stand after the journey, and are not compared with any other."
      : [],
    "A move is tested from 10 answers on either side; q is over all of them.",
    from === "rows" ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
