/** Many tests on one screen: what is left of each p-value when the whole family is looked at. */

/** Where each p stands, smallest first. */
const ascending = (ps: readonly number[]): number[] =>
  ps.map((_, at) => at).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));

/**
 * q-values, in the order given: the smallest false discovery rate at which each test is reported,
 * q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎·m/j. Source: Benjamini & Hochberg, "Controlling the false discovery rate" (1995).
 */
export function falseDiscoveryRates(ps: readonly number[]): number[] {
  const qs = Array.from(ps);
  let least = 1;
  for (const [above, at] of ascending(ps).reverse().entries()) {
    // The factor is 1 or more, so that rounding never puts a q below its p.
    least = Math.min(least, (ps[at] ?? 0) * (ps.length / (ps.length - above)));
    qs[at] = least;
  }
  return qs;
}

/**
 * Adjusted p-values, in the order given, for claims that must all hold: max over j ≤ i of p₍ⱼ₎·(m − j + 1), at most 1.
 * Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
 */
export function familyWise(ps: readonly number[]): number[] {
  const adjusted = Array.from(ps);
  let most = 0;
  for (const [below, at] of ascending(ps).entries()) {
    most = Math.max(most, Math.min(1, (ps[at] ?? 0) * (ps.length - below)));
    adjusted[at] = most;
  }
  return adjusted;
}
