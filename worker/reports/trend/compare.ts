/** Is it more than chance? The last closed week against earlier ones, and slow drift over all of them. Pure. */
import type { TrendReport } from "#contract";
import { asFamily, changeIn } from "../change.ts";
import type { Histogram } from "../histogram.ts";
import type { Gauge } from "../scores.ts";
import { cusum } from "../statistics/trend/drift.ts";
import type { Week } from "./weeks.ts";

export interface CountedWeek extends Week {
  histogram: Histogram;
}

export function pooled(weeks: readonly { histogram: Histogram }[]): Histogram {
  const sum = new Map<string, number>();
  for (const { histogram } of weeks) for (const [value, n] of histogram) sum.set(value, (sum.get(value) ?? 0) + n);
  return sum;
}

/** The q-values of all that is tested on one screen, in place of those of fewer. */
export function testedTogether<Tested extends Pick<TrendReport, "change">>(trends: readonly Tested[]): Tested[] {
  const all = asFamily(trends.flatMap(({ change }) => [change.previous, change.baseline]));
  return trends.map((trend, at) => {
    const { week, previous, baseline } = trend.change;
    return { ...trend, change: { week, previous: all[2 * at] ?? previous, baseline: all[2 * at + 1] ?? baseline } };
  });
}

/** The last of these closed weeks against the one before it, and against the four before it together. */
export function changeOf(gauge: Gauge, closed: readonly CountedWeek[]): TrendReport["change"] {
  const last = closed.at(-1);
  const now = pooled(closed.slice(-1));
  return {
    week: last ? { from: last.from, to: last.to } : null,
    previous: changeIn(gauge.difference(pooled(closed.slice(-2, -1)), now)),
    baseline: changeIn(gauge.difference(pooled(closed.slice(-5, -1)), now)),
  };
}

/** Weeks that say what is usual; the later ones are watched against them. */
const usual = 4;

/** Drift of the weeks that follow the first four with answers; null without 10 answers in those, or none to watch. */
export function driftOf(gauge: Gauge, closed: readonly CountedWeek[]): TrendReport["drift"] {
  const told = closed.filter(({ histogram }) => histogram.size > 0);
  const first = told.slice(0, usual);
  const watched = told.slice(usual);
  const baseline = gauge.measure(pooled(first));
  if (first.length < usual || watched.length === 0 || baseline.value === null || baseline.n < 10) return null;
  const { value: target } = baseline;
  const zs = watched.map(({ histogram }) => {
    const { value } = gauge.measure(histogram);
    const error = gauge.error(histogram);
    return value === null || error === null || error === 0 ? null : (value - target) / error;
  });
  const { signal } = cusum(zs);
  const week = signal && watched[signal.at]?.from;
  const since = signal && watched[signal.change]?.from;
  return { baseline, signal: signal && week && since ? { side: signal.side, week, since } : null };
}
