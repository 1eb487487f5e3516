/** Second mean minus first, with an interval and a two-sided test that do not ask for equal spreads. */
import { confidenceOf } from "./confidence.ts";
import type { Difference } from "./difference.ts";
import { student95, studentTwoSided } from "./distributions/student.ts";
import { momentsOf, type Counted } from "./mean.ts";

/**
 * second − first in the scale's own units: Welch's t, with Welch and Satterthwaite's degrees of freedom. Without any
 * spread, or with one answer on a side, there is a difference but no test. `z` is t. Source: Welch, "The generalization
 * of Student's problem when several different population variances are involved" (1947).
 */
export function meanDifference(first: Iterable<Counted>, second: Iterable<Counted>): Difference {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  const n = Math.min(a.n, b.n);
  const none = { value: null, low: null, high: null, n, confidence: confidenceOf(n), z: null, p: null };
  if (n === 0) return none;
  const value = b.mean - a.mean;
  const [fromA, fromB] = [(a.variance ?? 0) / a.n, (b.variance ?? 0) / b.n];
  const error = Math.sqrt(fromA + fromB);
  if (a.variance === null || b.variance === null || error === 0) return { ...none, value };
  const df = error ** 4 / (fromA ** 2 / (a.n - 1) + fromB ** 2 / (b.n - 1));
  const half = student95(df) * error;
  return {
    ...none,
    value,
    low: value - half,
    high: value + half,
    z: value / error,
    p: studentTwoSided(value / error, df),
  };
}
