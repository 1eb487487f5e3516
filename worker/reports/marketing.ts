/**
 * What marketing reported of each campaign in a period, as reports need it: rows that can be added and divided. Which
 * record a platform's campaign belongs to is found by the marketing room, when figures come or the registry changes.
 */
import { figureList, liveFigures, summedFigures, tells, withRecord } from "../db/figures.ts";
import type { Surroundings } from "../http/context.ts";
import { wholeMonths } from "./cells.ts";
import type { Volume } from "./statistics/promise/ratios.ts";

/** The sums of one platform in one currency, of those figures that tell the same things. */
export interface PlatformVolume extends Volume {
  platform: string;
}

/** Figures of `f` by what tells them apart but for their days, with what they tell. */
const key = "platform, account, campaign_key, currency";
const columns = figureList.join(", ");

const figuresOf = (where: string, way?: "ranges"): string =>
  `SELECT ${key}, ${tells} AS tells, ${columns} FROM (${liveFigures(where, way)})`;
const daysSql = figuresOf("d.day >= ?2 AND d.day <= ?3 AND d.through <= ?3");
// The months between ?4 and ?5 are ready; beside them the days before and after, and figures whose days lie in two months.
const monthsSql = `SELECT ${key}, tells, ${columns} FROM marketing_months WHERE workspace_id = ?1 AND month BETWEEN ?4 AND ?5
UNION ALL ${figuresOf("d.day >= ?2 AND d.day < ?4 AND d.through < ?4")}
UNION ALL ${figuresOf("d.day > ?5 || '-32' AND d.day <= ?3 AND d.through <= ?3")}
UNION ALL ${figuresOf("d.through > d.day AND d.through BETWEEN ?2 AND ?3 AND d.day >= ?2 AND substr(d.day, 1, 7) <> substr(d.through, 1, 7)", "ranges")}`;

// Grouped by what is told, too: revenue that some days do not tell must not make their spend look fruitless.
const volumesSql = (
  figures: string,
): string => `SELECT c.id AS campaign, f.platform, f.currency, sum(f.impressions) AS impressions,
  max(f.reach) AS reach, sum(f.clicks) AS clicks, sum(f.spend_minor) AS spendMinor, sum(f.conversions) AS conversions,
  sum(f.revenue_minor) AS revenueMinor
FROM (SELECT ${key}, tells, ${summedFigures} FROM (${figures}) GROUP BY ${key}, tells) f
${withRecord}
GROUP BY c.id, f.platform, f.currency, f.tells`;
const ofDays = volumesSql(daysSql);
const ofMonths = volumesSql(monthsSql);

const cutSql = `SELECT count(*) AS n FROM (${liveFigures(
  "d.through > d.day AND d.through >= ?2 AND d.day <= ?3 AND (d.day < ?2 OR d.through > ?3)",
  "ranges",
)})`;

interface Days {
  from: string;
  to: string;
}
interface Reported {
  /** By campaign record; under "" what belongs to none. */
  volumes: Map<string, PlatformVolume[]>;
  /** How many figures of several days lie in the period with a part of them only, and so are not in it. */
  cut: number;
}

/**
 * Figures of several days count only where the period holds all of those days. Money of several currencies stays in
 * rows of its own; reach is the greatest of its row.
 */
export async function reportedIn(
  { db: { $client: d1 }, workspaceId }: Surroundings,
  { from, to }: Days,
): Promise<Reported> {
  const [first, last] = wholeMonths(from, to);
  const [found, counted] = await d1.batch<PlatformVolume & { campaign: string | null; n: number }>([
    first > last
      ? d1.prepare(ofDays).bind(workspaceId, from, to)
      : d1.prepare(ofMonths).bind(workspaceId, from, to, first, last),
    d1.prepare(cutSql).bind(workspaceId, from, to),
  ]);
  const volumes = new Map<string, PlatformVolume[]>();
  for (const { campaign, ...volume } of found?.results ?? [])
    volumes.set(campaign ?? "", [...(volumes.get(campaign ?? "") ?? []), volume]);
  return { volumes, cut: counted?.results[0]?.n ?? 0 };
}

export const marketingOf = async (here: Surroundings, days: Days): Promise<Reported["volumes"]> =>
  (await reportedIn(here, days)).volumes;
