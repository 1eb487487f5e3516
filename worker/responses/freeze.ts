/** Resolves the touches that came with a response and freezes what each model makes of them. Pure. */
import type { Channel, ResolvedTouch, ResponseTouches, Touch, WorkspaceSettings } from "#contract";
import { matchCampaign } from "../campaigns/match.ts";
import { attributeTouches, defaultTouchSettings, type TouchSettings } from "../touches/index.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";

export interface Frozen {
  flags: string[];
  columns: {
    touches: ResponseTouches;
    campaign: string | null;
    campaignFirst: string | null;
    campaignLast: string | null;
    channel: Channel | null;
    channelFirst: Channel | null;
    channelLast: Channel | null;
  };
}

type Known = Pick<Snapshot, "settings" | "campaigns">;

/** What a workspace says about its arrivals, over the defaults. */
export const touchSettings = ({ ownHosts, excludedReferrers, lookbackDays }: WorkspaceSettings): TouchSettings => ({
  ...defaultTouchSettings,
  ownHosts,
  excludedReferrers,
  lookbackDays,
});

export function freezeTouches(snapshot: Known, raw: readonly Touch[], at: string): Frozen {
  const credit = attributeTouches(raw, touchSettings(snapshot.settings), at);
  const matched = (touch: ResolvedTouch | null) => (touch ? matchCampaign(touch, snapshot.campaigns) : null);
  const byDefault = matched(credit.lastNonDirect);
  const flags = new Set<string>(byDefault?.flags ?? []);
  for (const touch of [credit.first, credit.last, credit.lastNonDirect])
    for (const flag of touch?.flags ?? []) flags.add(flag);
  return {
    flags: [...flags],
    columns: {
      touches: {
        scope: raw.length === 0 ? "none" : raw.length === 1 ? "page" : "history",
        first: credit.first,
        last: credit.last,
        lastNonDirect: credit.lastNonDirect,
      },
      campaign: byDefault?.id ?? null,
      campaignFirst: matched(credit.first)?.id ?? null,
      campaignLast: matched(credit.last)?.id ?? null,
      channel: credit.lastNonDirect?.channel ?? null,
      channelFirst: credit.first?.channel ?? null,
      channelLast: credit.last?.channel ?? null,
    },
  };
}
