/**
 * What goes with the outcome, and how much of it: correlation, never cause. Input is counted rows, listwise complete:
 * one row a combination of answers, so a thousand respondents on five-point scales are a few dozen rows.
 */
import type { Interval } from "../confidence.ts";
import { falseDiscoveryRates } from "../family.ts";
import { mean } from "../mean.ts";
import { midRanks } from "../ranks.ts";
import { correlationInterval, correlations, correlationTest } from "./correlation.ts";
import { explainedBy } from "./explained.ts";
import { relativeWeights } from "./johnson.ts";
import { lmg } from "./lmg.ts";

/** One combination of answers, in the questions' own units, and how many gave it. `drivers` are in one order in every row. */
export interface Row {
  outcome: number;
  drivers: readonly number[];
  n: number;
}

export interface Driver {
  /** The driver's own mean: the other axis of the quadrant. */
  score: Interval;
  pearson: Interval;
  spearman: Interval;
  /** Of "no correlation with the outcome", and over all drivers (Benjamini–Hochberg). Null for a driver that never varies. */
  p: number | null;
  q: number | null;
  /** Its part of R², 0…1; 0 where q > .05; null where the answers do not suffice. */
  importance: number | null;
}
export interface DriverAnalysis {
  n: number;
  /** Null: fewer than 100 answers, or than 10 a driver, or an outcome that never varies. Then correlations are all there is. */
  method: "lmg" | "johnson" | null;
  r2: number | null;
  drivers: Driver[];
}

const mostForLmg = 8;
/** The greatest q of a driver that counts. */
export const significant = 0.05;
/** How many people it takes to weigh so many drivers. */
export const neededFor = (drivers: number): number => Math.max(100, 10 * drivers);

export function analyseDrivers(rows: readonly Row[]): DriverAnalysis {
  const counted = rows.filter(({ n }) => n > 0);
  const counts = counted.map(({ n }) => n);
  const columns = [
    counted.map(({ outcome }) => outcome),
    ...(counted[0]?.drivers ?? []).map((_, at) => counted.map(({ drivers }) => drivers[at] ?? Number.NaN)),
  ];
  const ranks = columns.map((column) => midRanks(column, counts));
  return analyseCorrelated({
    n: counts.reduce((sum, count) => sum + count, 0),
    linear: correlations(columns, counts),
    ranked: correlations(ranks, counts),
    scores: columns.slice(1).map((column) => mean(column.map((value, row) => [value, counts[row] ?? 0] as const))),
  });
}

/** Correlations of the same people's answers: the outcome first, then each driver. Null for what never varies. */
export interface Correlated {
  n: number;
  linear: readonly (readonly (number | null)[])[];
  ranked: readonly (readonly (number | null)[])[];
  /** Each driver's mean. */
  scores: readonly Interval[];
}

/** The same from correlations that are known already: where everybody answered everything, counted pairs hold them. */
export function analyseCorrelated({ n, linear, ranked, scores }: Correlated): DriverAnalysis {
  const tests = linear.slice(1).map(([r = null]) => correlationTest(r, n));
  const rates = falseDiscoveryRates(tests.filter((p) => p !== null));
  const { method, r2, parts } = divide(linear, n);
  let next = 0;
  const drivers = scores.map((score, at): Driver => {
    const p = tests[at] ?? null;
    const q = p === null ? null : (rates[next++] ?? null);
    return {
      score,
      pearson: correlationInterval(linear[at + 1]?.[0] ?? null, n, "pearson"),
      spearman: correlationInterval(ranked[at + 1]?.[0] ?? null, n, "spearman"),
      p,
      q,
      importance: method === null ? null : q !== null && q <= significant ? (parts.get(at) ?? 0) : 0,
    };
  });
  return { n, method, r2, drivers };
}

/** R² and each driver's part of it, of the drivers that vary; all of it before the insignificant ones are set to 0. */
function divide(linear: readonly (readonly (number | null)[])[], n: number) {
  const nothing = { method: null, r2: null, parts: new Map<number, number>() };
  const count = linear.length - 1;
  if (count < 1 || n < neededFor(count) || linear[0]?.[0] == null) return nothing;
  const varying = Array.from({ length: count }, (_, at) => at).filter((at) => linear[at + 1]?.[0] != null);
  const among = varying.map((i) => varying.map((j) => linear[i + 1]?.[j + 1] ?? 0));
  const outcome = varying.map((at) => linear[at + 1]?.[0] ?? 0);
  const method = varying.length <= mostForLmg ? ("lmg" as const) : ("johnson" as const);
  const parts = method === "lmg" ? lmg(among, outcome) : relativeWeights(among, outcome);
  return {
    method,
    r2: explainedBy(Array.from(varying.keys()), among, outcome),
    parts: new Map(varying.map((at, k) => [at, parts[k] ?? 0])),
  };
}
