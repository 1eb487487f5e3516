import type { Histogram } from "../../histogram.ts";
import type { Interval } from "../confidence.ts";
import { mean } from "../mean.ts";
import { netScore } from "../net.ts";
import { numbersIn } from "./numbers.ts";
import { signPoles } from "./poles.ts";

/** Five faces, −2…2: %(+, ++) − %(−, −−) in points −100…100, and the mean, −2…2. Source: Bradley & Lang 1994 (valence, SAM). */
export function emotionOf(histogram: Histogram): { net: Interval; mean: Interval } {
  const { positive, neutral, negative } = signPoles(histogram);
  return { net: netScore(positive, neutral, negative), mean: mean(numbersIn(histogram), [-2, 2]) };
}
