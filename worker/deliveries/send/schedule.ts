/** When to try again: ten tries over three days, each up to a fifth earlier or later than the last time. Pure. */
const second = 1000;
const hour = 3600 * second;
const delays = [
  0,
  5 * second,
  300 * second,
  1800 * second,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
/** Nothing waits longer, whatever a receiver asks for. */
export const longest = 24 * hour;
const jitter = 0.2;

/** The wait after so many tries, or null when there is no further one; `chance` is from 0 up to 1. */
export function delayAfter(tries: number, chance: number): number | null {
  const delay = delays[tries];
  return delay === undefined ? null : Math.min(longest, Math.round(delay * (1 - jitter + 2 * jitter * chance)));
}
