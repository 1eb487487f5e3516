/**
 * A colleague lost phone and recovery codes: an owner takes their second factor off, and the password alone opens the account
 * until they set up a new one. An account may belong to several workspaces, and none of them may be weakened from another: so
 * it takes somebody who is an owner of every one of them, with a second factor of their own where there is more than this one.
 */
import { and, eq, sql } from "drizzle-orm";
import { roleMay } from "#contract";
import { schema, type Database } from "../db/index.ts";
import { tell } from "../http/audit.ts";
import type { Actor, AppContext, Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { demandAll } from "../http/permission.ts";
import { Refusal } from "../http/refusal.ts";
import { readMember } from "./members.ts";

const { session, twoFactor, user } = schema;

/** Why an owner may not: it is their own, or somebody else's workspace has a say in it. */
export type Kept = "own" | "elsewhere";
const sayOf: Record<Kept, string> = {
  own: "This is your own second factor: turn it off on your account's page, with your password and a code.",
  elsewhere:
    "This person belongs to other workspaces, too. Only somebody who owns all of them and has a second factor may take theirs off; else whoever runs this Voz does, by npm run second-factor-off.",
};

/** Part of the statement itself: who joins another workspace meanwhile keeps it. A key is an owner of nothing else. */
const oursAlone = ({ workspaceId }: Trusted, actor: Actor, id: string) =>
  sql`NOT EXISTS (SELECT 1 FROM members AS theirs
    WHERE theirs.user_id = ${id} AND theirs.workspace_id <> ${workspaceId} AND NOT EXISTS (
      SELECT 1 FROM members AS mine JOIN user AS me ON me.id = mine.user_id
      WHERE mine.user_id = ${actor.kind === "user" ? actor.id : ""} AND mine.workspace_id = theirs.workspace_id
        AND mine.role = 'owner' AND me.two_factor_enabled))`;

/** Whether this person's may be taken off by whoever asks. */
export async function factorKept(here: Trusted, actor: Actor, id: string): Promise<Kept | null> {
  if (actor.kind === "user" && actor.id === id) return "own";
  const [found] = await here.db
    .select({ ours: oursAlone(here, actor, id) })
    .from(user)
    .where(eq(user.id, id));
  return found?.ours ? null : "elsewhere";
}

/** Takes it off, and ends every session of theirs; at their next sign-in they are told. */
export async function removeFactor(c: AppContext, here: Trusted, id: string): Promise<void> {
  const known = await readMember(here, id);
  const actor = c.get("actor");
  demandAll(actor, roleMay[known.role]);
  if (!known.secondFactor) throw notFound("second factor");
  const kept = await factorKept(here, actor, id);
  if (kept) throw new Refusal("conflict", sayOf[kept]);
  // What follows the first is done only where it was.
  const done = sql`EXISTS (SELECT 1 FROM user WHERE id = ${id} AND NOT two_factor_enabled AND factor_removed_at = ${here.now.getTime()})`;
  const [gone] = await here.db.batch([
    here.db
      .update(user)
      .set({ twoFactorEnabled: false, factorRemovedAt: here.now, updatedAt: here.now })
      .where(and(eq(user.id, id), eq(user.twoFactorEnabled, true), oursAlone(here, actor, id)))
      .returning({ id: user.id }),
    here.db.delete(twoFactor).where(and(eq(twoFactor.userId, id), done)),
    here.db.delete(session).where(and(eq(session.userId, id), done)),
  ]);
  if (gone.length === 0) throw new Refusal("conflict", sayOf.elsewhere);
  tell(c, { object: id, detail: { email: known.email } });
}

/** They know of it now. */
export const forgetRemoval = async (db: Database, userId: string): Promise<void> => {
  await db.update(user).set({ factorRemovedAt: null }).where(eq(user.id, userId));
};
