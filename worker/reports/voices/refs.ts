/** What the rows of one page refer to: their versions of surveys, the wording of promises, campaigns by name. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import type { Named, Refs, Written } from "./row.ts";

const { campaigns, promises, surveyVersions, workspaces } = schema;

const keyOf = (id: string | null, version: number | null): string => `${id}@${version}`;
const among = (wanted: readonly (string | null)[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify([...new Set(wanted)])}))`;

export async function readRefs(
  { db, workspaceId }: Surroundings,
  written: readonly Written[],
  lang: string | undefined,
): Promise<Refs> {
  const rows = written.map(({ row }) => row);
  const [versions, wordings, named, [workspace]] = await Promise.all([
    db
      .select({ surveyId: surveyVersions.surveyId, version: surveyVersions.version, survey: surveyVersions.definition })
      .from(surveyVersions)
      .where(
        and(
          eq(surveyVersions.workspaceId, workspaceId),
          sql`${surveyVersions.surveyId} || '@' || ${surveyVersions.version} IN ${among(rows.map((row) => keyOf(row.surveyId, row.surveyVersion)))}`,
        ),
      ),
    db
      .select({ id: promises.id, version: promises.version, statement: promises.statement })
      .from(promises)
      .where(
        and(
          eq(promises.workspaceId, workspaceId),
          sql`${promises.id} IN ${among(rows.map(({ promiseId }) => promiseId))}`,
        ),
      ),
    db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.workspaceId, workspaceId),
          isNull(campaigns.deletedAt),
          sql`${campaigns.id} IN ${among(rows.flatMap(({ campaign, promiseCampaign }) => [campaign, promiseCampaign]))}`,
        ),
      ),
    db.select({ locale: workspaces.locale }).from(workspaces).where(eq(workspaces.id, workspaceId)),
  ]);
  const surveys = new Map(versions.map(({ surveyId, version, survey }) => [keyOf(surveyId, version), survey]));
  const statements = new Map(wordings.map(({ id, version, statement }) => [keyOf(id, version), statement]));
  const names = new Map(named.map((one): [string | null, Named] => [one.id, one]));
  return {
    lang: lang ?? workspace?.locale ?? "es",
    survey: (row) => surveys.get(keyOf(row.surveyId, row.surveyVersion)),
    campaign: (id) => names.get(id) ?? null,
    statement: (row) => statements.get(keyOf(row.promiseId, row.promiseVersion)) ?? null,
  };
}
