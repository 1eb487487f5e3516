/**
 * What weighs on a survey's outcome. Importance needs people who answered everything, since parts of R² are told of one
 * group of people alone. Counted pairs say who answered what with what: they tell each correlation, which questions
 * enough people answered to be weighed, and, where everybody answered all of them, the whole analysis. Only where people
 * left some out are the period's responses gone through, in one query.
 */
import type { DriversQuery, DriversReport } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import { leadOf, scaleOf } from "../lead.ts";
import { periodOf } from "../period.ts";
import { readAsked } from "../question/asked.ts";
import { questionText, type Tongue } from "../question/labels.ts";
import { scoresOf } from "../scores.ts";
import { analyseCorrelated, analyseDrivers, neededFor, type DriverAnalysis } from "../statistics/drivers/drivers.ts";
import { countWhere, numbersIn } from "../statistics/scores/numbers.ts";
import { mean } from "../statistics/mean.ts";
import { withhold } from "../withhold.ts";
import { driversOf, type Rated, type Weighed } from "./driver.ts";
import { togetherIn } from "./pairs.ts";
import { readComplete } from "./rows.ts";

type Known = Pick<DriversReport, "from" | "to" | "model" | "survey" | "outcome" | "outcomes">;

export async function driversReport(here: Surroundings, given: DriversQuery): Promise<DriversReport> {
  const [period, asked] = await Promise.all([periodOf(here, given), readAsked(here, given.survey)]);
  const { from, to } = period;
  const tongue = { lang: given.lang ?? asked.locale, own: asked.locale };
  const scored = ratedIn(asked.questions, tongue);
  const outcome = given.outcome === undefined ? leadOf(scored) : scored.find(({ id }) => id === given.outcome);
  const speaksOf = outcome && { question: outcome.id, metrics: [outcome.metric] };
  const { query, notes } = await withhold(here, period, given, speaksOf);
  const filters = { ...cellFilters(query), from, to, model: query.model, by: "all" } as const;
  const known: Known = {
    from,
    to,
    model: query.model,
    survey: asked.survey,
    outcome: null,
    outcomes: scored.map(({ question }) => question),
  };
  if (!outcome) return without(known, "outcome", "This survey has no such question with a score.");
  const [single, pairs] = await Promise.all([countCells(here, filters), countCells(here, { ...filters, pairs: true })]);
  const others = scored
    .filter(({ id }) => id !== outcome.id)
    .map((one) => ({ ...withCells(one, single.cells), together: togetherIn(pairs.cells, outcome, one) }))
    .filter(({ n }) => n > 0);
  const whole = withCells(outcome, single.cells);
  const told = { ...known, outcome: { question: outcome.question, score: whole.score } };
  const ready = [...notes, ...(pairs.from === "rows" ? [scanned] : [])];
  if (others.length === 0) return without(told, "drivers", "No other question with a score was answered.", ready);

  // A question that few were asked would leave only those few to weigh the others by.
  const weighed = others.filter(({ together }) => 2 * together.n >= whole.n && together.n > 0);
  const all = [whole, ...weighed];
  const counts = all.map((a) => all.map((b) => (a === b ? a.n : togetherIn(pairs.cells, a, b).n)));
  // A promise counts for the campaign that made it, so under a campaign its pairs are not the same people's.
  const mixed = query.campaign !== undefined && all.some(({ metric }) => metric === "promise");
  const everybody = !mixed && counts.flat().every((n) => n === whole.n);
  const analysis = everybody
    ? fromPairs(pairs.cells, all)
    : analyseDrivers(await readComplete(here, period, query, all));
  const { lines, items } = driversOf(others, weighed, analysis);
  const needs = neededFor(weighed.length);
  return {
    ...told,
    n: analysis.n,
    needs,
    method: analysis.method,
    r2: analysis.r2,
    without: analysis.method !== null ? null : analysis.n < needs ? "answers" : "spread",
    lines,
    items,
    notes: [
      "Importance is correlation, never cause: it says what goes with the outcome.",
      analysis.method === null && analysis.n < needs
        ? `Importance needs ${needs} people who answered everything; there are ${analysis.n}.`
        : [],
      others.length > weighed.length
        ? "Questions that fewer than half of those who answered the outcome were asked are not weighed: they have a correlation alone."
        : [],
      everybody
        ? ready
        : [...notes, "Weighed by those who answered everything: counted from every response of the period."],
    ].flat(),
  };
}
const scanned = "Counted from every response: no ready sums cover this choice of model and filters.";

function without(
  known: Known,
  why: NonNullable<DriversReport["without"]>,
  note: string,
  more: readonly string[] = [],
): DriversReport {
  const nothing = { n: 0, needs: neededFor(1), method: null, r2: null, lines: { share: null, performance: null } };
  return { ...known, ...nothing, without: why, items: [], notes: [note, ...more] };
}

function ratedIn(questions: Awaited<ReturnType<typeof readAsked>>["questions"], tongue: Tongue): Rated[] {
  return questions.flatMap(({ definition, retired }) => {
    const scale = scaleOf(definition);
    if (!scale) return [];
    const { id, kind } = definition;
    const { metric } = scale;
    return [{ id, ...scale, question: { id, kind, text: questionText(definition, tongue), metric, retired } }];
  });
}

function withCells(one: Rated, cells: readonly Cell[]): Omit<Weighed, "together"> {
  const histogram = new Map<string, number>();
  for (const { question, metric, value, n } of cells)
    if (question === one.id && metric === one.metric) histogram.set(value, (histogram.get(value) ?? 0) + n);
  const [score] = scoresOf(one.metric, histogram);
  if (!score) throw new Error(`The metric ${one.metric} has no score.`);
  return { ...one, score, n: countWhere(histogram, () => true), mean: mean(numbersIn(histogram)) };
}

/** Everybody answered everything, so each pair's people are all of them. */
function fromPairs(cells: readonly Cell[], all: readonly Omit<Weighed, "together">[]): DriverAnalysis {
  const [outcome] = all;
  const pairs = all.map((a) => all.map((b) => (a === b ? null : togetherIn(cells, a, b))));
  const of = (name: "pearson" | "spearman") => pairs.map((row) => row.map((pair) => (pair ? pair[name] : 1)));
  const varies = all.map(({ mean: { low, high } }) => low !== null && high !== null && low < high);
  const alone = (matrix: (number | null)[][]) =>
    matrix.map((row, i) => row.map((r, j) => (i === j && !varies[i] ? null : r)));
  return analyseCorrelated({
    n: outcome?.n ?? 0,
    linear: alone(of("pearson")),
    ranked: alone(of("spearman")),
    scores: all.slice(1).map((one) => one.mean),
  });
}
