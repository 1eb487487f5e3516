/** Somebody opens their invitation: with a new account, or with the one that they are signed in with. */
import { APIError } from "better-auth/api";
import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Invitation } from "#contract";
import { schema, type Database } from "../db/index.ts";
import type { Auth } from "../http/auth.ts";
import type { Actor } from "../http/context.ts";
import { openInvitation, releaseInvitation, useInvitation } from "./invitations.ts";
import { createAccount } from "./owner.ts";
import { SetupDraft } from "./setup.ts";
import { openSession } from "./sign-in.ts";

const { members, session } = schema;

/** What the form of a new account asks for. */
export const JoinDraft = v.pick(SetupDraft, ["name", "email", "password"]);
export type JoinDraft = v.InferOutput<typeof JoinDraft>;
export interface Came {
  ok: true;
  cookies: string[];
  workspaceId: string;
  userId: string;
  role: Invitation["role"];
  /** The invitation's id. */
  invitation: string;
}
export type Joined = Came | { ok: false; why: "gone" | "email_taken" };

export async function joinAnew(
  { db, auth, now }: { db: Database; auth: Auth; now: Date },
  token: string,
  draft: JoinDraft,
  headers: Headers,
): Promise<Joined> {
  const found = await openInvitation(db, token, now);
  if (!found || !(await useInvitation(db, token, now))) return { ok: false, why: "gone" };
  const { workspaceId, role } = found.invitation;
  let userId: string;
  try {
    userId = await createAccount(db, auth, draft, { workspaceId, role }, now);
  } catch (error) {
    // Nothing came about: the link stays good.
    await releaseInvitation(db, token);
    if (error instanceof APIError && error.status === "UNPROCESSABLE_ENTITY") return { ok: false, why: "email_taken" };
    throw error;
  }
  const cookies = (await openSession(auth, draft.email, draft.password, headers)) ?? [];
  return { ok: true, cookies, workspaceId, userId, role, invitation: found.invitation.id };
}

/** The person is a member of one workspace more, and looks at that one. Whoever is one already uses no link up. */
export async function joinAsIs(db: Database, actor: Actor, token: string, now: Date): Promise<Joined> {
  const found = await openInvitation(db, token, now);
  if (!found) return { ok: false, why: "gone" };
  const { workspaceId, role } = found.invitation;
  const [known] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.userId, actor.id), eq(members.workspaceId, workspaceId)));
  if (!known) {
    if (!(await useInvitation(db, token, now))) return { ok: false, why: "gone" };
    await db.insert(members).values({ userId: actor.id, workspaceId, role, createdAt: now.toISOString() });
  }
  await lookAt(db, actor, workspaceId);
  return {
    ok: true,
    cookies: [],
    workspaceId,
    userId: actor.id,
    role: known?.role ?? role,
    invitation: found.invitation.id,
  };
}

/** Which of their workspaces this session shows; false for one that they do not belong to. */
export async function lookAt(db: Database, { id, sessionId = "" }: Actor, workspaceId: string): Promise<boolean> {
  const changed = await db
    .update(session)
    .set({ workspaceId })
    .where(
      and(
        eq(session.id, sessionId),
        sql`EXISTS (SELECT 1 FROM members WHERE user_id = ${id} AND workspace_id = ${workspaceId})`,
      ),
    )
    .returning({ id: session.id });
  return changed.length === 1;
}
