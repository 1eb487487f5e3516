/** What a response says, as conditions on its row: which words, which kinds of question, which score, which promise. */
import { and, eq, or, sql, type SQL } from "drizzle-orm";
import type { NpsGroup, PromiseTold } from "#contract";
import { wordedKinds } from "../text/written.ts";
import type { Database } from "./index.ts";
import { responses } from "./responses.ts";
import { surveyVersions } from "./surveys.ts";

/** An answer's place in the stored answers; an id has no quotes in it. */
export const placeOf = (question: string): string => `$."${question}"`;
/** What takes room and says nothing: a text of these alone is no answer. */
const nothing = "' ' || char(9, 10, 11, 12, 13, 133, 160, 8203, 8204, 8205, 8232, 8233, 8288, 65279)";
export const isGiven = (place: SQL): SQL => sql`CASE json_type(${responses.answers}, ${place})
  WHEN 'text' THEN trim(json_extract(${responses.answers}, ${place}), ${sql.raw(nothing)}) <> '' ELSE json_type(${responses.answers}, ${place}) IS NOT NULL END`;
/** Own words beside the options of a list. */
export const isOwn = (place: SQL): SQL => sql`(json_type(${responses.answers}, ${place}) = 'object' OR EXISTS (
  SELECT 1 FROM json_each(${responses.answers}, ${place}) own WHERE own.type = 'object'))`;

/** A question of one published version. */
export interface Asking {
  surveyId: string;
  version: number;
  id: string;
  kind: string;
}

/** The questions of these kinds that any version of a survey ever asked, in their order. */
export async function readAsking(
  db: Database,
  workspaceId: string,
  kinds: readonly string[],
  only: { survey?: string | undefined; question?: string | undefined },
): Promise<Asking[]> {
  const conditions = and(
    eq(surveyVersions.workspaceId, workspaceId),
    only.survey === undefined ? undefined : eq(surveyVersions.surveyId, only.survey),
    only.question === undefined ? undefined : sql`q.value ->> 'id' = ${only.question}`,
    sql`q.value ->> 'kind' IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`,
  );
  return db.all<Asking>(sql`SELECT survey_id AS surveyId, version, q.value ->> 'id' AS id, q.value ->> 'kind' AS kind
    FROM ${surveyVersions}, json_each(${surveyVersions.definition}, '$.questions') q
    WHERE ${conditions} ORDER BY survey_id, version, q.key`);
}

const versionKey = (surveyId: string, version: number): string => `${surveyId}@${version}`;
/** By version, so that a row looks up its own questions and no others. */
export function byVersion(asking: readonly Asking[]): Map<string, Asking[]> {
  const found = new Map<string, Asking[]>();
  for (const one of asking) {
    const key = versionKey(one.surveyId, one.version);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}
export const askedOf = (
  asking: ReadonlyMap<string, readonly Asking[]>,
  row: { surveyId: string; surveyVersion: number },
): readonly Asking[] => asking.get(versionKey(row.surveyId, row.surveyVersion)) ?? [];

/** Responses that answer one of these questions, in the way that `holds` asks for. */
export function answersOneOf(asking: readonly Asking[], holds: (place: SQL) => SQL = isGiven): SQL {
  const ids = Object.fromEntries([...byVersion(asking)].map(([key, some]) => [key, some.map((one) => one.id)]));
  const own = sql`'$."' || ${responses.surveyId} || '@' || ${responses.surveyVersion} || '"'`;
  return sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(ids)}, ${own}) asked WHERE ${holds(sql`'$."' || asked.value || '"'`)})`;
}

/** Responses in which somebody wrote something in answer to one of these. */
export function writtenIn(asking: readonly Asking[]): SQL | undefined {
  const [texts, lists] = [true, false].map((isText) =>
    asking.filter(({ kind }) => (wordedKinds[kind] === "text") === isText),
  );
  return or(answersOneOf(texts ?? []), answersOneOf(lists ?? [], isOwn));
}

/** A cell with such a metric and value among those that the response counts for. */
const counts = (metric: string, value: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM json_each(${responses.cells}) cell WHERE cell.value ->> 1 = ${metric} AND ${value})`;
const value = sql`cell.value ->> 2`;
const scored: Record<NpsGroup, SQL> = {
  promoter: sql`${value} >= 9`,
  passive: sql`${value} BETWEEN 7 AND 8`,
  detractor: sql`${value} <= 6`,
};
const told: Record<PromiseTold, SQL> = {
  exceeded: sql`typeof(${value}) = 'integer' AND ${value} > 0`,
  kept: sql`${value} = 0`,
  broken: sql`typeof(${value}) = 'integer' AND ${value} < 0`,
  not_recalled: sql`${value} = 'not_recalled'`,
};
export const scoreIs = (group: NpsGroup | undefined): SQL | undefined => group && counts("nps", scored[group]);
export const promiseIs = (word: PromiseTold | undefined): SQL | undefined => word && counts("promise", told[word]);
