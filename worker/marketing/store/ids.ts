/**
 * A file without ids beside files with them: the same campaign under two keys would count twice. A name that one known
 * campaign of the account has takes its id; where a name came without an id before, a note says so.
 */
import type { Platform } from "#contract";
import { liveFigures } from "../../db/figures.ts";
import type { Surroundings } from "../../http/context.ts";
import type { IdOf, Reading } from "../read/file.ts";
import { keyOf } from "../read/key.ts";
import { noteOf } from "../read/words.ts";

export interface Known {
  account: string;
  campaign: string;
  campaignId: string | null;
  key: string;
}

const knownSql = `SELECT account, campaign, campaign_id AS campaignId, campaign_key AS key
FROM marketing_campaigns WHERE workspace_id = ?1 AND platform = ?2`;

export const knownCampaigns = async ({ db, workspaceId }: Surroundings, platform: Platform): Promise<Known[]> =>
  (await db.$client.prepare(knownSql).bind(workspaceId, platform).all<Known>()).results;

/** The one id that a name has in an account; none where two campaigns share the name. Pure. */
export function idsByName(known: readonly Known[]): IdOf {
  const ids = new Map<string, string | null>();
  for (const { account, campaign, campaignId } of known) {
    if (campaignId === null) continue;
    const name = `${account}\n${keyOf(campaign, null)}`;
    ids.set(name, ids.has(name) && ids.get(name) !== campaignId ? null : campaignId);
  }
  return (account, key) => ids.get(`${account}\n${key}`) ?? null;
}

const thereSql = `SELECT count(DISTINCT d.campaign_key) AS n FROM (${liveFigures(
  "d.platform = ?2 AND d.day <= ?4 AND d.through >= ?3 AND d.campaign_key IN (SELECT value FROM json_each(?5))",
)}) d`;

/** Warns of numbered campaigns whose names have figures without a number, in the days of the file. */
export async function noteUnnumbered(
  { db, workspaceId }: Surroundings,
  platform: Platform,
  { tally, notes }: Reading,
  known: readonly Known[],
): Promise<void> {
  const there = new Set(
    known.filter(({ campaignId }) => campaignId === null).map(({ account, key }) => `${account}\n${key}`),
  );
  if (there.size === 0) return;
  const keys = [...tally.campaigns.values()].flatMap(([, account, , campaign, campaignId]) => {
    const key = keyOf(campaign, null);
    return campaignId !== null && there.has(`${account}\n${key}`) ? [key] : [];
  });
  if (keys.length === 0) return;
  const n = await db.$client
    .prepare(thereSql)
    .bind(workspaceId, platform, tally.from, tally.to, JSON.stringify(keys))
    .first<number>("n");
  if (n) notes.push(noteOf("known_without_id", n));
}
