import { and, eq, sql } from "drizzle-orm";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { cellFilters } from "../filters.ts";
import type { ResultsQuery } from "./report.ts";

const { funnel } = schema;

/** How often the survey was shown; null where exposures were not counted apart in the way that is asked for. */
export async function countShown(
  { db, workspaceId }: Surroundings,
  { from, to }: { from: string; to: string },
  query: ResultsQuery,
): Promise<number | null> {
  const { survey, campaign, channel, touchpoint } = cellFilters(query);
  if (query.model !== "last_non_direct" || query.language || query.device) return null;
  const [found] = await db
    .select({ n: sql<number | null>`sum(${funnel.n})` })
    .from(funnel)
    .where(
      and(
        eq(funnel.workspaceId, workspaceId),
        sql`${funnel.day} BETWEEN ${from} AND ${to}`,
        eq(funnel.surveyId, survey ?? ""),
        eq(funnel.step, "shown"),
        campaign === undefined ? undefined : eq(funnel.campaign, campaign),
        channel === undefined ? undefined : eq(funnel.channel, channel),
        touchpoint === undefined ? undefined : eq(funnel.touchpoint, touchpoint),
      ),
    );
  return found?.n ?? 0;
}
