/** Deletes figures for good, with all that they replaced: nothing of them comes back. */
import type { MetricsRemoval } from "#contract";
import { liveFigures, monthStatements } from "../db/figures.ts";
import type { Surroundings } from "../http/context.ts";
import { conditionsOf } from "./list.ts";
import { keyOf } from "./read/key.ts";

export async function removeMetrics(
  { db, workspaceId }: Surroundings,
  { campaign, ...query }: MetricsRemoval,
): Promise<{ deleted: number }> {
  const d1 = db.$client;
  const bound: unknown[] = [workspaceId];
  const conditions = conditionsOf(query, bound);
  if (campaign !== undefined)
    conditions.push(`d.campaign_key IN (?${bound.push(`id:${campaign}`)}, ?${bound.push(keyOf(campaign, null))})`);
  const where = conditions.join(" AND ");
  const [counted] = await d1.batch<{ n: number }>([
    d1.prepare(`SELECT count(*) AS n FROM (${liveFigures(where)})`).bind(...bound),
    // What an import is writing at this moment is not there yet, and stays its own.
    d1
      .prepare(
        `DELETE FROM marketing_days AS d WHERE d.workspace_id = ?1 AND ${where} AND d.import_id NOT IN (
  SELECT id FROM marketing_imports WHERE workspace_id = ?1 AND state = 'writing')`,
      )
      .bind(...bound),
    ...monthStatements(d1, workspaceId, {
      first: "?2",
      last: "?3",
      bound: [query.from ?? "0000", query.to ?? "9999"],
    }),
  ]);
  return { deleted: counted?.results[0]?.n ?? 0 };
}
