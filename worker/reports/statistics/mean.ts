import { confidenceOf, noAnswers, type Interval } from "./confidence.ts";
import { student95 } from "./distributions/student.ts";

/** A value and how many gave it. */
export type Counted = readonly [value: number, n: number];

/** How many, their mean, and their variance with n − 1; null under two. */
export interface Moments {
  n: number;
  mean: number;
  variance: number | null;
}
export function momentsOf(counted: Iterable<Counted>): Moments {
  let n = 0;
  let value = 0;
  let squares = 0;
  // Weighted updating keeps the sum of squares exact where values are large and close. Source: West 1979.
  for (const [x, count] of counted) {
    if (count === 0) continue;
    n += count;
    const away = x - value;
    value += (away * count) / n;
    squares += count * away * (x - value);
  }
  return { n, mean: value, variance: n < 2 ? null : squares / (n - 1) };
}

/**
 * The mean in the scale's own units with its t interval, x̄ ± t(n − 1)·s/√n, s with n − 1; `scale` holds the ends that
 * no mean can pass. One answer has no spread, so its interval is unknown: null. Source: Student (Gosset), "The probable
 * error of a mean" (1908).
 */
export function mean(counted: Iterable<Counted>, scale?: readonly [least: number, most: number]): Interval {
  const { n, mean: value, variance } = momentsOf(counted);
  if (n === 0) return noAnswers;
  const confidence = confidenceOf(n);
  if (variance === null) return { value, low: null, high: null, n, confidence };
  const half = student95(n - 1) * Math.sqrt(variance / n);
  const [least, most] = scale ?? [-Infinity, Infinity];
  return { value, low: Math.max(least, value - half), high: Math.min(most, value + half), n, confidence };
}
