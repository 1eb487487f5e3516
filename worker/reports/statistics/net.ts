import { confidenceOf, noAnswers, type Interval } from "./confidence.ts";
import { z95 } from "./normal.ts";

/**
 * A net score, 100·(positive − negative)/n in points −100…100, with the adjusted-Wald interval: three answers are
 * added, 3/4 of one to each pole, before Wald's formula. The score is raw, the interval is the adjusted one, so its
 * centre lies a little nearer to 0. Source: Rocks, "Interval Estimation for the Net Promoter Score" (2016); MeasuringU.
 */
export function netScore(positive: number, neutral: number, negative: number): Interval {
  const n = positive + neutral + negative;
  if (n === 0) return noAnswers;
  const size = n + 3;
  const p = (positive + 0.75) / size;
  const d = (negative + 0.75) / size;
  const centre = p - d;
  const half = z95 * Math.sqrt((p + d - centre * centre) / size);
  return {
    value: (100 * (positive - negative)) / n,
    low: Math.max(-100, 100 * (centre - half)),
    high: Math.min(100, 100 * (centre + half)),
    n,
    confidence: confidenceOf(n),
  };
}
