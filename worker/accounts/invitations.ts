/** Invitations: a link with 256 random bits, of which only the SHA-256 is stored; one role, one use, some days. */
import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { roleMay, type Invitation, type InvitationDraft, type NewInvitation } from "#contract";
import { schema, type Database } from "../db/index.ts";
import { tell } from "../http/audit.ts";
import type { AppContext, Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { demandAll } from "../http/permission.ts";
import { randomText, sha256 } from "../http/token.ts";

const { invitations, workspaces } = schema;
const day = 24 * 60 * 60 * 1000;
/** What nobody can use any more goes when another is made. */
const kept = 30 * day;

const invitationOf = ({ id, name, role, createdAt, expiresAt }: typeof invitations.$inferSelect): Invitation => ({
  id,
  name,
  role,
  createdAt,
  expiresAt,
});

const open = (now: Date) => and(isNull(invitations.usedAt), gt(invitations.expiresAt, now.toISOString()));
const mine = (here: Surroundings) => and(eq(invitations.workspaceId, here.workspaceId), open(here.now));

export async function listInvitations(here: Surroundings): Promise<{ items: Invitation[]; next: null }> {
  const rows = await here.db
    .select()
    .from(invitations)
    .where(mine(here))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return { items: rows.map(invitationOf), next: null };
}

/** The link leads to this Voz's own page. */
export async function createInvitation(
  c: AppContext,
  here: Surroundings,
  { name, role, days }: InvitationDraft,
): Promise<NewInvitation> {
  demandAll(c.get("actor"), roleMay[role]);
  const token = randomText(43, c.get("world").random);
  const row = {
    workspaceId: here.workspaceId,
    id: here.newId("inv"),
    tokenHash: await sha256(token),
    name,
    role,
    createdAt: here.now.toISOString(),
    expiresAt: new Date(here.now.getTime() + days * day).toISOString(),
    usedAt: null,
  };
  const old = new Date(here.now.getTime() - kept).toISOString();
  await here.db.batch([
    here.db
      .delete(invitations)
      .where(and(eq(invitations.workspaceId, here.workspaceId), lt(invitations.expiresAt, old))),
    here.db.insert(invitations).values(row),
  ]);
  tell(c, { object: row.id, detail: { role, expiresAt: row.expiresAt } });
  return { ...invitationOf(row), url: `${new URL(c.req.url).origin}/join/${token}` };
}

export async function revokeInvitation(here: Surroundings, id: string): Promise<void> {
  const gone = await here.db
    .delete(invitations)
    .where(and(mine(here), eq(invitations.id, id)))
    .returning({ id: invitations.id });
  if (gone.length === 0) throw notFound("invitation");
}

/** What an open link invites to; null where it is used up, taken back, too old or made up. */
export async function openInvitation(db: Database, token: string, now: Date) {
  const [found] = await db
    .select({ invitation: invitations, workspace: { name: workspaces.name, locale: workspaces.locale } })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .where(and(eq(invitations.tokenHash, await sha256(token)), open(now)));
  return found ?? null;
}

/** Uses the link up. Of two at once, one gets true. */
export async function useInvitation(db: Database, token: string, now: Date): Promise<boolean> {
  const used = await db
    .update(invitations)
    .set({ usedAt: now.toISOString() })
    .where(and(eq(invitations.tokenHash, await sha256(token)), open(now)))
    .returning({ id: invitations.id });
  return used.length === 1;
}

/** Opens it again, for an account that did not come about. */
export async function releaseInvitation(db: Database, token: string): Promise<void> {
  await db
    .update(invitations)
    .set({ usedAt: null })
    .where(eq(invitations.tokenHash, await sha256(token)));
}
