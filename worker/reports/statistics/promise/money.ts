/**
 * What a kept promise costs. Respondents stand for everybody who converted, so these are estimates: pages label them so,
 * show n and the response rate, and hide them below 30 answers. Spend is never divided by a number of responses.
 */
import { noAnswers, type Interval } from "../confidence.ts";

/**
 * A cost per acquisition spread over the share of customers who count: CPA/share, in the units of the CPA, from
 * CPA/high to CPA/low. A share of 0 has no cost but a least one: value and upper end are null. With the kept rate it is
 * the cost per kept promise, with the share of promoters the cost per promoter.
 */
export function costPer(cpa: number | null, { value, low, high, n, confidence }: Interval): Interval {
  if (n === 0) return noAnswers;
  const over = (part: number | null) => (cpa === null || part === null || part === 0 ? null : cpa / part);
  return { value: over(value), low: over(high), high: over(low), n, confidence };
}

/** The figures that one kept rate gives to a campaign's money; null where a part is unknown. */
export interface KeptMoney {
  /** conversions·K, customers. */
  keptCustomers: number | null;
  /** spend·(1 − K), in the units of the spend. */
  onBrokenPromises: number | null;
  /** ROAS·K, revenue a unit of spend. */
  keptRoas: number | null;
}
interface Known {
  conversions: number | null;
  spend: number | null;
  roas: number | null;
}

export function keptMoney({ conversions, spend, roas }: Known, { value: kept }: Pick<Interval, "value">): KeptMoney {
  const times = (figure: number | null, part: number | null) =>
    figure === null || part === null ? null : figure * part;
  return {
    keptCustomers: times(conversions, kept),
    onBrokenPromises: times(spend, kept === null ? null : 1 - kept),
    keptRoas: times(roas, kept),
  };
}
