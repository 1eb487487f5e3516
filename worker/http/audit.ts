/**
 * Writes the audit log. Operations and pages are logged where they are mounted, by the list of operations: whatever
 * changes something, and whatever takes much along. Rooms may tell more of what they did; they need not.
 */
import { sql } from "drizzle-orm";
import { operations, type AuditEntry, type Operation, type OperationName, type ownActs } from "#contract";
import type { Database } from "../db/index.ts";
import { sealEntries, type AuditRow } from "./chain.ts";
import { networkOf } from "./limit.ts";
import { logFailure } from "./log.ts";
import { markOf } from "./seal.ts";
import { databaseOf, type Actor, type AppContext } from "./context.ts";

type OwnAct = (typeof ownActs)[number];

/** What a room has to say of what it just did; never a value that somebody sent about a person. */
export interface Told {
  /** The operation that it was, where a page does one of several. */
  as?: OperationName | undefined;
  object?: string | undefined;
  detail?: Record<string, unknown> | undefined;
}
export const tell = (c: AppContext, told: Told): void => c.set("told", { ...c.get("told"), ...told });

/** What takes much along: files of responses, people and reports, and the ledger of erasures. */
export const isExport = (name: OperationName): boolean => /(\/export|\/ledger|\.csv)$/.test(operations[name].path);
/** What only asks for an answer changes nothing, whatever its method. */
const changes = ({ method, needs = [] }: Operation): boolean =>
  method !== "GET" && needs.some((permission) => permission !== "read" && permission !== "personal");

export function isLogged(name: OperationName): boolean {
  const operation: Operation = operations[name];
  return operation.auth === "private" && (isExport(name) || changes(operation));
}

/** Acts about these say nothing of whom: the log outlives the person, and nothing in it can be changed. */
const people = [
  ["customer", "/v1/customers/{id}"],
  ["response", "/v1/responses/{id}"],
  // A delivery's id holds that of the response which it tells of.
  ["delivery", "/v1/deliveries/{id}"],
] as const;
export type Marked = (typeof people)[number][0];

/**
 * By it an export finds what was done with somebody's data; once their ids are gone, it leads nowhere. Not the mark of the
 * ledger: by that one an erasure would tell what had been done to whom it took.
 */
export const markObject = (secret: string, workspaceId: string, whose: Marked, id: string): Promise<string> =>
  markOf(secret, `voz audit ${workspaceId}`, `${whose}:${whose === "response" ? id.toLowerCase() : id}`);

/** What the log calls it that an operation was done to. */
async function namedIn(c: AppContext, name: OperationName, id: string | undefined): Promise<string | undefined> {
  const whose = people.find(([, path]) => operations[name].path.startsWith(path));
  if (!whose || id === undefined) return id;
  return markObject(c.get("settings").authSecret, c.get("actor").workspaceId, whose[0], id);
}

/** An operation that was done, or an export that begins. */
export async function logOperation(c: AppContext, name: OperationName, told: Told = {}): Promise<void> {
  if (!isLogged(name)) return;
  const said: Told = c.get("told") ?? {};
  await log(c, c.get("actor"), said.as ?? name, {
    object: said.object ?? (await namedIn(c, name, told.object)),
    detail: { ...told.detail, ...said.detail },
  });
}

/** At most one entry of failed sign-ins for an account in so long: whoever tries a thousand words fills no log with it. */
const failedEvery = 15 * 60 * 1000;

/** Somebody tried to come in as a member, and did not know the password or the code. Who it was is not known. */
async function logFailedSignIn(
  c: AppContext,
  member: Pick<Actor, "workspaceId" | "id" | "name">,
  factor: "password" | "code",
): Promise<void> {
  const now = c.get("world").now();
  const db = databaseOf(c, member.workspaceId);
  const nobody = { workspaceId: member.workspaceId, kind: "unknown", id: "", name: "" } as const;
  await append(
    db,
    nobody,
    {
      at: new Date(now).toISOString(),
      action: "signInFailed" satisfies OwnAct,
      network: loggedNetwork(c.req.header("cf-connecting-ip") ?? ""),
      object: member.id,
      detail: { email: member.name, factor },
    },
    new Date(now - failedEvery).toISOString(),
  );
  await sealEntries(db, member.workspaceId);
}

/**
 * The same for each of an account's workspaces, once the answer is on its way: it must not take longer for an e-mail that has
 * an account than for one that has none.
 */
export function tellFailed(
  c: AppContext,
  members: Promise<readonly Pick<Actor, "workspaceId" | "id" | "name">[]>,
  factor: "password" | "code",
): void {
  const write = async (): Promise<void> => {
    for (const member of await members) await logFailedSignIn(c, member, factor);
  };
  c.executionCtx.waitUntil(
    write().catch((error: unknown) => logFailure({ requestId: c.get("requestId"), path: c.req.path }, error)),
  );
}

/** What somebody did, in the log of their workspace. The seal follows when the answer is on its way. */
export async function log(
  c: AppContext,
  actor: Pick<Actor, "workspaceId" | "kind" | "id" | "name">,
  action: OperationName | OwnAct,
  told: Told = {},
): Promise<void> {
  // Whoever signs in does so in each of their workspaces.
  const db = databaseOf(c, actor.workspaceId);
  const at = new Date(c.get("world").now()).toISOString();
  await append(db, actor, { at, action, network: loggedNetwork(c.req.header("cf-connecting-ip") ?? ""), ...told });
  c.executionCtx.waitUntil(sealEntries(db, actor.workspaceId));
}

interface Done extends Told {
  at: string;
  action: string;
  network: string | null;
}

/** One statement numbers and writes it, so that two at once get two numbers. */
async function append(
  db: Database,
  { workspaceId, kind, id, name }: Pick<AuditRow, "workspaceId"> & AuditEntry["actor"],
  { at, action, network, object, detail = {} }: Done,
  /** Not where the same was done to the same since then, as far as the last entries tell. */
  unlessSince: string | null = null,
): Promise<void> {
  await db.run(sql`INSERT INTO audit
    (workspace_id, seq, at, actor_kind, actor_id, actor_name, network, action, object, detail)
    SELECT ${workspaceId},
      1 + max(ifnull((SELECT max(seq) FROM audit WHERE workspace_id = ${workspaceId}), 0),
              ifnull((SELECT max(seq) FROM audit_seals WHERE workspace_id = ${workspaceId}), 0)),
      ${at}, ${kind}, ${id}, ${name}, ${network}, ${action}, ${object ?? null}, ${JSON.stringify(detail)}
    WHERE ${unlessSince} IS NULL OR NOT EXISTS (
      SELECT 1 FROM (SELECT action, object, at FROM audit WHERE workspace_id = ${workspaceId} ORDER BY seq DESC LIMIT 500)
      WHERE action = ${action} AND object = ${object ?? null} AND at > ${unlessSince})`);
}

/** 203.0.113.0/24, 2001:db8:1::/48; null for what is no address. */
export function loggedNetwork(address: string): string | null {
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (four) return `${four[1]}.0/24`;
  if (!/^[\da-f:]+$/i.test(address) || !address.includes(":")) return null;
  const parts = networkOf(address.toLowerCase()).split(":");
  return `${parts.map((part) => part.replace(/^0+(?=.)/, "")).join(":")}::/48`;
}

/** The names of the fields that a body changes, a level down where it is a patch of settings. */
export function changedIn(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return {};
  const names = Object.entries(body).flatMap(([name, value]) =>
    name === "settings" && typeof value === "object" && value !== null
      ? Object.keys(value).map((inner) => `settings.${inner}`)
      : [name],
  );
  return names.length > 0 ? { fields: names } : {};
}
