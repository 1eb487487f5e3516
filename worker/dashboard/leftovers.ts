/** What the two sides do not share: answers that no spend stands behind, spend that no answer speaks of. Pure. */
import type { CampaignReport, CampaignRow } from "#contract";
import type { Volume } from "../reports/statistics/promise/ratios.ts";

export interface Leftovers {
  feedback: {
    n: number;
    /** Answers of no known campaign. */
    none: number;
    /** Campaigns with answers and without figures. */
    campaigns: number;
  };
  spend: {
    /** By currency, which are never added together. */
    sums: { currency: string; minor: number; share: number }[];
    /** Campaigns with figures and without answers. */
    campaigns: number;
    /** Whether some of the figures belong to no campaign. */
    unknown: boolean;
  };
}

const answered = ({ n, kept }: CampaignRow): boolean => n > 0 || kept.n > 0;

function spentIn(volumes: Iterable<Pick<Volume, "currency" | "spendMinor">>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { currency, spendMinor } of volumes)
    if (currency !== null && spendMinor !== null) sums.set(currency, (sums.get(currency) ?? 0) + spendMinor);
  return sums;
}

/**
 * `volumes`: the figures by campaign, under "" those of none. `whole`: the same report under no filter, since spend is
 * without feedback only where nobody answered at all.
 */
export function leftoversOf(
  { items }: Pick<CampaignReport, "items">,
  volumes: ReadonlyMap<string, readonly Volume[]>,
  whole: Pick<CampaignReport, "items">,
): Leftovers {
  const known = items.filter(({ campaign }) => campaign !== null);
  const bare = known.filter((row) => answered(row) && row.platforms.length === 0);
  const none = items.find(({ campaign }) => campaign === null)?.n ?? 0;
  const silent = whole.items.filter((row) => row.campaign !== null && !answered(row) && row.platforms.length > 0);
  const unknown = volumes.get("") ?? [];
  const all = spentIn([...volumes.values()].flat());
  const left = spentIn([...unknown, ...silent.flatMap(({ campaign }) => volumes.get(campaign?.id ?? "") ?? [])]);
  return {
    feedback: { n: none + bare.reduce((sum, { n }) => sum + n, 0), none, campaigns: bare.length },
    spend: {
      sums: [...left]
        .filter(([, minor]) => minor > 0)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([currency, minor]) => ({ currency, minor, share: minor / (all.get(currency) ?? minor) })),
      campaigns: silent.length,
      unknown: unknown.length > 0,
    },
  };
}
