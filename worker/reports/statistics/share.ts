import { confidenceOf, noAnswers, type Interval } from "./confidence.ts";
import { z95 } from "./normal.ts";

/**
 * A share, 0…1, with Wilson's score interval, without continuity correction. Source: Wilson 1927; Newcombe 1998,
 * "Two-sided confidence intervals for the single proportion", method 3.
 */
export function share(hits: number, n: number): Interval {
  if (n === 0) return noAnswers;
  const p = hits / n;
  const z2 = z95 * z95;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  // At the ends the formula is exact but for rounding: 0 of n has its low end at 0.
  const low = hits === 0 ? 0 : Math.max(0, centre - half);
  const high = hits === n ? 1 : Math.min(1, centre + half);
  return { value: p, low, high, n, confidence: confidenceOf(n) };
}
