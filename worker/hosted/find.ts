/** Whose survey is this? Its id is all that an address holds; a survey never moves to another workspace. */
import { and, eq, isNull } from "drizzle-orm";
import type { SurveyDraft } from "#contract";
import { schema, type Database } from "../db/index.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";

export interface Host {
  workspaceId: string;
  /** As visitors read it: who is asking. */
  name: string;
  /** The sites that may show this page in a frame: those that the workspace's public keys name. */
  sites: string[];
}

/** Null for an id that nobody has. */
export async function hostOf(db: Database, surveyId: string): Promise<Host | null> {
  const { workspaces, surveys, keys } = schema;
  const rows = await db
    .select({ workspaceId: workspaces.id, name: workspaces.name, origins: keys.origins })
    .from(surveys)
    .innerJoin(workspaces, eq(workspaces.id, surveys.workspaceId))
    .leftJoin(keys, and(eq(keys.workspaceId, workspaces.id), eq(keys.kind, "public"), isNull(keys.revokedAt)))
    .where(eq(surveys.id, surveyId));
  const [first] = rows;
  if (!first) return null;
  const { workspaceId, name } = first;
  return { workspaceId, name, sites: [...new Set(rows.flatMap(({ origins }) => origins ?? []))] };
}

/** A survey that was found, and all that is known of its workspace. */
export interface Found {
  id: string;
  host: Host;
  snapshot: Snapshot;
  version: number;
  survey: SurveyDraft;
}
