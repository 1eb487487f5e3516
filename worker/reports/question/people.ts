/**
 * How many people answered a question, where its cells do not tell: several choices of one person are several cells, and
 * words have none. Counted from the rows of the period, for all such questions at once.
 */
import { and, sql } from "drizzle-orm";
import type { QuestionReport, ReportQuery, Segmenting } from "#contract";
import { languageOf } from "../../db/contributions.ts";
import { schema } from "../../db/index.ts";
import { isGiven } from "../../db/said.ts";
import type { Surroundings } from "../../http/context.ts";
import { columnsOf, narrowed } from "../filters.ts";

const { responses } = schema;

const keyOf = (by: Segmenting, model: ReportQuery["model"]) =>
  ({
    channel: sql`${responses[columnsOf[model].channel]}`,
    campaign: sql`${responses[columnsOf[model].campaign]}`,
    touchpoint: sql`${responses.touchpoint}`,
    language: sql.raw(languageOf("locale")),
    device: sql`${responses.device}`,
  })[by];

/** Who denied consent was never counted as shown. */
const deniesConsent = sql`${responses.consent} ->> '$.state' = 'denied'`;

export interface People {
  question: string;
  /** "" for none, and for all where nothing is told apart. */
  key: string;
  n: number;
}

export async function countPeople(
  { db, workspaceId }: Surroundings,
  period: Pick<QuestionReport, "from" | "to">,
  query: Omit<ReportQuery, "from" | "to">,
  { questions, by, denied = false }: { questions: readonly string[]; by?: Segmenting | undefined; denied?: boolean },
): Promise<People[]> {
  if (questions.length === 0) return [];
  const key = by ? sql`ifnull(${keyOf(by, query.model)}, '')` : sql`''`;
  const place = sql`'$."' || q.value || '"'`;
  return db.all<People>(sql`SELECT q.value AS question, ${key} AS key, count(*) AS n
    FROM ${responses}, json_each(${JSON.stringify(questions)}) q
    WHERE ${and(narrowed("responses", workspaceId, period, query), isGiven(place), denied ? deniesConsent : undefined)}
    GROUP BY 1, 2`);
}
