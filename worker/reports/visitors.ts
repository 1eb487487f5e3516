/** How many visitors without an id there were a day, of days that are over: each counted once a day, and known by nothing. */
import { and, eq, gte, lte, sql } from "drizzle-orm";
import type { VisitorCount } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import type { Period } from "./period.ts";

const { visitorDays } = schema;

interface Narrowing {
  survey?: string | undefined;
  campaign?: string | undefined;
  channel?: string | undefined;
  touchpoint?: string | undefined;
}

/** Null where the question is of what they are not told apart by: a survey, a channel, a touchpoint. */
export async function countVisitors(
  { db, workspaceId }: Surroundings,
  { from, to }: Pick<Period, "from" | "to">,
  { survey, campaign, channel, touchpoint }: Narrowing,
): Promise<VisitorCount | null> {
  if ([survey, channel, touchpoint].some((filter) => filter !== undefined)) return null;
  const days = await db
    .select({ n: sql<number>`sum(${visitorDays.n})`, full: sql<number>`max(${visitorDays.full})` })
    .from(visitorDays)
    .where(
      and(
        eq(visitorDays.workspaceId, workspaceId),
        gte(visitorDays.day, from),
        lte(visitorDays.day, to),
        campaign === undefined ? undefined : eq(visitorDays.campaign, campaign === "none" ? "" : campaign),
      ),
    )
    .groupBy(visitorDays.day);
  const total = days.reduce((sum, { n }) => sum + n, 0);
  return {
    days: days.length,
    total,
    perDay: days.length === 0 ? null : total / days.length,
    atLeast: days.some(({ full }) => full === 1),
  };
}
