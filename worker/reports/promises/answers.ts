/**
 * Answers to promises, counted from the rows of the days: the ready sums know neither the promise nor its version or
 * wording. One statement, which adds up in the database what is alike; a promise counts for the campaign that made it.
 */
import { and, sql } from "drizzle-orm";
import type { ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { columnsOf, narrowed } from "../filters.ts";
import type { Period } from "../period.ts";

const { responses } = schema;

/** So many people of one campaign who answered alike. */
export interface Answers {
  /** "" for none. */
  campaign: string;
  /** Null: the generic promise. */
  promise: string | null;
  version: number | null;
  arm: "quoted" | "generic" | null;
  /** "" for none. */
  touchpoint: string;
  value: string;
  /** What the same person answered to the first recommendation question of that response. */
  nps: string | null;
  n: number;
}

const cells = sql`json_each(${responses.cells})`;

export function answersOf(here: Surroundings, period: Period, query: ReportQuery): Promise<Answers[]> {
  const campaign = responses[columnsOf[query.model].campaign];
  // All campaigns are counted, whichever is asked for: each is judged against the others.
  const rows = narrowed("responses", here.workspaceId, period, { ...query, campaign: undefined });
  return here.db
    .select({
      campaign: sql<string>`coalesce(${responses.promiseCampaign}, ${campaign}, '')`,
      promise: responses.promiseId,
      version: responses.promiseVersion,
      arm: responses.promiseArm,
      touchpoint: sql<string>`ifnull(${responses.touchpoint}, '')`,
      value: sql<string>`CAST(c.value ->> 2 AS TEXT)`,
      nps: sql<string | null>`(SELECT CAST(s.value ->> 2 AS TEXT) FROM ${cells} s WHERE s.value ->> 1 = 'nps' LIMIT 1)`,
      n: sql<number>`count(*)`,
    })
    .from(responses)
    .innerJoin(sql`${cells} c`, sql`c.value ->> 1 = 'promise'`)
    .where(and(rows, sql`instr(${responses.cells}, '"promise"') > 0`))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`);
}
