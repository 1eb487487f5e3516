/** Keys: made once, shown once, revoked at once. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Key, KeyDraft } from "#contract";
import { schema } from "../db/index.ts";
import type { Told } from "../http/audit.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { Refusal } from "../http/refusal.ts";
import { makeKey, sha256, type FillRandom } from "../http/token.ts";
import { countUp } from "./version.ts";

const { keys } = schema;
type Row = typeof keys.$inferSelect;

const keyOf = (row: Row): Key => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  key: row.shown,
  origins: row.origins,
  scopes: row.scopes,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastUsedAt,
  revokedAt: row.revokedAt,
});

export async function listKeys({ db, workspaceId }: Surroundings) {
  const rows = await db
    .select()
    .from(keys)
    .where(eq(keys.workspaceId, workspaceId))
    .orderBy(asc(keys.createdAt), asc(keys.id));
  return { items: rows.map(keyOf), next: null };
}

/** Kept in UTC, so that two of them compare as texts. */
function expiryOf(at: string | undefined, now: Date): string | null {
  if (at === undefined) return null;
  const expires = new Date(at);
  if (expires <= now)
    throw new Refusal("invalid_body", "expiresAt: this time is over; name one to come, or leave it out.", {
      issues: [{ path: "expiresAt", message: "is over" }],
    });
  return expires.toISOString();
}

/** The row of a new key, and the key itself. */
export async function newKeyRow(
  here: Surroundings,
  draft: KeyDraft,
  random: FillRandom,
): Promise<{ row: Row; key: string }> {
  const key = makeKey(draft.kind, random);
  const row: Row = {
    lookup: draft.kind === "public" ? key : await sha256(key),
    id: here.newId("key"),
    workspaceId: here.workspaceId,
    kind: draft.kind,
    name: draft.name,
    shown: draft.kind === "public" ? key : `voz_sk_…${key.slice(-4)}`,
    origins: draft.kind === "public" ? draft.origins : [],
    scopes: draft.kind === "secret" ? draft.scopes : [],
    createdAt: here.now.toISOString(),
    lastUsedAt: null,
    revokedAt: null,
    expiresAt: draft.kind === "secret" ? expiryOf(draft.expiresAt, here.now) : null,
  };
  return { row, key };
}

export async function createKey(
  here: Surroundings,
  draft: KeyDraft,
  random: FillRandom,
): Promise<Key & { secret?: string }> {
  const { row, key } = await newKeyRow(here, draft, random);
  await here.db.insert(keys).values(row);
  return { ...keyOf(row), ...(draft.kind === "secret" ? { secret: key } : {}) };
}

/** What the audit log says of a new key. */
export const toldOf = ({ id, kind, name, scopes, origins, expiresAt }: Key): Told => ({
  object: id,
  detail: { kind, name, ...(kind === "secret" ? { scopes, expiresAt } : { origins }) },
});

const mine = (here: Surroundings, id: string) =>
  and(eq(keys.workspaceId, here.workspaceId), eq(keys.id, id), isNull(keys.revokedAt));

/** Changes what stands beside a key, or revokes it; the public door learns of it with its next write. */
async function change(
  here: Surroundings,
  id: string,
  set: Partial<Pick<Row, "name" | "origins" | "revokedAt">>,
): Promise<Key> {
  const [rows] = await here.db.batch([
    here.db.update(keys).set(set).where(mine(here, id)).returning(),
    countUp(here.db, here.workspaceId),
  ]);
  if (!rows[0]) throw notFound("key");
  return keyOf(rows[0]);
}

export const updateKey = (
  here: Surroundings,
  id: string,
  { name, origins }: { name?: string | undefined; origins?: string[] | undefined },
) =>
  change(here, id, {
    ...(name === undefined ? {} : { name }),
    ...(origins === undefined ? {} : { origins }),
    ...(name === undefined && origins === undefined ? { revokedAt: null } : {}),
  });

export const revokeKey = (here: Surroundings, id: string) => change(here, id, { revokedAt: here.now.toISOString() });
