/** From one raw touch to what Voz makes of it: §3 to §7 in one pure step. Nothing that arrives here is trusted. */
import type { ResolvedTouch, Touch } from "../../sdk/contract/touch.types.ts";
import { maskedPath } from "../../sdk/arrival/read.ts";
import { channelOf } from "./channel.ts";
import { campaignKey, clean, readLink } from "./normalise.ts";
import { decide } from "./precedence.ts";
import { isExcluded, isOwn, readReferrer } from "./referrer.ts";
import { lookupReferrer } from "./registry/lookup.ts";
import { ruleVersion } from "./registry/registry.gen.ts";
import { defaultTouchSettings, type TouchSettings } from "./settings.ts";

/** A resolved touch, or the reason why an arrival is none; its facts are then those of a direct one. */
export type TouchVerdict =
  | ({ touch: true } & ResolvedTouch)
  | ({ touch: false; reason: "own" | "excluded" } & ResolvedTouch);

const ahead = 5 * 60_000;

/** A time that can be used: what cannot be read, or lies ahead of the server's clock, becomes the server's. */
function timeOf(at: unknown, now: string | undefined, flags: Set<string>): string {
  const time = typeof at === "string" && at.length <= 40 ? Date.parse(at) : NaN;
  if (!Number.isNaN(time) && !(now && time > Date.parse(now) + ahead)) return at as string;
  flags.add("clock_skew");
  return now ?? new Date(0).toISOString();
}

/** The path that was opened, without a query, a fragment or an address of a person. */
const landingOf = (landing: unknown): string | null => {
  if (typeof landing !== "string" || !landing) return null;
  const path = clean(landing.slice(0, 2048).replace(/[?#][^]*$/, ""), 512);
  return path ? maskedPath(path) : null;
};

/** The shape that every verdict starts from: an arrival of which nothing is known. */
export const directTouch = (at: string, session?: number): ResolvedTouch => ({
  at,
  ...(session !== undefined && { session }),
  source: "(direct)",
  medium: "(none)",
  campaign: null,
  campaignKey: null,
  linkCampaignId: null,
  term: null,
  content: null,
  channel: "direct",
  channelRule: "ga4",
  basis: "direct",
  clickId: null,
  clickIds: [],
  referrerHost: null,
  landing: null,
  flags: [],
  ruleVersion,
});

/**
 * §3 to §7. `now` is the server's clock; without it a time ahead cannot be told. Never throws, whatever is sent.
 * Flags: click_id_conflict, internal_campaign, excluded_referrer, pii_dropped, unfilled_macro, unknown_param,
 * bad_value, oversize, clock_skew.
 */
export function resolveTouch(touch: Touch, settings: TouchSettings = defaultTouchSettings, now?: string): TouchVerdict {
  const raw: { [field in keyof Touch]?: unknown } = touch !== null && typeof touch === "object" ? touch : {};
  const flags = new Set<string>();
  const link = readLink(raw.params, flags);
  const referrer = readReferrer(raw.referrer);
  const session = Number.isInteger(raw.session) && (raw.session as number) > 0 ? (raw.session as number) : undefined;
  const base = {
    ...directTouch(timeOf(raw.at, now, flags), session),
    referrerHost: referrer?.host ?? null,
    landing: landingOf(raw.landing),
  };

  const page = typeof raw.host === "string" ? raw.host.slice(0, 255) : undefined;
  const carries = link.source !== null || link.medium !== null || link.names || link.clickIds.length > 0;
  const own = referrer !== null && !referrer.app && isOwn(referrer.host, page, settings);
  const found =
    referrer === null || own || isExcluded(referrer, settings.excludedReferrers) ? null : lookupReferrer(referrer);
  if (own && (!carries || settings.ignoreInternalCampaigns))
    return { touch: false, reason: "own", ...base, flags: [...flags].sort() };
  if (own) flags.add("internal_campaign");
  else if (referrer && !found) {
    if (!carries) return { touch: false, reason: "excluded", ...base, flags: [...flags].sort() };
    flags.add("excluded_referrer");
  }

  const decision = decide(yclidOf(link, referrer?.host, settings), found);
  if (decision.conflict) flags.add("click_id_conflict");
  const { source, medium, category, network, basis } = decision;
  const channel = channelOf(
    {
      source,
      medium,
      campaign: link.campaign ?? "",
      category,
      network,
      referrer: base.referrerHost ?? "",
      landing: base.landing ?? "",
    },
    settings.customChannelRules,
  );
  return {
    touch: true,
    ...base,
    source,
    medium,
    campaign: link.campaign,
    campaignKey: link.campaign === null ? null : campaignKey(link.campaign),
    linkCampaignId: link.linkCampaignId,
    term: link.term,
    content: link.content,
    ...channel,
    basis,
    clickId: link.clickIds[0]?.param ?? null,
    clickIds: link.clickIds.map(({ param }) => param),
    flags: [...flags].sort(),
  };
}

/** §4: `yclid` is Yahoo! JAPAN's where the referrer or the workspace says so, else Yandex's. */
function yclidOf(
  link: ReturnType<typeof readLink>,
  host: string | undefined,
  settings: TouchSettings,
): ReturnType<typeof readLink> {
  if (!settings.yclidIsYahooJapan && !/(^|\.)yahoo\.co\.jp$/.test(host ?? "")) return link;
  return {
    ...link,
    clickIds: link.clickIds.map((row) => (row.param === "yclid" ? { ...row, source: "yahoo japan" } : row)),
  };
}
