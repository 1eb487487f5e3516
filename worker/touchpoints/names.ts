/**
 * Whoever has a public key can call a touchpoint anything. Each name grows what reports have added up, so a workspace
 * takes so many that nobody declared, first come; answers under any further one are kept, and count under `(other)`.
 * Declared names and those of surveys always count as themselves. Known names cost nothing; a new one costs a query once.
 */
import type { Issue } from "#contract";
import type { Snapshot } from "../workspaces/snapshot.ts";

export const mostNames = 200;
export const otherTouchpoint = "(other)";

const declared = ({ touchpoints, definitions }: Snapshot, name: string): boolean =>
  touchpoints.some(({ id }) => id === name) ||
  [...definitions.values()].some((definition) => definition?.touchpoint === name);

const isKnown = (snapshot: Snapshot, name: string): boolean =>
  snapshot.touchpointNames.has(name) || declared(snapshot, name);

// The bound is looked at and the names are taken in one statement, so that no two instances overshoot it.
const takeSql = `INSERT INTO touchpoint_names (workspace_id, name)
SELECT ?1, n.value FROM json_each(?2) n
WHERE (SELECT count(*) FROM touchpoint_names WHERE workspace_id = ?1) + n.key < ?3
ON CONFLICT DO NOTHING`;

/** Takes names that were not met before, as far as there is room; afterwards the snapshot knows all that count. */
export async function takeNames(d1: D1Database, snapshot: Snapshot, names: readonly string[]): Promise<void> {
  const { workspaceId, touchpointNames } = snapshot;
  const met = [...new Set(names)].filter((name) => !isKnown(snapshot, name));
  if (met.length === 0 || touchpointNames.size >= mostNames) return;
  const [, kept] = await d1.batch<{ name: string }>([
    d1.prepare(takeSql).bind(workspaceId, JSON.stringify(met), mostNames),
    d1.prepare("SELECT name FROM touchpoint_names WHERE workspace_id = ?1").bind(workspaceId),
  ]);
  for (const { name } of kept?.results ?? []) touchpointNames.add(name);
}

/** What a touchpoint counts as. */
export const countedAs = (snapshot: Snapshot, name: string): string =>
  isKnown(snapshot, name) ? name : otherTouchpoint;

export const otherIssue: Issue = {
  path: "touchpoint",
  message: `This workspace has met ${mostNames} names that it does not declare; declare this one. It counts as ${otherTouchpoint}.`,
};
