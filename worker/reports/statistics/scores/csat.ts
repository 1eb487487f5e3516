import type { Histogram } from "../../histogram.ts";
import type { Interval } from "../confidence.ts";
import { mean } from "../mean.ts";
import { share } from "../share.ts";
import { countWhere, numbersIn } from "./numbers.ts";

/** CSAT, 1–5: the share of 4 and 5 (top-2-box), 0…1, with Wilson's interval; the mean, 1…5, beside it. */
export function csatOf(histogram: Histogram): { topBox: Interval; mean: Interval } {
  const n = countWhere(histogram, () => true);
  return {
    topBox: share(
      countWhere(histogram, (value) => value >= 4),
      n,
    ),
    mean: mean(numbersIn(histogram), [1, 5]),
  };
}
