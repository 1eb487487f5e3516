/** A tested difference as reports tell it: its interval, its p, and the q of all that one answer tests together. Pure. */
import type { Change } from "#contract";
import { confidenceOf } from "./statistics/confidence.ts";
import type { Difference } from "./statistics/difference.ts";
import { falseDiscoveryRates } from "./statistics/family.ts";

export const changeIn = ({ value, low, high, n, p }: Difference): Change => ({
  value,
  low,
  high,
  n,
  confidence: confidenceOf(n),
  p,
  q: null,
});

/** The same in the same order, each with its q in the family of all of them; what has no p is in no family. */
export function asFamily(changes: readonly Change[]): Change[] {
  const qs = falseDiscoveryRates(changes.flatMap(({ p }) => p ?? []));
  let at = 0;
  return changes.map((change) => ({ ...change, q: change.p === null ? null : (qs[at++] ?? null) }));
}
