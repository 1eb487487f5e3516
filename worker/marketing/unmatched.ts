/** Figures that belong to no record of the registry, and giving them to one. */
import { and, eq, isNull } from "drizzle-orm";
import type { Campaign, MetricsAdoption, Platform, UnmatchedMetrics } from "#contract";
import { looseName } from "../campaigns/alike.ts";
import { readCampaign } from "../campaigns/read.ts";
import { createCampaign, updateCampaign } from "../campaigns/write.ts";
import { liveFigures, withRecord } from "../db/figures.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { rejoin } from "./join.ts";

const { campaigns, marketingCampaigns } = schema;

const unmatchedSql = `SELECT f.platform, f.account, f.campaign_key AS key, n.campaign, n.campaign_id AS campaignId, f.currency,
  min(f.day) AS "from", max(f.through) AS "to", sum(f.spend_minor) AS spendMinor, sum(f.impressions) AS impressions,
  sum(f.clicks) AS clicks, sum(f.conversions) AS conversions
FROM (${liveFigures("true")}) f ${withRecord} WHERE c.id IS NULL
GROUP BY f.platform, f.account, f.campaign_key, f.currency ORDER BY spendMinor DESC, n.campaign`;

type Item = UnmatchedMetrics["items"][number];
type Sum = Item["sums"][number];
type Row = Omit<Item, "sums" | "records"> & Sum;

/** The most expensive first; each currency by itself. */
export async function listUnmatchedMetrics(here: Surroundings): Promise<UnmatchedMetrics> {
  const { db, workspaceId } = here;
  const { results } = await db.$client.prepare(unmatchedSql).bind(workspaceId).all<Row>();
  const records = await db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)));
  const items = new Map<string, Item>();
  for (const { currency, spendMinor, impressions, clicks, conversions, ...row } of results) {
    const name = `${row.platform}\n${row.account}\n${row.key}`;
    const known = items.get(name);
    const sum: Sum = { currency, spendMinor, impressions, clicks, conversions };
    if (known) {
      known.sums.push(sum);
      if (row.from < known.from) known.from = row.from;
      if (row.to > known.to) known.to = row.to;
    } else items.set(name, { ...row, sums: [sum], records: records.filter(({ name }) => alike(name, row.campaign)) });
  }
  return { items: [...items.values()], next: null };
}

/** One holds the other, spelling aside: "Otoño 2026" and "ES | Otoño 2026 | Search". */
function alike(name: string, other: string): boolean {
  const [a, b] = [`_${looseName(name)}_`, `_${looseName(other)}_`];
  return a.length > 4 && b.length > 4 && (a.includes(b) || b.includes(a));
}

const mostExternalIds = 50;

/**
 * To a record: it is chosen by hand, which goes before any rule, and a platform's id becomes one of the record's, so
 * that links that carry it are recognised too. Without a record a new one is made; with null the choice is undone.
 */
export async function adoptMetrics(
  here: Surroundings,
  adoption: MetricsAdoption,
): Promise<{ campaign: Campaign | null }> {
  const known = await campaignThere(here, adoption);
  const { campaignId: to } = adoption;
  if (to === undefined) {
    const match = known.campaignId === null ? [{ field: "campaign", op: "is", value: known.campaign } as const] : [];
    const externalIds = known.campaignId === null ? [] : [known.campaignId];
    const name = known.campaign.slice(0, 200);
    return { campaign: await createCampaign(here, { name, externalIds, priority: 0, match, promises: [] }) };
  }
  const record = to === null ? null : await readCampaign(here, to);
  await choose(here, adoption, to);
  if (record && known.campaignId !== null && !record.externalIds?.includes(known.campaignId)) {
    const { externalIds = [], priority = 0, promises, ...rest } = record;
    if (externalIds.length < mostExternalIds)
      return {
        campaign: await updateCampaign(here, record.id, {
          ...rest,
          priority,
          promises,
          externalIds: [...externalIds, known.campaignId],
        }),
      };
  }
  await rejoin(here);
  return { campaign: record };
}

interface Key {
  platform: Platform;
  account: string;
  key: string;
}
const isKey = ({ workspaceId }: Surroundings, { platform, account, key }: Key) =>
  and(
    eq(marketingCampaigns.workspaceId, workspaceId),
    eq(marketingCampaigns.platform, platform),
    eq(marketingCampaigns.account, account),
    eq(marketingCampaigns.campaignKey, key),
  );

async function campaignThere(here: Surroundings, key: Key) {
  const [known] = await here.db.select().from(marketingCampaigns).where(isKey(here, key)).limit(1);
  if (!known) throw notFound("campaign with figures");
  return known;
}

const choose = (here: Surroundings, key: Key, chosen: string | null) =>
  here.db.update(marketingCampaigns).set({ chosen }).where(isKey(here, key));
