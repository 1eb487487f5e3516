/** Resolves the touches that came with a response and freezes what each model makes of them. Pure. */
import type { ResolvedTouch, Touch, WorkspaceSettings } from "#contract";
import { matchCampaign } from "../campaigns/match.ts";
import type { StoredTouches } from "../db/responses.ts";
import { attributeTouches, type TouchSettings } from "../touches/index.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import { packTouches, touchColumns } from "./touches.ts";

type Known = Pick<Snapshot, "settings" | "campaigns">;

/** What a workspace says about its arrivals. */
export const touchSettings = (settings: WorkspaceSettings): TouchSettings => ({
  ownHosts: settings.ownHosts,
  excludedReferrers: settings.excludedReferrers,
  lookbackDays: settings.lookbackDays,
  customChannelRules: settings.channelRules,
  ignoreInternalCampaigns: settings.ignoreInternalCampaigns,
  yclidIsYahooJapan: settings.yclidIsYahooJapan,
});

/** `agreed`: the visitor's device may keep arrivals, so that what came along is a history and not one page load. */
export function freezeTouches(snapshot: Known, raw: readonly Touch[], at: string, agreed = false) {
  const found = attributeTouches(raw, touchSettings(snapshot.settings), at);
  const scope: StoredTouches["scope"] = raw.length === 0 ? "none" : agreed || raw.length > 1 ? "history" : "page";
  const touches = packTouches(found, scope, snapshot.campaigns);
  const lastNonDirect: ResolvedTouch | null = found.lastNonDirect;
  const flags = new Set<string>(lastNonDirect ? matchCampaign(lastNonDirect, snapshot.campaigns)?.flags : []);
  for (const touch of touches.list) for (const flag of touch.flags) flags.add(flag);
  return { flags: [...flags], lastNonDirect, columns: { touches, ...touchColumns(touches) } };
}
