/** From counted cells to the figures of a row. Pure: a metric's definition is here, once. */
import type { Interval } from "./statistics/confidence.ts";
import { netScore } from "./statistics/net.ts";
import { share } from "./statistics/share.ts";

/** value → how many answers; values are text, as the cells hold numbers and words. */
export type Histogram = ReadonlyMap<string, number>;

const count = (histogram: Histogram, holds: (value: number) => boolean): number => {
  let sum = 0;
  for (const [value, n] of histogram) if (value !== "" && holds(Number(value))) sum += n;
  return sum;
};

/** 9–10 promoters, 7–8 passives, 0–6 detractors. */
export const npsOf = (histogram: Histogram): Interval =>
  netScore(
    count(histogram, (value) => value >= 9),
    count(histogram, (value) => value === 7 || value === 8),
    count(histogram, (value) => value <= 6),
  );

const asPromised = (histogram: Histogram) => count(histogram, (value) => value === 0);
const better = (histogram: Histogram) => count(histogram, (value) => value > 0);
const worse = (histogram: Histogram) => count(histogram, (value) => value < 0);

/** The share of promises that were kept or surpassed; who recalls no promise is not in the base. */
export const keptOf = (histogram: Histogram): Interval =>
  share(asPromised(histogram) + better(histogram), asPromised(histogram) + better(histogram) + worse(histogram));

/** The gap score: 100·(surpassed − broken)/base. */
export const gapOf = (histogram: Histogram): Interval =>
  netScore(better(histogram), asPromised(histogram), worse(histogram));
