/**
 * Simpson's paradox: campaigns reach different touchpoints, and a touchpoint that is hard for everybody makes the campaign
 * that sends people there look bad. Direct standardisation gives each side the same mix. Source: Kitagawa 1955; Simpson 1951.
 */
import type { Hits } from "../difference.ts";

/** Hits and answers by stratum (touchpoint). */
export type Strata = ReadonlyMap<string, Hits>;
/** The mix to which rates are standardised: answers by stratum. */
export type Mix = ReadonlyMap<string, number>;

const thin = 10;
const other = "other";
const nobody: Hits = { hits: 0, n: 0 };

/** The strata under 10 answers in one of the parts are one stratum, "other", in all of them. */
function folding(parts: readonly Strata[]): (stratum: string) => string {
  return (stratum) => (parts.every((part) => (part.get(stratum)?.n ?? 0) >= thin) ? stratum : other);
}

function fold(part: Strata, nameOf: (stratum: string) => string): Map<string, Hits> {
  const folded = new Map<string, Hits>();
  for (const [stratum, { hits, n }] of part) {
    const sum = folded.get(nameOf(stratum)) ?? nobody;
    folded.set(nameOf(stratum), { hits: sum.hits + hits, n: sum.n + n });
  }
  return folded;
}

function foldMix(mix: Mix, nameOf: (stratum: string) => string): Map<string, number> {
  const folded = new Map<string, number>();
  for (const [stratum, n] of mix) folded.set(nameOf(stratum), (folded.get(nameOf(stratum)) ?? 0) + n);
  return folded;
}

/** Σ mix·rate / Σ mix over the strata in which every part has an answer; null where there is none. */
function rateIn(part: Strata, parts: readonly Strata[], mix: Mix): number | null {
  let [sum, weight] = [0, 0];
  for (const [stratum, n] of mix) {
    const { hits, n: answers } = part.get(stratum) ?? nobody;
    if (parts.some((each) => (each.get(stratum)?.n ?? 0) === 0)) continue;
    sum += (n * hits) / answers;
    weight += n;
  }
  return weight === 0 ? null : sum / weight;
}

/** A rate, 0…1, as it would be under the account's mix of strata. */
export function standardisedRate(part: Strata, mix: Mix): number | null {
  const nameOf = folding([part]);
  const folded = fold(part, nameOf);
  return rateIn(folded, [folded], foldMix(mix, nameOf));
}

export interface StandardisedComparison {
  /** Rates of both sides as they are, and under one mix. */
  crude: [number | null, number | null];
  standardised: [number | null, number | null];
  /** Standardising turns the sign of the difference: say "depends on touchpoint" and show the split. */
  flips: boolean;
  /** The crude rates lie 5 points or more apart, the standardised ones no longer, that way: the mix explains it. */
  explained: boolean;
}

/** Two sides under one mix: the account's, or without it both sides together. */
export function compareByStratum(
  first: Strata,
  second: Strata,
  mix: Mix = together(first, second),
): StandardisedComparison {
  const nameOf = folding([first, second]);
  const parts = [fold(first, nameOf), fold(second, nameOf)] as const;
  const shared = foldMix(mix, nameOf);
  const crude: StandardisedComparison["crude"] = [rateOf(first), rateOf(second)];
  const standardised: StandardisedComparison["standardised"] = [
    rateIn(parts[0], parts, shared),
    rateIn(parts[1], parts, shared),
  ];
  const [before, after] = [apart(crude), apart(standardised)];
  const known = before !== null && after !== null;
  return {
    crude,
    standardised,
    flips: known && before * after < 0,
    explained: known && Math.abs(before) >= least && Math.sign(before) * after < least,
  };
}

/** Five points, less a rounding error. */
const least = 0.05 - 1e-9;
const apart = ([a, b]: readonly [number | null, number | null]): number | null =>
  a === null || b === null ? null : b - a;

function rateOf(part: Strata): number | null {
  let [hits, n] = [0, 0];
  for (const stratum of part.values()) {
    hits += stratum.hits;
    n += stratum.n;
  }
  return n === 0 ? null : hits / n;
}

function together(first: Strata, second: Strata): Map<string, number> {
  const mix = new Map<string, number>();
  for (const part of [first, second])
    for (const [stratum, { n }] of part) mix.set(stratum, (mix.get(stratum) ?? 0) + n);
  return mix;
}
