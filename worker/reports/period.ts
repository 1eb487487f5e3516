/** The days that a report covers: as asked, else the last 30 days, today included, in the workspace's time zone. */
import { eq } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { dayIn } from "../http/day.ts";
import { Refusal } from "../http/refusal.ts";

const dayLength = 24 * 60 * 60 * 1000;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);

export interface Period {
  from: string;
  to: string;
  today: string;
  timeZone: string;
}

export async function periodOf(
  { db, workspaceId, now }: Surroundings,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<Period> {
  const { workspaces } = schema;
  const [workspace] = await db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const timeZone = workspace?.timeZone ?? "UTC";
  const today = dayIn(timeZone, now);
  const to = query.to ?? today;
  const from = query.from ?? addDays(to, -29);
  if (from > to)
    throw new Refusal("invalid_query", `from: ${from} is after ${to}.`, {
      issues: [{ path: "from", message: `${from} is after ${to}.` }],
    });
  return { from, to, today, timeZone };
}
