/** The two ways of sharing a response among its visits, side by side for each campaign. Pure. */
import type { CreditReport } from "#contract";

export interface CreditRow {
  campaign: CreditReport["items"][number]["campaign"];
  position_based: number;
  linear: number;
  /** Responses in which it has any part; the same under both. */
  n: number;
}
export interface CreditTotals {
  rows: CreditRow[];
  position_based: number;
  linear: number;
}

export function mergeCredit(byPosition: CreditReport, inParts: CreditReport): CreditTotals {
  const key = (campaign: CreditRow["campaign"]) => campaign?.id ?? "";
  const linear = new Map(inParts.items.map(({ campaign, credit }) => [key(campaign), credit]));
  return {
    rows: byPosition.items.map(({ campaign, credit, n }) => ({
      campaign,
      position_based: credit,
      linear: linear.get(key(campaign)) ?? 0,
      n,
    })),
    position_based: byPosition.total,
    linear: inParts.total,
  };
}
