/** What would the score be if the respondents were mixed as the population is? */

/** Respondents alike in every margin: their keys, one a margin; how many; the sum of their outcomes (hits, or scores). */
export interface Cell {
  keys: readonly string[];
  n: number;
  sum: number;
}
/** A known margin of the population: how many people have each key. */
export type Margin = ReadonlyMap<string, number>;

export interface Weighted {
  raw: number | null;
  weighted: number | null;
  /** How many unweighted answers would be as precise: (Σw)²/Σw², over respondents. */
  nEff: number | null;
  /** One a cell, population share ÷ sample share, at most 5. */
  weights: number[];
}

const most = 5;
const rounds = 200;

/**
 * Post-stratification on one known margin (w = population share ÷ sample share), raking on two, weights trimmed at 5.
 * Shares are taken among the keys that have a respondent; a respondent whose key the population lacks weighs nothing.
 * Source: Deming & Stephan 1940 (raking); Kish, "Survey Sampling" (1965), §11.7 (effective size).
 */
export function postStratify(cells: readonly Cell[], population: readonly Margin[]): Weighted {
  const weights = rake(cells, population).map((weight) => Math.min(most, weight));
  let [n, sum, weightedN, weightedSum, squares] = [0, 0, 0, 0, 0];
  for (const [at, cell] of cells.entries()) {
    const weight = weights[at] ?? 0;
    n += cell.n;
    sum += cell.sum;
    weightedN += weight * cell.n;
    weightedSum += weight * cell.sum;
    squares += weight * weight * cell.n;
  }
  return {
    raw: n === 0 ? null : sum / n,
    weighted: weightedN === 0 ? null : weightedSum / weightedN,
    nEff: squares === 0 ? null : (weightedN * weightedN) / squares,
    weights,
  };
}

function rake(cells: readonly Cell[], population: readonly Margin[]): number[] {
  let weights = cells.map(() => 1);
  // One margin is met at once; two are met in turns, until a whole turn moves nothing.
  for (let round = 0, moved = 1; round < rounds && moved > 1e-10; round++) {
    const before = weights;
    for (const [at, margin] of population.entries()) weights = meet(cells, weights, at, margin);
    moved = Math.max(0, ...weights.map((weight, at) => Math.abs(weight - (before[at] ?? 0))));
  }
  return weights;
}

/** The weights that give one margin its shares, with a mean of 1 over the respondents. */
function meet(cells: readonly Cell[], weights: readonly number[], margin: number, population: Margin): number[] {
  const sample = new Map<string, number>();
  let n = 0;
  for (const [at, cell] of cells.entries()) {
    const key = cell.keys[margin] ?? "";
    sample.set(key, (sample.get(key) ?? 0) + (weights[at] ?? 0) * cell.n);
    n += cell.n;
  }
  let people = 0;
  for (const [key, weight] of sample) if (weight > 0) people += population.get(key) ?? 0;
  return cells.map((cell, at) => {
    const key = cell.keys[margin] ?? "";
    const weight = sample.get(key) ?? 0;
    if (weight === 0 || people === 0) return 0;
    return ((weights[at] ?? 0) * ((population.get(key) ?? 0) / people) * n) / weight;
  });
}
