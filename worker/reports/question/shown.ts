import { and, eq, sql } from "drizzle-orm";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { cellFilters, exposed } from "../filters.ts";
import type { ResultsQuery } from "./report.ts";

const { funnel } = schema;

/** How often the survey was shown; null where exposures were not counted apart in the way that is asked for. */
export async function countShown(
  { db, workspaceId }: Surroundings,
  period: { from: string; to: string },
  query: ResultsQuery,
): Promise<number | null> {
  if (query.model !== "last_non_direct" || query.language || query.device) return null;
  const [found] = await db
    .select({ n: sql<number | null>`sum(${funnel.n})` })
    .from(funnel)
    .where(and(exposed(workspaceId, period, cellFilters(query)), eq(funnel.step, "shown")));
  return found?.n ?? 0;
}
