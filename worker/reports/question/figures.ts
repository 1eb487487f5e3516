/** What a question's answers come to, for all who answered or for one group of them. Pure. */
import type { QuestionReport, Score } from "#contract";
import type { Cell } from "../cells.ts";
import type { Histogram } from "../histogram.ts";
import { scoresOf } from "../scores.ts";
import { noAnswers, type Interval } from "../statistics/confidence.ts";
import { pmfOf } from "../statistics/scores/pmf.ts";
import { share } from "../statistics/share.ts";
import type { AskedQuestion } from "./asked.ts";
import type { People } from "./people.ts";
import type { Counted } from "./values.ts";

/** Kinds whose cells do not tell people apart, or that have none. */
export const needsPeople = ({ kind }: { kind: string }, values: readonly Counted[]): boolean =>
  kind === "multiple" || values.length === 0;

export const sum = (cells: readonly Cell[]): number => cells.reduce((total, { n }) => total + n, 0);

/** A share, and nothing where more were counted above the line than below it. */
export const withinOne = (hits: number, n: number): Interval => (hits <= n ? share(hits, n) : noAnswers);

export type Asking = AskedQuestion & { values: Counted[] };
export interface Figures {
  n: number;
  answered: Interval;
  scores: Score[];
  verdict: QuestionReport["verdict"];
  distribution: { value: Counted["value"]; n: number; share: Interval }[];
}

/** Of whoever leaves an answer only by doing it, the others are those who answered something else. */
const doneOnly = { consent: "agreed", link: "followed" } as const;
const isDoneOnly = (kind: string): kind is keyof typeof doneOnly => kind in doneOnly;

export function figuresOf(one: Asking, cells: readonly Cell[], people: readonly People[], responses: number): Figures {
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
