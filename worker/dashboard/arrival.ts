/** Why an arrival is what it is, as far as the page says it in words. Pure. */
import type { Campaign, MatchRow, ResolvedArrival, ResolvedTouch, WorkspaceSettings } from "#contract";
import { matchCampaign } from "../campaigns/match.ts";
import { ownRuleAt } from "../touches/channel.ts";

export type MatchReason = { by: "external" } | { by: "name" } | { by: "rule"; row: MatchRow };

/** By which of its marks a campaign recognised the touch. Each is tried alone, with the matching that decided. */
export function matchReason(touch: ResolvedTouch, campaign: Campaign): MatchReason {
  const alone = (match: MatchRow[], externalIds: string[]) =>
    matchCampaign(touch, [{ ...campaign, startsOn: null, endsOn: null, match, externalIds }]) !== null;
  if (touch.linkCampaignId !== null && campaign.externalIds.includes(touch.linkCampaignId)) return { by: "external" };
  const row = campaign.match.find((one) => alone([one], []));
  return row ? { by: "rule", row } : { by: "name" };
}

/** Which of the workspace's own rules gave the channel, counted from 1. */
export const ownRuleOf = (
  { source, medium, campaign, referrerHost, landing }: ResolvedArrival,
  { channelRules }: WorkspaceSettings,
): number =>
  ownRuleAt({ source, medium, campaign: campaign ?? "", referrer: referrerHost ?? "", landing: landing ?? "" }, [
    ...channelRules,
  ]) + 1;

/** Arrivals to try, on a host of the workspace's own where it has named one. */
export function exampleArrivals(host: string) {
  const page = `https://${host}/`;
  return [
    ["newsletter", `${page}?utm_source=newsletter&utm_medium=email&utm_campaign=primavera`, ""],
    ["ad", `${page}?gclid=EAIaIQ&utm_campaign=marca`, "https://www.google.com/"],
    ["conflict", `${page}?utm_source=newsletter&utm_medium=email&gclid=EAIaIQ`, ""],
    ["social", `${page}?fbclid=IwAR0`, "https://l.instagram.com/"],
    ["assistant", page, "https://chatgpt.com/"],
    ["payment", `${page}gracias`, "https://www.paypal.com/checkout"],
    ["own", `${page}ofertas`, page],
  ] as const;
}
