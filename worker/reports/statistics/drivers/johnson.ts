import type { Matrix } from "./correlation.ts";
import { eigen } from "./eigen.ts";

/** Directions in which the drivers vary less than this are a driver told twice. */
const flat = 1e-9;

/**
 * Johnson's relative weights: the drivers are replaced by the uncorrelated variables nearest to them, which explain the
 * outcome, and are credited by what they share with each: εⱼ = Σₖ λ²ⱼₖβ²ₖ, Λ = VΔV′ (the root of their correlations),
 * β = Λ⁻¹r. The parts add up to R². Source: Johnson, "A heuristic method for estimating the relative weight of predictor
 * variables in multiple regression" (2000).
 */
export function relativeWeights(among: Matrix, outcome: readonly number[]): number[] {
  const { values, vectors } = eigen(among);
  const roots = values.map((value) => (value > flat ? Math.sqrt(value) : 0));
  /** V·diag(scale)·V′ */
  const rebuilt = (scales: readonly number[]): number[][] =>
    vectors.map((row) =>
      vectors.map((column) =>
        scales.reduce((sum, scale, axis) => sum + scale * (row[axis] ?? 0) * (column[axis] ?? 0), 0),
      ),
    );
  const inverse = rebuilt(roots.map((root) => (root === 0 ? 0 : 1 / root)));
  const betas = inverse.map((row) => row.reduce((sum, entry, at) => sum + entry * (outcome[at] ?? 0), 0));
  return rebuilt(roots).map((row) => row.reduce((sum, shared, k) => sum + (shared * (betas[k] ?? 0)) ** 2, 0));
}
