/**
 * Every score by its name: which cells it is made of, its scale, its figure, and how two groups of answers are compared.
 * One path for each unit, so that a score has the same interval and the same test wherever it is shown. Pure.
 */
import type { Score, ScoreName, ScoreUnit } from "#contract";
import type { Histogram } from "./histogram.ts";
import type { Interval } from "./statistics/confidence.ts";
import { netDifference, shareDifference, type Difference, type Hits } from "./statistics/difference.ts";
import { mean, momentsOf } from "./statistics/mean.ts";
import { adjustedNet, answersIn, netScore, type Poles } from "./statistics/net.ts";
import { z95 } from "./statistics/normal.ts";
import { countWhere, numbersIn } from "./statistics/scores/numbers.ts";
import { easePoles, npsPoles, signPoles } from "./statistics/scores/poles.ts";
import { share } from "./statistics/share.ts";
import { meanDifference } from "./statistics/welch.ts";

export interface Gauge {
  unit: ScoreUnit;
  /** The metric of the cells. */
  metric: string;
  least: number;
  most: number;
  measure(histogram: Histogram): Interval;
  /** Second minus first. */
  difference(first: Histogram, second: Histogram): Difference;
  /** The standard error, in the score's own units; null where none can be told. */
  error(histogram: Histogram): number | null;
}

const net = (metric: string, polesOf: (histogram: Histogram) => Poles): Gauge => ({
  unit: "net",
  metric,
  least: -100,
  most: 100,
  measure(histogram) {
    const { positive, neutral, negative } = polesOf(histogram);
    return netScore(positive, neutral, negative);
  },
  difference: (first, second) => netDifference(polesOf(first), polesOf(second)),
  error(histogram) {
    const poles = polesOf(histogram);
    return answersIn(poles) === 0 ? null : 100 * adjustedNet(poles).error;
  },
});

const part = (metric: string, hitsOf: (histogram: Histogram) => Hits): Gauge => {
  const measure = (histogram: Histogram): Interval => {
    const { hits, n } = hitsOf(histogram);
    return share(hits, n);
  };
  return {
    unit: "share",
    metric,
    least: 0,
    most: 1,
    measure,
    difference: (first, second) => shareDifference(hitsOf(first), hitsOf(second)),
    error(histogram) {
      const { low, high } = measure(histogram);
      return low === null || high === null ? null : (high - low) / (2 * z95);
    },
  };
};

const average = (metric: string, least: number, most: number): Gauge => ({
  unit: "mean",
  metric,
  least,
  most,
  measure: (histogram) => mean(numbersIn(histogram), [least, most]),
  difference: (first, second) => meanDifference(numbersIn(first), numbersIn(second)),
  error(histogram) {
    const { n, variance } = momentsOf(numbersIn(histogram));
    return variance === null || variance === 0 ? null : Math.sqrt(variance / n);
  },
});

/** Of the answers that are numbers, those for which it holds. */
const numbers =
  (holds: (value: number) => boolean) =>
  (histogram: Histogram): Hits => ({ hits: countWhere(histogram, holds), n: countWhere(histogram, () => true) });

const recalled = (histogram: Histogram): Hits => {
  const n = answersIn(signPoles(histogram));
  return { hits: n, n: n + (histogram.get("not_recalled") ?? 0) };
};
/** Who uses it no longer is not in the base. */
const disappointed = (histogram: Histogram): Hits => {
  const of = (value: string): number => histogram.get(value) ?? 0;
  return { hits: of("very"), n: of("very") + of("somewhat") + of("not") };
};

export const gauges: Readonly<Record<ScoreName, Gauge>> = {
  nps: net("nps", npsPoles),
  promoters: part(
    "nps",
    numbers((value) => value >= 9),
  ),
  passives: part(
    "nps",
    numbers((value) => value === 7 || value === 8),
  ),
  detractors: part(
    "nps",
    numbers((value) => value <= 6),
  ),
  csat: part(
    "csat",
    numbers((value) => value >= 4),
  ),
  csat_mean: average("csat", 1, 5),
  ces: average("ces", 1, 7),
  easy: part(
    "ces",
    numbers((value) => value >= 5),
  ),
  ease_net: net("ces", easePoles),
  effort: average("ces1", 1, 5),
  low_effort: part(
    "ces1",
    numbers((value) => value <= 2),
  ),
  emotion: net("emotion", signPoles),
  emotion_mean: average("emotion", -2, 2),
  kept: part(
    "promise",
    numbers((value) => value >= 0),
  ),
  gap: net("promise", signPoles),
  recall: part("promise", recalled),
  broken: part(
    "promise",
    numbers((value) => value < 0),
  ),
  exceeded: part(
    "promise",
    numbers((value) => value > 0),
  ),
  disconfirmation: average("promise", -2, 2),
  pmf: part("pmf", disappointed),
  yes: part(
    "yesno",
    numbers((value) => value === 1),
  ),
  rating3: average("rating3", 1, 3),
  rating4: average("rating4", 1, 4),
  rating5: average("rating5", 1, 5),
  rating6: average("rating6", 1, 6),
  rating7: average("rating7", 1, 7),
  rating10: average("rating10", 1, 10),
};

/** The scores of a metric's histogram; the first stands for it. */
export const scoresOf = (metric: string, histogram: Histogram): Score[] =>
  (Object.entries(gauges) as [ScoreName, Gauge][])
    .filter(([, gauge]) => gauge.metric === metric)
    .map(([name, { unit, least, most, measure }]) => ({ name, unit, least, most, measure: measure(histogram) }));
