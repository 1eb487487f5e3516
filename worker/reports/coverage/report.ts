/** How much of the responses attribution can speak about: with an arrival, with consent, with a campaign, by model. */
import { and, eq, gte, lte, sql } from "drizzle-orm";
import type { CoverageReport, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { periodOf } from "../period.ts";
import { share } from "../statistics/share.ts";

const { responses } = schema;
const count = (condition: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${condition}), 0)`;

/** The columns that hold each model's answer. */
const byModel = {
  last_non_direct: { channel: responses.channel, campaign: responses.campaign },
  last: { channel: responses.channelLast, campaign: responses.campaignLast },
  first: { channel: responses.channelFirst, campaign: responses.campaignFirst },
} as const;

export async function coverageReport(here: Surroundings, query: ReportQuery): Promise<CoverageReport> {
  const { from, to } = await periodOf(here, query);
  const models = Object.entries(byModel) as [keyof typeof byModel, (typeof byModel)["last"]][];
  const counts = Object.fromEntries(
    models.flatMap(([model, { channel, campaign }]) => [
      [`${model}:notDirect`, count(sql`${channel} IS NOT NULL AND ${channel} <> 'direct'`)],
      [`${model}:withCampaign`, count(sql`${campaign} IS NOT NULL`)],
    ]),
  );
  const [row] = await here.db
    .select({
      n: sql<number>`count(*)`,
      withArrival: count(sql`${responses.channelLast} IS NOT NULL`),
      withConsent: count(sql`coalesce(${responses.consent} ->> '$.state', '') = 'granted'`),
      ...counts,
    })
    .from(responses)
    .where(
      and(
        eq(responses.workspaceId, here.workspaceId),
        gte(responses.day, from),
        lte(responses.day, to),
        query.survey ? eq(responses.surveyId, query.survey) : undefined,
        query.channel ? eq(byModel[query.model].channel, query.channel) : undefined,
        query.touchpoint ? eq(responses.touchpoint, query.touchpoint) : undefined,
      ),
    );
  const all: Record<string, number> = { ...row };
  const { n = 0, withArrival = 0, withConsent = 0 } = all;
  return {
    from,
    to,
    n,
    withArrival: share(withArrival, n),
    withConsent: share(withConsent, n),
    models: models.map(([model]) => ({
      model,
      notDirect: share(all[`${model}:notDirect`] ?? 0, withArrival),
      withCampaign: share(all[`${model}:withCampaign`] ?? 0, withArrival),
    })),
  };
}
