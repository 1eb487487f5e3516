/** Chance for the demo: seeded, so that everybody sees the same. */

export type Draw = () => number;

/** Mulberry32: small, and the same sequence on every machine. */
export function sequence(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oneOf = <Item>(items: readonly Item[], draw: Draw): Item | undefined =>
  items[Math.floor(draw() * items.length)];

export function weighted<Item>(items: readonly (readonly [Item, number])[], draw: Draw): Item | undefined {
  let rest = draw() * items.reduce((sum, [, weight]) => sum + weight, 0);
  return items.find(([, weight]) => (rest -= weight) < 0)?.[0];
}

/** As a client makes it. */
export function uuid7(time: number, draw: Draw): string {
  const hex = (digits: number) =>
    Math.floor(draw() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const stamp = time.toString(16).padStart(12, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${oneOf(["8", "9", "a", "b"], draw)}${hex(3)}-${hex(6)}${hex(6)}`;
}
