/**
 * How many people answered a question, where its cells do not tell: several choices of one person are several cells, and
 * words have none. Counted from the rows of the period, for all such questions at once.
 */
import { and, sql } from "drizzle-orm";
import type { QuestionReport, ReportQuery, Segmenting } from "#contract";
import { languageOf } from "../../db/contributions.ts";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { columnsOf, narrowed } from "../filters.ts";

const { responses } = schema;

/** An answer's place in the stored answers; an id has no quotes in it. */
export const placeOf = (question: string): string => `$."${question}"`;
/** What takes room and says nothing: a text of these alone is no answer. */
const nothing = "' ' || char(9, 10, 11, 12, 13, 133, 160, 8203, 8204, 8205, 8232, 8233, 8288, 65279)";
export const isGiven = (place: ReturnType<typeof sql>) => sql`CASE json_type(${responses.answers}, ${place})
  WHEN 'text' THEN trim(json_extract(${responses.answers}, ${place}), ${sql.raw(nothing)}) <> '' ELSE json_type(${responses.answers}, ${place}) IS NOT NULL END`;

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
