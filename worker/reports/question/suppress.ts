/** Which groups are too small to be shown. Pure. */

/** In a smaller group, who knows the others knows the answer of the last one. */
const fewest = 5;

/**
 * The places of those that must not be shown: every group of fewer than 5 people, and, since the total is shown beside
 * them, as many of the next smallest as it takes that no fewer than 5 can be told by subtracting the rest.
 */
export function suppressed(sizes: readonly number[]): Set<number> {
  const hidden = new Set<number>();
  let people = 0;
  const ascending = sizes.map((n, at) => ({ n, at })).sort((a, b) => a.n - b.n);
  for (const { n, at } of ascending) {
    if (n >= fewest && (people === 0 || people >= fewest)) break;
    hidden.add(at);
    people += n;
  }
  return hidden;
}
