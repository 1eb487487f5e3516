/** Surveys of one workspace, one or many, each beside its published definition. */
import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import type { Survey, SurveyDraft } from "#contract";
import { schema } from "../db/index.ts";
import { publishedVersion } from "../db/relations.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { surveyOf } from "./row.ts";

const { surveys, surveyVersions } = schema;

const select = (here: Surroundings) =>
  here.db
    .select({ survey: surveys, published: surveyVersions.definition })
    .from(surveys)
    .leftJoin(surveyVersions, publishedVersion)
    .$dynamic();

const mine = (here: Surroundings, ...more: (SQL | undefined)[]) =>
  and(eq(surveys.workspaceId, here.workspaceId), ...more);

export async function readSurvey(here: Surroundings, id: string) {
  const [row] = await select(here)
    .where(mine(here, eq(surveys.id, id)))
    .limit(1);
  if (!row) throw notFound("survey");
  return { row: row.survey, published: row.published, survey: surveyOf(row.survey, row.published) };
}

export async function listSurveys(
  here: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined; state?: Survey["state"] | undefined },
) {
  const limit = pageSize(query);
  const after = readCursor(query.cursor, 2);
  const [createdAt = "", id = ""] = after ?? [];
  const rows = await select(here)
    .where(
      mine(
        here,
        query.state ? eq(surveys.state, query.state) : undefined,
        after
          ? or(lt(surveys.createdAt, createdAt), and(eq(surveys.createdAt, createdAt), lt(surveys.id, id)))
          : undefined,
      ),
    )
    .orderBy(desc(surveys.createdAt), desc(surveys.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    ({ survey, published }) => surveyOf(survey, published),
    ({ survey }) => makeCursor(survey.createdAt, survey.id),
  );
}

/** A published version by its survey and number. */
export interface VersionRef {
  surveyId: string;
  surveyVersion: number;
}
export const versionKey = ({ surveyId, surveyVersion }: VersionRef): string => `${surveyId}@${surveyVersion}`;

/** The definitions that these responses answered, by `versionKey`; at most 40 different ones at a time. */
export async function readDefinitions(
  here: Surroundings,
  refs: readonly VersionRef[],
): Promise<Map<string, SurveyDraft>> {
  const wanted = [...new Map(refs.map((ref) => [versionKey(ref), ref])).values()];
  if (wanted.length === 0) return new Map();
  const rows = await here.db
    .select()
    .from(surveyVersions)
    .where(
      and(
        eq(surveyVersions.workspaceId, here.workspaceId),
        or(
          ...wanted.map((ref) =>
            and(eq(surveyVersions.surveyId, ref.surveyId), eq(surveyVersions.version, ref.surveyVersion)),
          ),
        ),
      ),
    );
  return new Map(
    rows.map((row) => [versionKey({ surveyId: row.surveyId, surveyVersion: row.version }), row.definition]),
  );
}
