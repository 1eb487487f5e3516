/**
 * Mid-ranks, 1…n, of values with counts: equal values share the middle of the ranks that they take up together.
 * Source: Kendall, "The treatment of ties in ranking problems" (1945).
 */
export function midRanks(values: readonly number[], counts: readonly number[] = []): number[] {
  const weights = new Map<number, number>();
  for (const [at, value] of values.entries()) weights.set(value, (weights.get(value) ?? 0) + (counts[at] ?? 1));
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, n] of Array.from(weights).sort(([a], [b]) => a - b)) {
    ranks.set(value, below + (n + 1) / 2);
    below += n;
  }
  return values.map((value) => ranks.get(value) ?? 0);
}
