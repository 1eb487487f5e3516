/** What a workspace may say about its arrivals. */
import type { Channel } from "../../sdk/contract/touch.types.ts";

/** One test of a custom rule; texts are compared without regard to case. */
export interface CustomCondition {
  field: "source" | "medium" | "campaign" | "referrer" | "landing";
  op: "is" | "contains" | "startsWith";
  value: string;
}
/** A workspace's own channel rule: all its tests must hold. Tried before the table, in order (§7). */
export interface CustomChannelRule {
  channel: Channel;
  all: CustomCondition[];
}

export interface TouchSettings {
  /** Hosts that are the workspace's own beside the page's; a registrable domain takes its subdomains along (§5). */
  ownHosts: string[];
  /** Hosts that never open a touch, beside the built-in list: exact, ".host" with subdomains, optional path prefix. */
  excludedReferrers: string[];
  /** How far back a touch may take a conversion, 1 to 90 days (§8). */
  lookbackDays: number;
  customChannelRules: CustomChannelRule[];
  /** A campaign on a link inside the own site is no touch, where it would be one with a flag. */
  ignoreInternalCampaigns: boolean;
  /** Two ad platforms share the name `yclid`; the referrer cannot always tell which one it was (§4). */
  yclidIsYahooJapan: boolean;
}

export const defaultTouchSettings: TouchSettings = {
  ownHosts: [],
  excludedReferrers: [],
  lookbackDays: 30,
  customChannelRules: [],
  ignoreInternalCampaigns: false,
  yclidIsYahooJapan: false,
};
