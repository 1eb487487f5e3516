/** How much of the responses attribution can speak about: with an arrival, with consent, with a campaign, by model. */
import { sql } from "drizzle-orm";
import { models, type CoverageReport, type ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { columnsOf, narrowed } from "../filters.ts";
import { periodOf } from "../period.ts";
import { share } from "../statistics/share.ts";
import { withhold } from "../withhold.ts";

const { responses } = schema;
const count = (condition: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${condition}), 0)`;

export async function coverageReport(here: Surroundings, given: ReportQuery): Promise<CoverageReport> {
  const { from, to } = await periodOf(here, given);
  const { query, notes } = await withhold(here, { from, to }, given);
  const counts = Object.fromEntries(
    models.flatMap((model) => {
      const [channel, campaign] = [responses[columnsOf[model].channel], responses[columnsOf[model].campaign]];
      return [
        [`${model}:notDirect`, count(sql`${channel} IS NOT NULL AND ${channel} <> 'direct'`)],
        [`${model}:withCampaign`, count(sql`${campaign} IS NOT NULL`)],
      ];
    }),
  );
  const [row] = await here.db
    .select({
      n: sql<number>`count(*)`,
      withArrival: count(sql`${responses.channelLast} IS NOT NULL`),
      withConsent: count(sql`coalesce(${responses.consent} ->> '$.state', '') = 'granted'`),
      ...counts,
    })
    .from(responses)
    .where(narrowed("responses", here.workspaceId, { from, to }, query));
  const all: Record<string, number> = { ...row };
  const { n = 0, withArrival = 0, withConsent = 0 } = all;
  return {
    from,
    to,
    n,
    withArrival: share(withArrival, n),
    withConsent: share(withConsent, n),
    models: models.map((model) => ({
      model,
      notDirect: share(all[`${model}:notDirect`] ?? 0, withArrival),
      withCampaign: share(all[`${model}:withCampaign`] ?? 0, withArrival),
    })),
    notes,
  };
}
