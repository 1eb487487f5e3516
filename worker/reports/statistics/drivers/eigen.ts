import type { Matrix } from "./correlation.ts";

/**
 * Eigenvalues and eigenvectors (columns) of a symmetric matrix by Jacobi's rotations, in no order. Each sweep turns
 * every off-diagonal entry to 0 once; a handful of sweeps leaves only rounding. Source: Golub & Van Loan, "Matrix
 * Computations", §8.5.
 */
export function eigen(symmetric: Matrix): { values: number[]; vectors: number[][] } {
  const a = symmetric.map((row) => Float64Array.from(row));
  const vectors = symmetric.map((_, i) => Float64Array.from(symmetric, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-24; sweep++)
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) rotate(a, vectors, p, q);
  return { values: a.map((row, i) => row[i] ?? 0), vectors: vectors.map((row) => Array.from(row)) };
}

function offDiagonal(a: readonly Float64Array[]): number {
  let sum = 0;
  for (const [i, row] of a.entries()) for (const [j, entry] of row.entries()) if (i !== j) sum += entry * entry;
  return sum;
}

function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const entry = a[p]?.[q] ?? 0;
  if (entry === 0) return;
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * entry);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, p, q, cosine, sine);
  for (const row of vectors) turn(row, p, q, cosine, sine);
  const [upper, lower] = [a[p], a[q]];
  if (!upper || !lower) return;
  for (const [k, x] of upper.entries()) {
    const y = lower[k] ?? 0;
    upper[k] = cosine * x - sine * y;
    lower[k] = sine * x + cosine * y;
  }
}

function turn(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
