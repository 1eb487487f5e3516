/**
 * A survey's questions, each with its scores, the share of every value, and by whom. Scores and shares come from the
 * counted cells; what they are of comes from the survey's published versions. All questions of a survey cost as many
 * reads of the database as one, but for their texts.
 */
import { and, eq, sql } from "drizzle-orm";
import type { QuestionQuery, QuestionReport, Score, Segmenting } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell, type Cells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import type { Histogram } from "../histogram.ts";
import { periodOf } from "../period.ts";
import { scoresOf } from "../scores.ts";
import { noAnswers, type Interval } from "../statistics/confidence.ts";
import { pmfOf } from "../statistics/scores/pmf.ts";
import { share } from "../statistics/share.ts";
import { readAsked, type AskedQuestion } from "./asked.ts";
import { labelOf, questionText, type Tongue } from "./labels.ts";
import { namesOf } from "./names.ts";
import { countPeople, type People } from "./people.ts";
import { suppressed } from "./suppress.ts";
import { holdsWords, readTexts } from "./texts.ts";
import { valuesOf, type Counted } from "./values.ts";

const { funnel } = schema;

export type ResultsQuery = Omit<QuestionQuery, "question" | "limit" | "cursor">;

export async function questionReport(here: Surroundings, query: QuestionQuery): Promise<QuestionReport> {
  const { question, limit, cursor, ...asked } = query;
  const [found] = await surveyResults(here, asked, { question, texts: { limit, cursor } });
  if (found) return found;
  const { from, to } = await periodOf(here, query);
  const empty = { survey: null, question: null, n: 0, answered: noAnswers, reached: noAnswers, scores: [] };
  const nothing = { verdict: null, distribution: [], segments: null, texts: { items: [], next: null } };
  return { from, to, model: query.model, ...empty, base: { responses: 0, shown: null }, ...nothing, notes: [unknown] };
}
const unknown = "No published version of a survey of this workspace asks this question.";

interface Wanted {
  /** One of them; all if missing. */
  question?: string;
  texts: { limit?: number | undefined; cursor?: string | undefined };
}

/** Kinds whose cells do not tell people apart, or that have none. */
const needsPeople = ({ kind }: { kind: string }, values: readonly Counted[]): boolean =>
  kind === "multiple" || values.length === 0;

/** Every question that the survey ever asked, in its order, or the one that is wanted. */
export async function surveyResults(
  here: Surroundings,
  query: ResultsQuery,
  { question, texts }: Wanted,
): Promise<QuestionReport[]> {
  const [period, asked] = await Promise.all([periodOf(here, query), readAsked(here, query.survey)]);
  const wanted = asked.questions
    .filter(
      ({ definition }) => (question === undefined || definition.id === question) && definition.kind !== "statement",
    )
    .map((one) => ({ ...one, values: valuesOf(one.definition) }));
  if (wanted.length === 0) return [];
  const { by, model } = query;
  const cells = (how: "all" | Segmenting): Promise<Cells> =>
    countCells(here, { ...cellFilters(query), from: period.from, to: period.to, model, by: how });
  const apart = wanted.filter((one) => needsPeople(one.definition, one.values)).map(({ definition }) => definition.id);
  const [all, divided, people, dividedPeople, shown, names] = await Promise.all([
    cells("all"),
    by ? cells(by) : null,
    countPeople(here, period, query, { questions: apart }),
    by ? countPeople(here, period, query, { questions: apart, by }) : [],
    countShown(here, period, query),
    by ? namesOf(here, by, query.lang ?? asked.locale, asked.locale) : new Map<string, string>(),
  ]);
  const tongue = { lang: query.lang ?? asked.locale, own: asked.locale };
  const responses = sum(all.cells.filter(({ metric }) => metric === "response"));
  return Promise.all(
    wanted.map(async (one) => {
      const { kind, id } = one.definition;
      const whole = figuresOf(one, all.cells, people, responses);
      const strays = all.cells.some(({ question: of, metric }) => of === id && metric !== one.values[0]?.metric);
      return {
        from: period.from,
        to: period.to,
        model,
        survey: asked.survey,
        question: aboutOf(one, tongue),
        base: { responses, shown },
        ...whole,
        reached: shown === null ? noAnswers : withinOne(whole.n, shown),
        distribution: whole.distribution.map((part) => ({ ...part, label: labelIn(one, part.value, tongue) })),
        segments: by && divided ? segmentsOf(one, by, divided.cells, dividedPeople, names) : null,
        texts: holdsWords(kind)
          ? await readTexts(here, period, query, { question: id, kind, ...texts })
          : { items: [], next: null },
        notes: notesOf(whole, { responses, shown }, { strays, from: all.from }),
      };
    }),
  );
}

const sum = (cells: readonly Cell[]): number => cells.reduce((total, { n }) => total + n, 0);

/** A share, and nothing where more were counted above the line than below it. */
const withinOne = (hits: number, n: number): Interval => (hits <= n ? share(hits, n) : noAnswers);

const aboutOf = ({ definition, version, retired, values }: Asking, tongue: Tongue): QuestionReport["question"] => ({
  id: definition.id,
  kind: definition.kind,
  text: questionText(definition, tongue),
  metric: values[0]?.metric ?? null,
  version,
  retired,
  definition,
});

/** An option that is gone keeps its name in an earlier version. */
function labelIn({ definition, earlier }: AskedQuestion, value: Counted["value"], tongue: Tongue): string {
  const holder = [definition, ...earlier].find((one) => valuesOf(one).some((known) => known.value === value));
  return labelOf(holder ?? definition, value, tongue);
}

type Asking = AskedQuestion & { values: Counted[] };
interface Figures {
  n: number;
  answered: Interval;
  scores: Score[];
  verdict: QuestionReport["verdict"];
  distribution: { value: Counted["value"]; n: number; share: Interval }[];
}

/** Of whoever leaves an answer only by doing it, the others are those who answered something else. */
const doneOnly = { consent: "agreed", link: "followed" } as const;
const isDoneOnly = (kind: string): kind is keyof typeof doneOnly => kind in doneOnly;

function figuresOf(one: Asking, cells: readonly Cell[], people: readonly People[], responses: number): Figures {
  const { definition, values } = one;
  const { id, kind } = definition;
  const metric = values[0]?.metric;
  const histogram = new Map<string, number>();
  for (const cell of cells)
    if (cell.question === id && cell.metric === metric)
      histogram.set(cell.value, (histogram.get(cell.value) ?? 0) + cell.n);
  const counted = [...histogram.values()].reduce((total, n) => total + n, 0);
  const n = needsPeople(definition, values)
    ? people.filter(({ question }) => question === id).reduce((total, of) => total + of.n, 0)
    : counted;
  const base = isDoneOnly(kind) ? responses : n;
  const known = new Set(values.map(({ cell }) => cell));
  const gone = [...histogram.keys()].filter((cell) => !known.has(cell)).map((cell) => ({ value: cell, cell }));
  const answered = withinOne(n, responses);
  return {
    n,
    answered,
    scores: scoresIn(kind, metric, histogram, answered),
    verdict: metric === "pmf" ? pmfOf(histogram).verdict : null,
    distribution: [...values, ...gone].map(({ value, cell }) => ({
      value,
      n: histogram.get(cell) ?? 0,
      share: withinOne(histogram.get(cell) ?? 0, base),
    })),
  };
}

const scoresIn = (kind: string, metric: string | undefined, histogram: Histogram, answered: Interval): Score[] =>
  isDoneOnly(kind)
    ? [{ name: doneOnly[kind], unit: "share", least: 0, most: 1, measure: answered }]
    : scoresOf(metric ?? "", histogram);

function segmentsOf(
  one: Asking,
  by: Segmenting,
  cells: readonly Cell[],
  people: readonly People[],
  names: ReadonlyMap<string, string>,
): NonNullable<QuestionReport["segments"]> {
  // A campaign that was removed leaves its answers without one.
  const keyOf = (key: string): string => (by === "campaign" && !names.has(key) ? "" : key);
  const keys = [...new Set([...cells, ...people].map(({ key }) => keyOf(key)))];
  const groups = keys
    .map((key) => {
      const here = cells.filter((cell) => keyOf(cell.key) === key);
      const responses = sum(here.filter(({ metric }) => metric === "response"));
      return {
        key,
        ...figuresOf(
          one,
          here,
          people.filter((of) => keyOf(of.key) === key),
          responses,
        ),
      };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
  const hidden = suppressed(groups.map(({ n }) => n));
  return {
    by,
    items: groups.map(({ key, n, scores, distribution }, at) => {
      const about = { key: key === "" ? null : key, name: names.get(key) ?? null };
      return hidden.has(at)
        ? { ...about, suppressed: true, n: null, score: null, distribution: [] }
        : { ...about, suppressed: false, n, score: scores[0] ?? null, distribution };
    }),
    hidden: { segments: hidden.size, n: [...hidden].reduce((total, at) => total + (groups[at]?.n ?? 0), 0) },
  };
}

/** How often the survey was shown; null where exposures were not counted apart in the way that is asked for. */
async function countShown(
  { db, workspaceId }: Surroundings,
  { from, to }: { from: string; to: string },
  query: ResultsQuery,
): Promise<number | null> {
  const { survey, campaign, channel, touchpoint } = cellFilters(query);
  if (query.model !== "last_non_direct" || query.language || query.device) return null;
  const [found] = await db
    .select({ n: sql<number | null>`sum(${funnel.n})` })
    .from(funnel)
    .where(
      and(
        eq(funnel.workspaceId, workspaceId),
        sql`${funnel.day} BETWEEN ${from} AND ${to}`,
        eq(funnel.surveyId, survey ?? ""),
        eq(funnel.step, "shown"),
        campaign === undefined ? undefined : eq(funnel.campaign, campaign),
        channel === undefined ? undefined : eq(funnel.channel, channel),
        touchpoint === undefined ? undefined : eq(funnel.touchpoint, touchpoint),
      ),
    );
  return found?.n ?? 0;
}

function notesOf(
  { n }: Figures,
  { responses, shown }: QuestionReport["base"],
  { strays, from }: { strays: boolean; from: Cells["from"] },
): string[] {
  return [
    n > 0 && n < 10 ? "Fewer than 10 answers: not enough to tell anything." : [],
    strays ? "Answers to an earlier form of this question, on another scale, are not counted." : [],
    shown !== null && n > shown && shown > 0
      ? "More answers than showings: who denies consent, or answers by a link, is not counted as shown."
      : [],
    n > responses
      ? "Promises count for the campaign that made them, so there are more answers than responses here."
      : [],
    from === "rows" ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
