/** Reading a histogram, whose values are text: "not_recalled" and "other" are words, not numbers. */
import type { Histogram } from "../../histogram.ts";
import type { Counted } from "../mean.ts";

/** The answers that are numbers, with their counts. */
export const numbersIn = (histogram: Histogram): Counted[] =>
  Array.from(histogram, ([value, n]) => [value === "" ? Number.NaN : Number(value), n] as const).filter(
    ([value]) => !Number.isNaN(value),
  );

export const countWhere = (histogram: Histogram, holds: (value: number) => boolean): number =>
  numbersIn(histogram).reduce((sum, [value, n]) => (holds(value) ? sum + n : sum), 0);
