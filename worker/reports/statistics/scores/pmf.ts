import type { Histogram } from "../../histogram.ts";
import type { Interval } from "../confidence.ts";
import { share } from "../share.ts";

export type PmfVerdict = "confirmed" | "likely" | "unlikely" | "rejected";

/** The share at which a product is said to fit its market. Source: Ellis, "The startup pyramid" (2009). */
export const pmfLine = 0.4;

/**
 * Product–market fit: the share, 0…1, who would be very disappointed without the product, with Wilson's interval.
 * Values `very`, `somewhat`, `not`; who uses it no longer (`left`) is not in the base. The verdict is firm once the
 * whole interval lies on one side of 40 %, else it goes by the point; null without an answer.
 */
export function pmfOf(histogram: Histogram): Interval & { verdict: PmfVerdict | null } {
  const very = histogram.get("very") ?? 0;
  const fit = share(very, very + (histogram.get("somewhat") ?? 0) + (histogram.get("not") ?? 0));
  return { ...fit, verdict: verdictOf(fit) };
}

function verdictOf({ value, low, high }: Interval): PmfVerdict | null {
  if (value === null || low === null || high === null) return null;
  if (low >= pmfLine) return "confirmed";
  if (high < pmfLine) return "rejected";
  return value >= pmfLine ? "likely" : "unlikely";
}
