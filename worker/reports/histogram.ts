/** value → how many answers; values are text, as the cells hold numbers and words. */
export type Histogram = ReadonlyMap<string, number>;

/** A histogram that is still being counted. */
export type Counts = Map<string, number>;

export const count = (counts: Counts, value: string, n: number): void =>
  void counts.set(value, (counts.get(value) ?? 0) + n);

/** The histogram of a group, made where there is none yet. */
export function within<Key>(groups: Map<Key, Counts>, key: Key): Counts {
  const found = groups.get(key) ?? new Map<string, number>();
  groups.set(key, found);
  return found;
}
