/**
 * Responses shared among the campaigns of their sessions: 40/20/40, or in equal parts. Scans the period's rows; a
 * response without an arrival counts whole for no campaign, so that the credit adds up to the number of responses.
 */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { CreditQuery, CreditReport } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { narrowed } from "../filters.ts";
import { periodOf } from "../period.ts";
import { withhold } from "../withhold.ts";

const { campaigns } = schema;

/** The share of session `s.key` among `size`, as `positionShares` and `linearShares` of the touches' room give it. */
const shares = {
  linear: sql`1.0 / size`,
  position_based: sql`CASE WHEN size < 3 THEN 1.0 / size WHEN s.key = 0 OR s.key = size - 1 THEN 0.4 ELSE 0.2 / (size - 2) END`,
} as const;

export async function creditReport(here: Surroundings, query: CreditQuery): Promise<CreditReport> {
  const { from, to } = await periodOf(here, query);
  const asked = await withhold(here, { from, to }, { ...query, model: "last_non_direct" });
  const rows = narrowed("responses", here.workspaceId, { from, to }, asked.query);
  const credited = await here.db.all<{ campaign: string | null; credit: number; n: number }>(sql`
    WITH period AS MATERIALIZED (
      SELECT seq, touches, json_array_length(touches, '$.sessions') AS size FROM responses WHERE ${rows}),
    parts AS (
      SELECT seq, json_extract(touches, '$.campaigns[' || s.value || ']') AS campaign, ${shares[query.model]} AS share
      FROM period, json_each(touches, '$.sessions') s
      UNION ALL SELECT seq, NULL, 1.0 FROM period WHERE size = 0)
    SELECT campaign, sum(share) AS credit, count(DISTINCT seq) AS n FROM parts GROUP BY campaign`);
  const records = await here.db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, here.workspaceId), isNull(campaigns.deletedAt)));

  const names = new Map(records.map(({ id, name }) => [id, name]));
  const items: CreditReport["items"] = [];
  const none = { campaign: null, credit: 0, n: 0 };
  for (const { campaign: id, credit, n } of credited) {
    const name = id === null ? undefined : names.get(id);
    if (id !== null && name !== undefined) items.push({ campaign: { id, name }, credit, n });
    else {
      none.credit += credit;
      none.n += n;
    }
  }
  items.sort((a, b) => b.credit - a.credit || (a.campaign?.name ?? "").localeCompare(b.campaign?.name ?? ""));
  if (none.n > 0) items.push(none);
  const total = credited.reduce((sum, { credit }) => sum + credit, 0);
  return { from, to, model: query.model, items, total, notes: asked.notes };
}
