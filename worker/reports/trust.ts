/** Trust cost as reports show it: what a broken promise takes off the recommendation. Pure. */
import type { Histogram } from "./histogram.ts";
import type { Interval } from "./statistics/confidence.ts";
import { answersIn } from "./statistics/net.ts";
import { npsPoles } from "./statistics/scores/poles.ts";
import { trustCost } from "./statistics/scores/promise.ts";

/** From the NPS answers of either group; `n` is everybody who answered both, `confidence` the smaller group's. */
export function trustCostOf(broken: Histogram, kept: Histogram): Interval {
  const [left, stayed] = [npsPoles(broken), npsPoles(kept)];
  const { value, low, high, confidence } = trustCost(left, stayed);
  return { value, low, high, n: answersIn(left) + answersIn(stayed), confidence };
}
