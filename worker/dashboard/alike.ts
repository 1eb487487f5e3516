/** Names that nobody recognised, those that are written almost alike together, the most frequent first. Pure. */
import type { Unmatched } from "#contract";

export interface NameGroup {
  names: Unmatched[];
  n: number;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Campaigns whose own name is written almost alike. */
  records: Unmatched["records"];
}

export function groupNames(items: readonly Unmatched[]): NameGroup[] {
  const seen = new Set<string>();
  const groups: NameGroup[] = [];
  for (const item of items) {
    if (seen.has(item.key)) continue;
    const names = [item, ...items.filter(({ key }) => item.similar.includes(key))];
    for (const { key } of names) seen.add(key);
    groups.push({
      names,
      n: names.reduce((sum, { n }) => sum + n, 0),
      firstSeenAt: names.map((name) => name.firstSeenAt).reduce((a, b) => (a < b ? a : b)),
      lastSeenAt: names.map((name) => name.lastSeenAt).reduce((a, b) => (a > b ? a : b)),
      records: item.records,
    });
  }
  return groups.sort((a, b) => b.n - a.n);
}
