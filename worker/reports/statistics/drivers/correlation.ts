/** Correlation of counted rows: Pearson, Spearman, their intervals, and the test that a driver matters at all. */
import { confidenceOf, type Interval } from "../confidence.ts";
import { studentTwoSided } from "../distributions/student.ts";
import { z95 } from "../normal.ts";

/** A symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/**
 * Pearson's correlations, −1…1, of columns of equal length; row i counts `counts[i]` times. Null for a column that
 * never varies. Source: Pearson 1895.
 */
export function correlations(columns: Matrix, counts: readonly number[]): (number | null)[][] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value, row) => sum + value * (counts[row] ?? 0), 0) / n;
    return Float64Array.from(column, (value) => value - mean);
  });
  const spread = centred.map((column, at) => {
    const size = Math.sqrt(product(column, column, counts) / n);
    // What rounding leaves of a constant is not a spread.
    const greatest = (columns[at] ?? []).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    return size > 1e-12 * greatest ? size : 0;
  });
  const all = centred.map((): (number | null)[] => []);
  for (const [i, a] of centred.entries())
    for (const [j, b] of centred.slice(0, i + 1).entries()) {
      const scale = (spread[i] ?? 0) * (spread[j] ?? 0);
      const r = i === j ? 1 : Math.max(-1, Math.min(1, product(a, b, counts) / n / scale));
      all[i]![j] = all[j]![i] = scale === 0 ? null : r;
    }
  return all;
}

/** Σ count·a·b. */
function product(a: Float64Array, b: Float64Array, counts: readonly number[]): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (counts[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}

/**
 * A correlation with its interval on Fisher's z scale, tanh(atanh r ± z·SE). For Pearson SE = 1/√(n − 3) (Fisher 1921);
 * for Spearman √((1 + r²/2)/(n − 3)) (Bonett & Wright 2000). Under 4 answers the interval is unknown.
 */
export function correlationInterval(r: number | null, n: number, kind: "pearson" | "spearman"): Interval {
  const confidence = confidenceOf(n);
  if (r === null || n < 4) return { value: r, low: null, high: null, n, confidence };
  const half = z95 * Math.sqrt((kind === "pearson" ? 1 : 1 + (r * r) / 2) / (n - 3));
  const centre = Math.atanh(r);
  return { value: r, low: Math.tanh(centre - half), high: Math.tanh(centre + half), n, confidence };
}

/** The two-sided p of "no correlation": t = r·√((n − 2)/(1 − r²)) with n − 2 degrees of freedom. Source: Student 1908. */
export const correlationTest = (r: number | null, n: number): number | null =>
  r === null || n < 3 ? null : studentTwoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
