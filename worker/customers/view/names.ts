/** The names of what a person's responses refer to: campaigns, promises, surveys. What is gone has none. */
import type { Localized } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import type { Heard } from "./heard.ts";

const campaignsSql =
  "SELECT id, name FROM campaigns WHERE workspace_id = ?1 AND deleted_at IS NULL AND id IN (SELECT value FROM json_each(?2))";
const promisesSql =
  "SELECT id, version, statement FROM promises WHERE workspace_id = ?1 AND id IN (SELECT value FROM json_each(?2))";
const surveysSql = `SELECT v.survey_id AS id, v.version, v.definition ->> '$.name' AS name
FROM json_each(?2) j CROSS JOIN survey_versions v
WHERE v.workspace_id = ?1 AND v.survey_id = j.value ->> 0 AND v.version = j.value ->> 1`;

interface NamedCampaign {
  id: string;
  name: string;
}
export interface Names {
  campaign(id: string | null | undefined): NamedCampaign | null;
  statement(id: string, version: number): Localized | null;
  survey(id: string, version: number): string;
}

const keyOf = (id: string, version: number): string => `${id}@${version}`;
const unique = <Item>(items: readonly Item[]): string => JSON.stringify([...new Set(items)]);

export async function readCampaignNames(
  { db, workspaceId }: Surroundings,
  ids: readonly (string | null)[],
): Promise<Map<string, NamedCampaign>> {
  const { results } = await db.$client
    .prepare(campaignsSql)
    .bind(workspaceId, unique(ids.filter((id) => id !== null)))
    .all<NamedCampaign>();
  return new Map(results.map((row) => [row.id, row]));
}

export async function readNames(here: Surroundings, heard: readonly Heard[]): Promise<Names> {
  const { db, workspaceId } = here;
  const d1 = db.$client;
  const versions = new Map(
    heard.map(({ surveyId, surveyVersion }) => [keyOf(surveyId, surveyVersion), [surveyId, surveyVersion]]),
  );
  const [campaigns, promises, surveys] = await Promise.all([
    readCampaignNames(
      here,
      heard.flatMap((one) => [one.campaign, one.promiseCampaign, ...one.touches.campaigns]),
    ),
    d1
      .prepare(promisesSql)
      .bind(workspaceId, unique(heard.flatMap(({ promiseId }) => promiseId ?? [])))
      .all<{ id: string; version: number; statement: string }>(),
    d1
      .prepare(surveysSql)
      .bind(workspaceId, JSON.stringify([...versions.values()]))
      .all<{ id: string; version: number; name: string }>(),
  ]);
  const statements = new Map(
    promises.results.map(({ id, version, statement }) => [keyOf(id, version), JSON.parse(statement) as Localized]),
  );
  const called = new Map(surveys.results.map(({ id, version, name }) => [keyOf(id, version), name]));
  return {
    campaign: (id) => (id ? (campaigns.get(id) ?? null) : null),
    statement: (id, version) => statements.get(keyOf(id, version)) ?? null,
    survey: (id, version) => called.get(keyOf(id, version)) ?? id,
  };
}
