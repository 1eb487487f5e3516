/** Week by week: how often surveys were shown, and whether showing more has more of them closed. */
import { and, inArray, sql } from "drizzle-orm";
import type { AskingQuery, AskingReport } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { cellFilters, exposed } from "../filters.ts";
import { addDays, type Period } from "../period.ts";
import { confidenceOf, noAnswers } from "../statistics/confidence.ts";
import { correlationInterval, correlations, correlationTest } from "../statistics/drivers/correlation.ts";
import { midRanks } from "../statistics/ranks.ts";
import { share } from "../statistics/share.ts";
import { mondayOf, weeksOf } from "../trend/weeks.ts";

const { funnel } = schema;
type Week = AskingReport["weeks"][number];

/** A few weeks say nothing of what goes with what; the period's own come on top where it is longer. */
const weeksBack = 12;

export async function readWeeks(
  { db, workspaceId }: Surroundings,
  { from, to, today }: Period,
  query: AskingQuery,
): Promise<Week[]> {
  const past = addDays(mondayOf(to), -7 * (weeksBack - 1));
  const weeks = weeksOf(from < past ? from : past, to);
  const start = weeks[0]?.from ?? from;
  const counted = await db
    .select({ day: funnel.day, step: funnel.step, n: sql<number>`sum(${funnel.n})` })
    .from(funnel)
    .where(
      and(
        exposed(workspaceId, { from: start, to }, cellFilters(query)),
        inArray(funnel.step, ["shown", "suppressed", "dismissed"]),
      ),
    )
    .groupBy(funnel.day, funnel.step);
  return weeks.map((week) => {
    const of = (wanted: string): number =>
      counted.reduce((sum, { day, step, n }) => (step === wanted && mondayOf(day) === week.from ? sum + n : sum), 0);
    const [shown, suppressed, dismissed] = [of("shown"), of("suppressed"), of("dismissed")];
    const dismiss = dismissed <= shown ? share(dismissed, shown) : noAnswers;
    return { ...week, open: week.to > to || week.to >= today, shown, suppressed, dismissed, dismiss };
  });
}

/** Fewer showings than this make no share, and fewer weeks no correlation. */
const leastShown = 10;
const leastWeeks = 6;
const significant = 0.05;

export function fatigueIn(weeks: readonly Week[]): AskingReport["fatigue"] {
  const told = weeks.filter(({ open, dismiss }) => !open && dismiss.value !== null && dismiss.n >= leastShown);
  const n = told.length;
  const untold = { value: null, low: null, high: null, n, confidence: confidenceOf(n) };
  if (n < leastWeeks) return { verdict: "untold", correlation: untold, p: null };
  const columns = [told.map(({ shown }) => shown), told.map(({ dismiss }) => dismiss.value ?? 0)];
  const table = correlations(
    columns.map((column) => midRanks(column)),
    told.map(() => 1),
  );
  const r = table[0]?.[1] ?? null;
  const p = correlationTest(r, n);
  const sure = r !== null && p !== null && p <= significant;
  return {
    // Where as many were shown each week there is nothing to compare; where none was closed there is, and it is the same.
    verdict: table[0]?.[0] === null ? "untold" : !sure ? "neither" : r > 0 ? "more" : "less",
    correlation: correlationInterval(r, n, "spearman"),
    p,
  };
}
