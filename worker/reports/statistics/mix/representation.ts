/** Do the respondents look like the population that they stand for? */
import type { Margin } from "./weights.ts";

/** One key of a margin: its share of respondents and of the population, 0…1, and how far they lie apart. */
export interface Representation {
  key: string;
  respondents: number;
  population: number;
  /** Null where one side is all of this key and the other has none of it: they lie further apart than it can say. */
  difference: number | null;
  /** More than .2 apart: the answers may not represent the population. */
  differs: boolean;
}

/**
 * The standardised difference of each key's share, (p₁ − p₂)/√((p₁q₁ + p₂q₂)/2). Source: Austin, "Using the standardized
 * difference to compare the prevalence of a binary variable" (2009). Empty when one side has nobody.
 */
export function representation(respondents: Margin, population: Margin): Representation[] {
  const answered = total(respondents);
  const people = total(population);
  if (answered === 0 || people === 0) return [];
  return Array.from(new Set([...population.keys(), ...respondents.keys()]), (key) => {
    const [p, q] = [(respondents.get(key) ?? 0) / answered, (population.get(key) ?? 0) / people];
    const difference = standardisedDifference(p, q);
    return {
      key,
      respondents: p,
      population: q,
      difference,
      differs: difference === null || Math.abs(difference) > 0.2,
    };
  });
}

function standardisedDifference(p: number, q: number): number | null {
  const spread = Math.sqrt((p * (1 - p) + q * (1 - q)) / 2);
  return p === q ? 0 : spread === 0 ? null : (p - q) / spread;
}

function total(margin: Margin): number {
  let sum = 0;
  for (const n of margin.values()) sum += n;
  return sum;
}
