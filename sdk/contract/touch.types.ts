/**
 * The shapes of an arrival, without a schema, so that browser code can use them and stay free of valibot.
 * `touch.ts` beside this file holds the schemas; a type test keeps the two equal.
 */

/** One arrival as it crosses the wire: allow-listed link parameters, trimmed referrer, own host, landing path, time. */
export interface Touch {
  /** ISO 8601 UTC. */
  at: string;
  /** Ordinal of the visit; 30 minutes of silence end one. */
  session?: number;
  /** Allow-listed parameters only, names in lower case. At most 24, 2 KB in all. */
  params: Record<string, string>;
  /** Scheme, host and path of the referring page (at most 512 characters), or "". */
  referrer: string;
  /** The host of the page that was opened. */
  host?: string;
  /** The path of the page that was opened, without query or fragment. */
  landing?: string;
}

export const channels = [
  "direct",
  "cross_network",
  "paid_shopping",
  "paid_search",
  "paid_social",
  "paid_video",
  "display",
  "paid_other",
  "ai_assistant",
  "organic_shopping",
  "organic_social",
  "organic_video",
  "organic_search",
  "referral",
  "email",
  "affiliates",
  "audio",
  "sms",
  "mobile_push",
  "unassigned",
] as const;
export type Channel = (typeof channels)[number];

/** Who decided the channel: GA4's table, a rule of Voz, a rescue rule before Unassigned, or the workspace's own. */
export const channelRules = ["ga4", "voz", "rescue", "custom"] as const;
export type ChannelRule = (typeof channelRules)[number];

/** Which fact named the source. */
export const touchBases = ["click_id", "utm", "email_id", "affiliate_id", "referrer", "ref_param", "direct"] as const;
export type TouchBasis = (typeof touchBases)[number];

/** What Voz makes of one arrival. `(direct)`, `(none)` and `(not set)` stand for the absent. */
export interface ResolvedTouch {
  at: string;
  session?: number;
  source: string;
  medium: string;
  campaign: string | null;
  /** The comparable form of `campaign`. */
  campaignKey: string | null;
  /** The campaign's id as the link carries it (`utm_id` and its equivalents). */
  linkCampaignId: string | null;
  term: string | null;
  content: string | null;
  channel: Channel;
  channelRule: ChannelRule;
  basis: TouchBasis;
  /** The name of the click id parameter that counts, never its value. */
  clickId: string | null;
  clickIds: string[];
  referrerHost: string | null;
  landing: string | null;
  flags: string[];
  ruleVersion: number;
}
