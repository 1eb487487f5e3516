import { confidenceOf, noAnswers, type Interval } from "./confidence.ts";
import { z95 } from "./normal.ts";

/** Answers of a question with two poles: promoters, passives, detractors; better, as promised, worse. */
export interface Poles {
  positive: number;
  neutral: number;
  negative: number;
}
export const answersIn = ({ positive, neutral, negative }: Poles): number => positive + neutral + negative;

/**
 * A net score's adjusted centre and standard error, both as shares (−1…1): three answers are added, 3/4 of one to each
 * pole, before Wald's formula. Source: Rocks, "Interval Estimation for the Net Promoter Score" (2016); MeasuringU.
 */
export function adjustedNet(poles: Poles): { centre: number; error: number } {
  const size = answersIn(poles) + 3;
  const p = (poles.positive + 0.75) / size;
  const d = (poles.negative + 0.75) / size;
  return { centre: p - d, error: Math.sqrt((p + d - (p - d) * (p - d)) / size) };
}

/**
 * A net score, 100·(positive − negative)/n in points −100…100, with the adjusted-Wald interval. The score is raw, the
 * interval is the adjusted one, so its centre lies a little nearer to 0. Source: as `adjustedNet`.
 */
export function netScore(positive: number, neutral: number, negative: number): Interval {
  const poles = { positive, neutral, negative };
  const n = answersIn(poles);
  if (n === 0) return noAnswers;
  const { centre, error } = adjustedNet(poles);
  return {
    value: (100 * (positive - negative)) / n,
    low: Math.max(-100, 100 * (centre - z95 * error)),
    high: Math.min(100, 100 * (centre + z95 * error)),
    n,
    confidence: confidenceOf(n),
  };
}
