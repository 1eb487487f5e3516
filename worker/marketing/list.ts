/** The figures that count, newest day first, each with the record that it belongs to. */
import type { Metric, MetricsQuery } from "#contract";
import { figureKey, liveFigures, withRecord } from "../db/figures.ts";
import type { Surroundings } from "../http/context.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";

interface Row extends Omit<Metric, "record"> {
  key: string;
  recordId: string | null;
  recordName: string | null;
}

const keys = figureKey.map((name) => `f.${name}`).join(", ");
const order = figureKey.map((name) => `f.${name} DESC`).join(", ");

/** What a query asks of `d`, the figures, from the next free parameter on. */
export function conditionsOf(
  query: {
    from?: string | undefined;
    to?: string | undefined;
    platform?: string | undefined;
    account?: string | undefined;
  },
  bound: unknown[],
): string[] {
  const conditions = ["true"];
  const ask = (condition: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${condition} ?${bound.push(value)}`);
  };
  ask("d.day >=", query.from);
  ask("d.through <=", query.to);
  ask("d.platform =", query.platform);
  ask("d.account =", query.account);
  return conditions;
}

export async function listMetrics(
  { db, workspaceId }: Surroundings,
  query: MetricsQuery,
): Promise<{ items: Metric[]; next: string | null }> {
  const limit = Math.min(pageSize(query), 500);
  const bound: unknown[] = [workspaceId];
  const after = readCursor(query.cursor, figureKey.length)?.map(decodeURIComponent);
  // What lies before this page need not be gone through again.
  const earlier = after ? [`d.day <= ?${bound.push(after[0])}`] : [];
  const live = liveFigures([...conditionsOf(query, bound), ...earlier].join(" AND "));
  const outer = [
    after ? `(${keys}) < (${after.map((value) => `?${bound.push(value)}`).join(", ")})` : "true",
    query.campaign === undefined
      ? []
      : query.campaign === "none"
        ? "c.id IS NULL"
        : `c.id = ?${bound.push(query.campaign)}`,
  ].flat();
  const { results } = await db.$client
    .prepare(
      `SELECT f.platform, f.account, f.campaign_key AS key, n.campaign, n.campaign_id AS campaignId, f.day, f.through, f.currency,
  f.impressions, f.reach, f.clicks, f.spend_minor AS spendMinor, f.conversions, f.revenue_minor AS revenueMinor,
  f.import_id AS import, c.id AS recordId, c.name AS recordName
FROM (${live}) f ${withRecord} WHERE ${outer.join(" AND ")} ORDER BY ${order} LIMIT ?${bound.push(limit + 1)}`,
    )
    .bind(...bound)
    .all<Row>();
  return page(
    results,
    limit,
    ({ key: _key, recordId, recordName, ...row }) => ({
      ...row,
      record: recordId === null ? null : { id: recordId, name: recordName ?? "" },
    }),
    ({ day, through, platform, account, key, currency }) =>
      // A name may hold what parts the cursor, and letters that base64 does not take.
      makeCursor(...[day, through, platform, account, key, currency].map(encodeURIComponent)),
  );
}
