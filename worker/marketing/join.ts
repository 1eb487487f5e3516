/**
 * Which record of the registry the platforms' campaigns belong to. What a person chose; else the platform's id among
 * the record's external ids; else the record whose name, or a campaign that its rules name, is written the same but
 * for case, accents and separators; else the record's rules on `campaign`. It is found when figures come and when the
 * registry changes, and kept by campaign, so that a report only reads it; the sweep mends what was interrupted.
 */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { MatchRow, MatchTest, Platform } from "#contract";
import { looseName } from "../campaigns/alike.ts";
import { matchCampaign, type Matchable } from "../campaigns/match.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { campaignKey } from "../touches/normalise.ts";
import { directTouch } from "../touches/index.ts";
import { chunksOf, keyOf } from "./read/key.ts";

export interface PlatformCampaign {
  platform: Platform;
  campaign: string;
  campaignId: string | null;
  chosen: string | null;
}

/** How links name the platforms as sources and mediums: a rule that asks for another one is not about their money. */
const sources: Readonly<Record<Platform, readonly string[]>> = {
  google_ads: ["google", "youtube", "adwords", "googleads", "google_ads"],
  meta_ads: ["facebook", "instagram", "meta", "fb", "ig", "messenger", "threads", "audience_network"],
  linkedin_ads: ["linkedin"],
  tiktok_ads: ["tiktok"],
  generic: [],
};
const mediums = [
  "cpc",
  "ppc",
  "paid",
  "paid_search",
  "paid_social",
  "paidsocial",
  "paidsearch",
  "social",
  "cpm",
  "cpv",
  "display",
  "video",
];

/** Finds the record of a campaign; made once for a registry. Pure. */
export function joiner(records: readonly Matchable[]): (one: PlatformCampaign) => string | null {
  const byId = new Set(records.map(({ id }) => id));
  const byExternalId = new Map<string, Matchable[]>();
  const byName = new Map<string, Matchable[]>();
  const put = (map: Map<string, Matchable[]>, key: string, record: Matchable) =>
    void map.set(key, [...(map.get(key) ?? []), record]);
  for (const record of records) {
    for (const id of record.externalIds) put(byExternalId, id.trim(), record);
    for (const name of namesOf(record)) put(byName, name, record);
  }
  const ruled = records.flatMap(onCampaign);
  return ({ platform, campaign, campaignId, chosen }) => {
    if (chosen !== null && byId.has(chosen)) return chosen;
    const known = (campaignId === null ? undefined : byExternalId.get(campaignId)) ?? byName.get(looseName(campaign));
    return known ? first(known).id : byRule(ruled, platform, campaign);
  };
}

/** The record's own name, and the campaigns that a rule names alone and whole. */
function namesOf({ name, match }: Matchable): Set<string> {
  const ruled = match.flatMap((row) => {
    const [test, more] = testsOf(row);
    return test && !more && test.field === "campaign" && test.op === "is" ? [test.value] : [];
  });
  const names = new Set([name, ...ruled].map(looseName));
  names.delete("");
  return names;
}

const first = (records: readonly Matchable[]): Matchable =>
  records.reduce((best, one) =>
    one.priority > best.priority || (one.priority === best.priority && one.createdAt < best.createdAt) ? one : best,
  );

const testsOf = (row: MatchRow): readonly MatchTest[] => ("all" in row ? row.all : [row]);
const tellable = new Set<MatchTest["field"]>(["campaign", "source", "medium"]);

/** A record with those of its rules that a platform's campaign can meet: on its name, and on where it was shown. */
function onCampaign(record: Matchable): Matchable[] {
  const match = record.match.filter((row) => {
    const tests = testsOf(row);
    return tests.every(({ field }) => tellable.has(field)) && tests.some(({ field }) => field === "campaign");
  });
  return match.length === 0 ? [] : [{ ...record, externalIds: [], match }];
}

const nameOnly = (record: Matchable): Matchable => ({
  ...record,
  match: record.match.map((row) => ({ all: testsOf(row).filter(({ field }) => field === "campaign") })),
});

function byRule(ruled: readonly Matchable[], platform: Platform, campaign: string): string | null {
  const touch = { ...directTouch("2000-01-01T00:00:00Z"), campaign, campaignKey: campaignKey(campaign) };
  const byNameAlone = ruled.map(nameOnly);
  const could = matchCampaign(touch, byNameAlone);
  // Without a platform nobody knows the source, and any will do; with one, hardly a rule asks for it.
  if (could === null || platform === "generic") return could?.id ?? null;
  for (const source of sources[platform])
    for (const medium of mediums) {
      const met = matchCampaign({ ...touch, source, medium }, ruled);
      if (met) return met.id;
    }
  return null;
}

const { campaigns, marketingCampaigns, workspaces } = schema;

const storeSql = `WITH j AS MATERIALIZED (SELECT value ->> 0 AS platform, value ->> 1 AS account, value ->> 2 AS key, value ->> 3 AS record FROM json_each(?3))
UPDATE marketing_campaigns SET record = j.record FROM j
WHERE workspace_id = ?1 AND marketing_campaigns.platform = j.platform AND marketing_campaigns.account = j.account
  AND campaign_key = j.key AND (SELECT config_version FROM workspaces WHERE id = ?1) = ?2`;
const stampSql = `INSERT INTO marketing_joins (workspace_id, version) SELECT ?1, ?2
WHERE (SELECT config_version FROM workspaces WHERE id = ?1) = ?2
ON CONFLICT DO UPDATE SET version = excluded.version WHERE version <> excluded.version`;

type Place = Pick<Surroundings, "db" | "workspaceId">;

/** Finds all records anew, and writes those that changed, unless the registry changed meanwhile: then once more. */
export async function rejoin(here: Place): Promise<void> {
  while (!(await joinOnce(here)));
}

const registryOf = ({ db, workspaceId }: Place) =>
  db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)))
    .orderBy(asc(campaigns.createdAt), asc(campaigns.id));
const campaignsThere = ({ db, workspaceId }: Place) =>
  db.select().from(marketingCampaigns).where(eq(marketingCampaigns.workspaceId, workspaceId));

/** Finds the record of campaigns that may not be stored yet: a new number goes where its name was put. Reads only. */
export async function recordsOf(
  here: Place,
): Promise<(one: Omit<PlatformCampaign, "chosen"> & { account: string; key: string }) => string | null> {
  const [names, records] = await here.db.batch([campaignsThere(here), registryOf(here)]);
  const whose = (platform: Platform, account: string, key: string): string => `${platform}\n${account}\n${key}`;
  const chosen = new Map(names.map((one) => [whose(one.platform, one.account, one.campaignKey), one.chosen]));
  const recordOf = joiner(records);
  return ({ account, key, ...one }) => {
    const own = whose(one.platform, account, key);
    const known = chosen.has(own) ? own : whose(one.platform, account, keyOf(one.campaign, null));
    return recordOf({ ...one, chosen: chosen.get(known) ?? null });
  };
}

async function joinOnce(here: Place): Promise<boolean> {
  const { db, workspaceId } = here;
  const [names, [workspace], records] = await db.batch([
    campaignsThere(here),
    db.select({ version: workspaces.configVersion }).from(workspaces).where(eq(workspaces.id, workspaceId)),
    registryOf(here),
  ]);
  if (names.length === 0 || !workspace) return true;
  const recordOf = joiner(records);
  const changed = names.flatMap((one) => {
    const record = recordOf(one);
    return record === one.record ? [] : [[one.platform, one.account, one.campaignKey, record]];
  });
  const d1 = db.$client;
  await d1.batch([
    ...[...chunksOf(changed)].map((part) =>
      d1.prepare(storeSql).bind(workspaceId, workspace.version, JSON.stringify(part)),
    ),
    d1.prepare(stampSql).bind(workspaceId, workspace.version),
  ]);
  const kept = await d1
    .prepare(
      "SELECT j.version = w.config_version AS kept FROM workspaces w LEFT JOIN marketing_joins j ON j.workspace_id = w.id WHERE w.id = ?1",
    )
    .bind(workspaceId)
    .first<number>("kept");
  return kept === 1;
}
