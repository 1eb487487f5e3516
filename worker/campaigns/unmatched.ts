/** Names that came on links and belong to no record, and their adoption. */
import { and, eq, isNull } from "drizzle-orm";
import type { Adoption, Campaign, CampaignDraft, Unmatched } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { campaignKey } from "../touches/normalise.ts";
import { looseName } from "./alike.ts";
import { arrivalGroups } from "./arrivals.ts";
import { readCampaign } from "./read.ts";
import { createCampaign, updateCampaign } from "./write.ts";

export async function listUnmatched(here: Surroundings): Promise<{ items: Unmatched[]; next: null }> {
  const { campaigns } = schema;
  const groups = await arrivalGroups(here, true);
  const records = await here.db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt)));

  const names = new Map<string, Unmatched>();
  for (const group of groups.toSorted((a, b) => b.n - a.n)) {
    if (group.campaignKey === null) continue;
    const known = names.get(group.campaignKey);
    if (known) {
      known.n += group.n;
      if (group.firstSeenAt < known.firstSeenAt) known.firstSeenAt = group.firstSeenAt;
      if (group.lastSeenAt > known.lastSeenAt) known.lastSeenAt = group.lastSeenAt;
    } else {
      const { campaignKey: key, campaign, source, medium, n, firstSeenAt, lastSeenAt } = group;
      names.set(key, {
        key,
        campaign: campaign ?? key,
        n,
        firstSeenAt,
        lastSeenAt,
        source,
        medium,
        similar: [],
        records: [],
      });
    }
  }
  const items = [...names.values()].sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
  for (const item of items) {
    const loose = looseName(item.key);
    item.similar = items.filter((other) => other !== item && looseName(other.key) === loose).map(({ key }) => key);
    item.records = records.filter(({ name }) => looseName(name) === loose);
  }
  return { items, next: null };
}

/** The names become exact rules, of a new record or of one that is there; past responses follow. */
export async function adoptCampaign(here: Surroundings, { keys, name, campaignId }: Adoption): Promise<Campaign> {
  const rules: CampaignDraft["match"] = keys.map((key) => ({ field: "campaign", op: "is", value: key }));
  if (campaignId !== undefined) {
    const known = await readCampaign(here, campaignId);
    const there = new Set(
      known.match.flatMap((row) =>
        "field" in row && row.field === "campaign" && row.op === "is" ? [campaignKey(row.value)] : [],
      ),
    );
    // A record without rules answers to its own name: with rules it needs one for that too.
    const own: CampaignDraft["match"] =
      known.match.length === 0 ? [{ field: "campaign", op: "is", value: known.name }] : [];
    const added = rules.filter((row) => "value" in row && !there.has(campaignKey(row.value)));
    return updateCampaign(here, campaignId, { ...known, match: [...known.match, ...own, ...added] });
  }
  const { items } = await listUnmatched(here);
  const written = items.find(({ key }) => key === keys[0])?.campaign;
  return createCampaign(here, {
    name: name ?? written ?? keys[0] ?? "",
    externalIds: [],
    priority: 0,
    match: rules,
    promises: [],
  });
}
