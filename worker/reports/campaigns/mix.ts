/** Is a campaign's difference from the rest its own, or that of the touchpoints to which it sends people? Pure. */
import type { CampaignRow } from "#contract";
import type { Hits } from "../statistics/difference.ts";
import { compareByStratum, standardisedRate, type Strata } from "../statistics/mix/strata.ts";
import { keptIn } from "../statistics/scores/promise.ts";
import type { Sheet } from "./sheet.ts";

/** Five points, less a rounding error. */
const matters = 0.05 - 1e-9;

/** By name: sums of fractions depend on their order in the last digit, and a report is the same however it was counted. */
export const strataOf = ({ touchpoints }: Sheet): Strata =>
  new Map(
    [...touchpoints].sort(([a], [b]) => (a < b ? -1 : 1)).map(([touchpoint, promise]) => [touchpoint, keptIn(promise)]),
  );

/** The account's touchpoints, and what campaigns are compared with: every answer to a promise. */
export interface Account {
  strata: Strata;
  mix: ReadonlyMap<string, number>;
}
export function accountOf(all: Sheet): Account {
  const strata = strataOf(all);
  return { strata, mix: new Map(Array.from(strata, ([touchpoint, { n }]) => [touchpoint, n])) };
}

export const keptStandardised = (campaign: Strata, { mix }: Account): number | null => standardisedRate(campaign, mix);

/**
 * What the row says of the difference that flags it. Of other campaigns nothing: two rates that lie close together turn
 * around by chance, in 8 of 10 reports on campaigns that keep their promises alike.
 */
export function mixOf(campaign: Strata, { strata, mix }: Account, state: CampaignRow["state"]): CampaignRow["mix"] {
  if (state === "insufficient" || state === "in_line") return "none";
  const { standardised, flips, explained } = compareByStratum(without(strata, campaign), campaign, mix);
  const [rest, own] = standardised;
  if (flips && Math.abs((own ?? 0) - (rest ?? 0)) >= matters) return "flips";
  return explained ? "explained" : "none";
}

/** Everybody else. */
function without(all: Strata, campaign: Strata): Strata {
  const others = Array.from(all, ([touchpoint, { hits, n }]): [string, Hits] => {
    const own = campaign.get(touchpoint);
    return [touchpoint, { hits: hits - (own?.hits ?? 0), n: n - (own?.n ?? 0) }];
  });
  return new Map(others);
}
