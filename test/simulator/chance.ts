/** Chance that is the same for a seed: numbers from 0 up to 1 (mulberry32), and what is made of them. */
import type { FillRandom } from "../../worker/http/token.ts";

export interface Chance {
  next(): number;
  /** Whole, from the first up to and with the last. */
  between(first: number, last: number): number;
  /** True in so many of one. */
  is(share: number): boolean;
  pick<One>(from: readonly One[]): One;
  fill: FillRandom;
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (first: number, last: number): number => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    between,
    is: (share) => next() < share,
    pick: (from) => from[between(0, from.length - 1)]!,
    fill: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = between(0, 255);
      return bytes;
    },
  };
}
