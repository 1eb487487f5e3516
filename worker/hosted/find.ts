/** Whose survey is this? Its id is all that an address holds; a survey never moves to another workspace. */
import { and, eq, isNull } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";

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
    .from(workspaces)
    // The order is the query's: surveys are found by workspace and id, so this reads one row a workspace, not a survey.
    .crossJoin(surveys)
    .leftJoin(keys, and(eq(keys.workspaceId, workspaces.id), eq(keys.kind, "public"), isNull(keys.revokedAt)))
    .where(and(eq(surveys.workspaceId, workspaces.id), eq(surveys.id, surveyId)));
  const [first] = rows;
  if (!first) return null;
  const { workspaceId, name } = first;
  return { workspaceId, name, sites: [...new Set(rows.flatMap(({ origins }) => origins ?? []))] };
}
