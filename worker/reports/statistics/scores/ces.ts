/** Customer effort, in its two generations. They run in opposite directions and never share an axis. */
import type { Histogram } from "../../histogram.ts";
import type { Interval } from "../confidence.ts";
import { mean } from "../mean.ts";
import { netScore } from "../net.ts";
import { share } from "../share.ts";
import { countWhere, numbersIn } from "./numbers.ts";
import { easePoles } from "./poles.ts";

/**
 * CES 2.0, agreement 1–7 with "made it easy", higher is easier: the mean, 1…7; the share of 5–7 (top-3-box), 0…1; and
 * %(6–7) − %(1–3) in points. Source: CEB, "Effortless experience" (Dixon, Toman & DeLisi 2013).
 */
export function easeOf(histogram: Histogram): { mean: Interval; topBox: Interval; net: Interval } {
  const { positive, neutral, negative } = easePoles(histogram);
  const easy = countWhere(histogram, (value) => value >= 5);
  return {
    mean: mean(numbersIn(histogram), [1, 7]),
    topBox: share(easy, positive + neutral + negative),
    net: netScore(positive, neutral, negative),
  };
}

/** CES 1.0, effort 1–5, lower is better: the mean, 1…5, and the share of 1–2, 0…1. Source: Dixon, Freeman & Toman 2010. */
export function effortOf(histogram: Histogram): { mean: Interval; low: Interval } {
  const n = countWhere(histogram, () => true);
  return {
    mean: mean(numbersIn(histogram), [1, 5]),
    low: share(
      countWhere(histogram, (value) => value <= 2),
      n,
    ),
  };
}
