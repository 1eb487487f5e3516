/**
 * What the public door knows of a workspace, kept in this Worker instance and never stale: every change of it counts
 * `config_version` up, and a write prepared from an older version does not happen (see responses/statement.ts).
 */
import { and, asc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { CampaignPromise, SurveyDraft, Touchpoint } from "#contract";
import type { Matchable } from "../campaigns/match.ts";
import { promiseOf } from "../campaigns/promiseRow.ts";
import { enteredWorkspace, enterWorkspace, schema, type Database } from "../db/index.ts";
import { publishedVersion } from "../db/relations.ts";
import type { StoredSettings } from "../db/workspaces.ts";
import type { KnownEndpoint } from "../deliveries/filter.ts";

export interface KnownSurvey {
  id: string;
  state: "draft" | "live" | "archived";
  version: number | null;
  archivedAt: string | null;
  createdAt: string;
}

export interface KnownCampaign extends Matchable {
  promises: CampaignPromise[];
}

export interface Snapshot {
  /** The public key, or the workspace's id where no key was asked for. */
  key: string;
  origins: readonly string[];
  workspaceId: string;
  timeZone: string;
  locale: string;
  settings: StoredSettings;
  identitySecret: string;
  version: number;
  surveys: ReadonlyMap<string, KnownSurvey>;
  /** Published definitions by `surveyKey`; older versions are added when a response names one. */
  definitions: Map<string, SurveyDraft | null>;
  campaigns: readonly KnownCampaign[];
  /** Every promise that was ever made, so that a late answer still finds its campaign. */
  promiseCampaigns: ReadonlyMap<string, { campaignId: string; versions: ReadonlySet<number> }>;
  touchpoints: readonly Touchpoint[];
  /** What touchpoints are called beside those; grows as the database takes further names. */
  touchpointNames: Set<string>;
  /** Those that are owed what happens: all but the disabled. */
  endpoints: readonly KnownEndpoint[];
}

export const surveyKey = (surveyId: string, version: number): string => `${surveyId}@${version}`;

const mostKept = 200;

/** Snapshots by public key, in this Worker instance. */
export class Snapshots {
  private readonly kept = new Map<string, Snapshot>();

  /** What was known last, perhaps stale; null asks for `fresh`. */
  known(key: string): Snapshot | null {
    return this.kept.get(key) ?? null;
  }

  /** Up to date: one query when nothing changed, and the load when something did. Null for an unknown or revoked key. */
  async fresh(db: Database, key: string): Promise<Snapshot | null> {
    // Asked again within a request, the key is looked for in the workspace that it has turned out to be.
    const entered = enteredWorkspace(db.$client);
    const inside = entered === null ? undefined : eq(schema.keys.workspaceId, entered);
    const [row] = await db
      .select({ key: schema.keys, workspace: schema.workspaces })
      .from(schema.keys)
      .innerJoin(schema.workspaces, eq(schema.workspaces.id, schema.keys.workspaceId))
      .where(and(inside, eq(schema.keys.lookup, key), eq(schema.keys.kind, "public"), isNull(schema.keys.revokedAt)))
      .limit(1);
    if (!row) {
      this.kept.delete(key);
      return null;
    }
    return this.renewed(db, row.key, row.workspace);
  }

  /** The same for a door that no key opens, such as a survey's own address; `known` takes the workspace's id, too. */
  async ofWorkspace(db: Database, workspaceId: string): Promise<Snapshot | null> {
    const [row] = await db.select().from(schema.workspaces).where(eq(schema.workspaces.id, workspaceId)).limit(1);
    if (row) return this.renewed(db, { lookup: workspaceId, origins: [] }, row);
    this.kept.delete(workspaceId);
    return null;
  }

  private async renewed(
    db: Database,
    key: Pick<typeof schema.keys.$inferSelect, "lookup" | "origins">,
    workspace: typeof schema.workspaces.$inferSelect,
  ): Promise<Snapshot> {
    enterWorkspace(db.$client, workspace.id);
    const known = this.kept.get(key.lookup);
    if (known && known.version === workspace.configVersion) return known;
    const snapshot = await load(db, key, workspace);
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value ?? "");
    this.kept.set(key.lookup, snapshot);
    return snapshot;
  }
}

async function load(
  db: Database,
  key: Pick<typeof schema.keys.$inferSelect, "lookup" | "origins">,
  workspace: typeof schema.workspaces.$inferSelect,
): Promise<Snapshot> {
  const { surveys, surveyVersions, campaigns, promises, touchpoints, touchpointNames, endpoints } = schema;
  const [surveyRows, versionRows, campaignRows, promiseRows, touchpointRows, nameRows, endpointRows] = await db.batch([
    db
      .select({
        id: surveys.id,
        state: surveys.state,
        version: surveys.version,
        archivedAt: surveys.archivedAt,
        createdAt: surveys.createdAt,
      })
      .from(surveys)
      .where(eq(surveys.workspaceId, workspace.id))
      .orderBy(asc(surveys.createdAt), asc(surveys.id)),
    db
      .select({ version: surveyVersions })
      .from(surveyVersions)
      .innerJoin(surveys, publishedVersion)
      .where(and(eq(surveyVersions.workspaceId, workspace.id), isNotNull(surveys.version))),
    db
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspace.id), isNull(campaigns.deletedAt)))
      .orderBy(asc(campaigns.createdAt), asc(campaigns.id)),
    db.select().from(promises).where(eq(promises.workspaceId, workspace.id)).orderBy(asc(promises.position)),
    db.select().from(touchpoints).where(eq(touchpoints.workspaceId, workspace.id)).orderBy(asc(touchpoints.position)),
    db
      .select({ name: touchpointNames.name })
      .from(touchpointNames)
      .where(eq(touchpointNames.workspaceId, workspace.id)),
    db
      .select({ id: endpoints.id, types: endpoints.types, filter: endpoints.filter })
      .from(endpoints)
      .where(and(eq(endpoints.workspaceId, workspace.id), ne(endpoints.state, "disabled")))
      .orderBy(asc(endpoints.id)),
  ]);

  const promiseCampaigns = new Map<string, { campaignId: string; versions: Set<number> }>();
  for (const { id, campaignId, version } of promiseRows) {
    const known = promiseCampaigns.get(id);
    if (known) known.versions.add(version);
    else promiseCampaigns.set(id, { campaignId, versions: new Set([version]) });
  }
  return {
    key: key.lookup,
    origins: key.origins,
    workspaceId: workspace.id,
    timeZone: workspace.timeZone,
    locale: workspace.locale,
    settings: workspace.settings,
    identitySecret: workspace.identitySecret,
    version: workspace.configVersion,
    surveys: new Map(surveyRows.map((survey) => [survey.id, survey])),
    definitions: new Map(
      versionRows.map(({ version }) => [surveyKey(version.surveyId, version.version), version.definition]),
    ),
    campaigns: campaignRows.map((campaign) => ({
      ...campaign,
      promises: promiseRows.filter((row) => row.campaignId === campaign.id && row.position !== null).map(promiseOf),
    })),
    promiseCampaigns,
    touchpoints: touchpointRows.map(({ id, name, stage }) => ({ id, name, ...(stage === null ? {} : { stage }) })),
    touchpointNames: new Set(nameRows.map(({ name }) => name)),
    endpoints: endpointRows,
  };
}

/** The definition of any published version, read once and kept; null where it was never published. */
export async function definitionOf(
  db: Database,
  snapshot: Snapshot,
  surveyId: string,
  version: number,
): Promise<SurveyDraft | null> {
  const key = surveyKey(surveyId, version);
  const known = snapshot.definitions.get(key);
  if (known !== undefined) return known;
  const latest = snapshot.surveys.get(surveyId)?.version ?? 0;
  // A version above the latest does not exist: made-up numbers must not cost a query each.
  if (version > latest) return null;
  const { surveyVersions } = schema;
  const [row] = await db
    .select({ definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(
      and(
        eq(surveyVersions.workspaceId, snapshot.workspaceId),
        eq(surveyVersions.surveyId, surveyId),
        eq(surveyVersions.version, version),
      ),
    )
    .limit(1);
  snapshot.definitions.set(key, row?.definition ?? null);
  return row?.definition ?? null;
}
