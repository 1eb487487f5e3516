/**
 * What marketing reported of each campaign in a period, as reports need it: rows that can be added and divided. Which
 * record a platform's campaign belongs to is found by the marketing room, when figures come or the registry changes.
 */
import { liveFigures, withRecord } from "../db/figures.ts";
import type { Surroundings } from "../http/context.ts";
import type { Volume } from "./statistics/promise/ratios.ts";

/** The sums of one platform in one currency, of those figures that tell the same things. */
export interface PlatformVolume extends Volume {
  platform: string;
}

const told = ["impressions", "reach", "clicks", "spend_minor", "conversions", "revenue_minor"] as const;
const knows = told.map((name) => `f.${name} IS NULL`).join(", ");

// Grouped by what is told, too: revenue that some days do not tell must not make their spend look fruitless.
const volumesSql = `SELECT c.id AS campaign, f.platform, f.currency, sum(f.impressions) AS impressions, max(f.reach) AS reach,
  sum(f.clicks) AS clicks, sum(f.spend_minor) AS spendMinor, sum(f.conversions) AS conversions, sum(f.revenue_minor) AS revenueMinor
FROM (${liveFigures("d.day >= ?2 AND d.day <= ?3 AND d.through <= ?3")}) f
${withRecord}
GROUP BY c.id, f.platform, f.currency, ${knows}`;

/**
 * By campaign record; under "" what belongs to none. Figures of several days count only where the period holds all of
 * those days. Money of several currencies stays in rows of its own; reach is the greatest of its row.
 */
export async function marketingOf(
  { db, workspaceId }: Surroundings,
  { from, to }: { from: string; to: string },
): Promise<Map<string, PlatformVolume[]>> {
  const { results } = await db.$client
    .prepare(volumesSql)
    .bind(workspaceId, from, to)
    .all<PlatformVolume & { campaign: string | null }>();
  const volumes = new Map<string, PlatformVolume[]>();
  for (const { campaign, ...volume } of results)
    volumes.set(campaign ?? "", [...(volumes.get(campaign ?? "") ?? []), volume]);
  return volumes;
}

const cutSql = `SELECT count(*) AS n FROM (${liveFigures(
  "d.through > d.day AND d.through >= ?2 AND d.day <= ?3 AND (d.day < ?2 OR d.through > ?3)",
)})`;

/** How many figures of several days lie in the period with a part of them only, and so are not in it. */
export const cutBy = async (
  { db, workspaceId }: Surroundings,
  { from, to }: { from: string; to: string },
): Promise<number> => (await db.$client.prepare(cutSql).bind(workspaceId, from, to).first<number>("n")) ?? 0;
