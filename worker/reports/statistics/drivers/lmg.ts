import type { Matrix } from "./correlation.ts";
import { explainedBy } from "./explained.ts";

/**
 * Importance by LMG, the Shapley value of R²: what a driver adds to R², averaged over every order in which the drivers
 * could enter. The parts add up to R². 2^p models, so for at most 8 drivers. Source: Lindeman, Merenda & Gold 1980;
 * Grömping, "Estimators of relative importance in linear regression based on variance decomposition" (2007).
 */
export function lmg(among: Matrix, outcome: readonly number[]): number[] {
  const count = outcome.length;
  const models = Array.from({ length: 2 ** count }, (_, model) => {
    const chosen = Array.from(outcome.keys()).filter((driver) => model & (1 << driver));
    return explainedBy(chosen, among, outcome);
  });
  return outcome.map((_, driver) => {
    let importance = 0;
    for (const [model, explained] of models.entries())
      if (!(model & (1 << driver)))
        importance += orders(sizeOf(model), count) * ((models[model | (1 << driver)] ?? 0) - explained);
    return Math.max(0, importance);
  });
}

const sizeOf = (model: number): number => {
  let size = 0;
  for (let left = model; left > 0; left >>= 1) size += left & 1;
  return size;
};

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** The share of the orders in which exactly these drivers come first and then the one: s!(p − s − 1)!/p!. */
const orders = (size: number, count: number): number =>
  (factorial(size) * factorial(count - size - 1)) / factorial(count);
