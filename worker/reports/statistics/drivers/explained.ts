import type { Matrix } from "./correlation.ts";

/** A driver of which less than this is left after the ones before it says nothing of its own. */
const redundant = 1e-9;

/**
 * R², 0…1, of the chosen drivers: |L⁻¹r|² of the Cholesky factor LLᵀ of their correlations, r their correlations with
 * the outcome. A driver that the others already hold is passed over. Source: Golub & Van Loan, "Matrix Computations", §4.2.
 */
export function explainedBy(chosen: readonly number[], among: Matrix, outcome: readonly number[]): number {
  const kept: { driver: number; row: number[]; projection: number }[] = [];
  let explained = 0;
  for (const driver of chosen) {
    const row: number[] = [];
    let left = 1;
    let projection = outcome[driver] ?? 0;
    for (const [at, before] of kept.entries()) {
      let entry = among[driver]?.[before.driver] ?? 0;
      for (let k = 0; k < at; k++) entry -= (row[k] ?? 0) * (before.row[k] ?? 0);
      entry /= before.row[at] ?? 1;
      row.push(entry);
      left -= entry * entry;
      projection -= entry * before.projection;
    }
    if (left <= redundant) continue;
    row.push(Math.sqrt(left));
    projection /= Math.sqrt(left);
    kept.push({ driver, row, projection });
    explained += projection * projection;
  }
  return Math.min(1, explained);
}
