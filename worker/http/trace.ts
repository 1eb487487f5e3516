/**
 * What the audit log says of the object that an operation changes: a mark of its rows as they were, and one as they are then.
 * The mark of one change is the first of the next: what was changed in between, past the Worker, shows. Marks are keyed, so
 * that nobody who reads the log can try out what was written.
 */
import { sql, type SQL } from "drizzle-orm";
import { operations, type OperationName } from "#contract";
import type { Trusted } from "./context.ts";
import { markOf } from "./seal.ts";

interface Which {
  workspaceId: string;
  /** The ids in the address, where it has some. */
  id: string | undefined;
  noteId: string | undefined;
}

/** Whether a member has one: it belongs to their account, which is no workspace's. */
const factor = ({ workspaceId, id }: Which): SQL[] =>
  id === undefined
    ? []
    : [
        // From the members on: another workspace's account is not even read.
        sql`SELECT user.id, user.two_factor_enabled FROM members CROSS JOIN user ON user.id = members.user_id
          WHERE members.workspace_id = ${workspaceId} AND members.user_id = ${id}`,
      ];

/** The rows of one object, by the beginning of its address; the longer beginnings come first. */
const objects: readonly (readonly [prefix: string, rows: (which: Which) => SQL[]])[] = [
  ["/v1/members/invitations", (at) => one("invitations", "id", at)],
  ["/v1/members/{id}/second-factor", factor],
  ["/v1/members", (at) => one("members", "user_id", at)],
  ["/v1/campaigns/{id}/notes", ({ workspaceId, noteId: id }) => one("campaign_notes", "id", { workspaceId, id })],
  ["/v1/campaigns/{id}", (at) => [...one("campaigns", "id", at), ...one("promises", "campaign_id", at)]],
  // By its key: the index of its own address would read another workspace's row before leaving it out.
  ["/v1/surveys/{id}", (at) => one("surveys", "id", at, sql`INDEXED BY sqlite_autoindex_surveys_1`)],
  ["/v1/flags/{id}", (at) => one("flags", "id", at)],
  ["/v1/responses/{id}", (at) => one("responses", "id", at)],
  ["/v1/endpoints/{id}", (at) => one("endpoints", "id", at)],
  ["/v1/hooks/{id}", (at) => one("endpoints", "id", at)],
  ["/v1/keys/{id}", (at) => one("keys", "id", at)],
  ["/v1/touchpoints", ({ workspaceId }) => [from("touchpoints", sql`workspace_id = ${workspaceId}`)]],
  ["/v1/workspace", ({ workspaceId }) => [from("workspaces", sql`id = ${workspaceId}`)]],
];

const from = (table: string, where: SQL, by = sql``): SQL =>
  sql`SELECT * FROM ${sql.identifier(table)} ${by} WHERE ${where}`;
const one = (table: string, column: string, { workspaceId, id }: Pick<Which, "workspaceId" | "id">, by?: SQL): SQL[] =>
  id === undefined ? [] : [from(table, sql`workspace_id = ${workspaceId} AND ${sql.identifier(column)} = ${id}`, by)];

/** What the Worker itself writes into these rows, whoever changed them last. */
const ours: ReadonlySet<string> = new Set([
  "breaker",
  "config_version",
  "failing_since",
  "last_used_at",
  "months_through",
  "next_slot",
  "shown_through",
  "watermark",
]);

/** Of whom nothing shall stay, no mark does. */
const unmarked: ReadonlySet<OperationName> = new Set(["deleteResponse"]);

export type Ids = Readonly<Record<string, string | undefined>>;

/** The mark of what an operation is about to change, or has changed; null where there is no such object. */
export async function traceOf(here: Trusted, name: OperationName, ids: Ids): Promise<string | null> {
  const { path, method } = operations[name];
  const found =
    method === "GET" || unmarked.has(name) ? undefined : objects.find(([prefix]) => path.startsWith(prefix));
  if (!found) return null;
  const reads = found[1]({ workspaceId: here.workspaceId, id: ids["id"], noteId: ids["noteId"] });
  const rows = (await Promise.all(reads.map((read) => here.db.all<Record<string, unknown>>(read)))).flat();
  if (rows.length === 0) return null;
  const kept = rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !ours.has(column)))).sort();
  return markOf(here.vault.secret, "audit object", JSON.stringify(kept));
}

/** Both marks as the log tells them; nothing where nothing changed. */
export const changeOf = (
  before: string | null,
  after: string | null,
): { before?: string; after?: string } | undefined =>
  before === after ? undefined : { ...(before !== null && { before }), ...(after !== null && { after }) };
