/** A tagged link from its parts, and the parts that a campaign's rules ask for. Pure. */
import type { Campaign, MatchTest } from "#contract";
import { campaignKey } from "../touches/normalise.ts";

export const linkTags = ["source", "medium", "name", "id", "content", "term"] as const;
export type LinkTag = (typeof linkTags)[number];
export type LinkTags = Record<LinkTag, string>;

const parameters: Record<LinkTag, string> = {
  source: "utm_source",
  medium: "utm_medium",
  name: "utm_campaign",
  id: "utm_id",
  content: "utm_content",
  term: "utm_term",
};

export const longestLink = 2000;

/** The address with its own parameters kept and the tags set; null where it is no web address. */
export function tagged(destination: string, tags: Partial<LinkTags>): string | null {
  const complete = /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(destination) ? `https://${destination}` : destination;
  let url: URL;
  try {
    url = new URL(complete);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  for (const tag of linkTags) if (tags[tag]) url.searchParams.set(parameters[tag], tags[tag]);
  return url.href;
}

/** What a link needs for this campaign to recognise it: its first exact rule, else its name, else an external id. */
export function tagsOf(campaign: Campaign): Partial<LinkTags> {
  const rows = campaign.match.map((row) => ("all" in row ? row.all : [row]));
  const named = ({ field, op }: MatchTest) => field === "campaign" && op === "is";
  const exact =
    rows.find((tests) => tests.every(({ op }) => op === "is") && tests.some(named)) ??
    rows.find((tests) => tests.some(named));
  const wanted = (field: MatchTest["field"]) => exact?.find((test) => test.field === field && test.op === "is")?.value;
  const given: Partial<Record<LinkTag, string | undefined>> = {
    name: wanted("campaign") ?? (campaign.match.length === 0 ? campaignKey(campaign.name) : undefined),
    source: wanted("source"),
    medium: wanted("medium"),
    content: wanted("content"),
    term: wanted("term"),
    id: wanted("linkCampaignId") ?? (exact || campaign.match.length === 0 ? undefined : campaign.externalIds[0]),
  };
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined));
}
