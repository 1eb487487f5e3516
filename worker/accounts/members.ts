/** The people of a workspace: listed, given another role, removed. A workspace always has an owner. */
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { roleMay, type Member, type Role } from "#contract";
import { schema, type Database } from "../db/index.ts";
import { tell } from "../http/audit.ts";
import type { AppContext, Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { demandAll } from "../http/permission.ts";
import { Refusal } from "../http/refusal.ts";

const { members, user } = schema;

const select = ({ db }: Surroundings) =>
  db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: members.role,
      secondFactor: user.twoFactorEnabled,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(user, eq(user.id, members.userId));

export async function listMembers(here: Surroundings): Promise<{ items: Member[]; next: null }> {
  const items = await select(here)
    .where(eq(members.workspaceId, here.workspaceId))
    .orderBy(asc(members.createdAt), asc(user.id));
  return { items, next: null };
}

export async function readMember(here: Surroundings, id: string): Promise<Member> {
  const [found] = await select(here).where(and(eq(members.workspaceId, here.workspaceId), eq(user.id, id)));
  if (!found) throw notFound("member");
  return found;
}

/** Whoever is signed in, whatever their workspace. */
export async function personOf(db: Database, id: string): Promise<Pick<Member, "name" | "email" | "secondFactor">> {
  const [found] = await db
    .select({ name: user.name, email: user.email, secondFactor: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.id, id));
  if (!found) throw notFound("account");
  return found;
}

/** The same person as an actor in each of their workspaces, for what they do in none: coming in. */
export const membershipsOf = (db: Database, email: string) => membershipsWhere(db, eq(user.email, email.toLowerCase()));
export const membershipsOfId = (db: Database, id: string) => membershipsWhere(db, eq(user.id, id));

async function membershipsWhere(db: Database, whose: SQL) {
  const rows = await db
    .select({ workspaceId: members.workspaceId, id: user.id, name: user.email })
    .from(user)
    .innerJoin(members, eq(members.userId, user.id))
    .where(whose);
  return rows.map((row) => ({ ...row, kind: "user" as const }));
}

/** Part of the statement itself: of two owners who remove each other at once, one stays. */
const anotherOwner = ({ workspaceId }: Surroundings) =>
  sql`(${members.role} <> 'owner' OR (SELECT count(*) FROM members WHERE workspace_id = ${workspaceId} AND role = 'owner') > 1)`;

const mine = (here: Surroundings, id: string) => and(eq(members.workspaceId, here.workspaceId), eq(members.userId, id));
const lastOwner = () =>
  new Refusal("conflict", "This is the workspace's last owner: make somebody else an owner first.");

export async function changeRole(c: AppContext, here: Surroundings, id: string, role: Role): Promise<Member> {
  const known = await readMember(here, id);
  const actor = c.get("actor");
  demandAll(actor, roleMay[known.role]);
  demandAll(actor, roleMay[role]);
  const changed = await here.db
    .update(members)
    .set({ role })
    .where(and(mine(here, id), role === "owner" ? undefined : anotherOwner(here)))
    .returning({ userId: members.userId });
  if (changed.length === 0) throw lastOwner();
  tell(c, { object: id, detail: { email: known.email, before: known.role, role } });
  return { ...known, role };
}

/** Their account, sessions and all, goes along where it belongs to no other workspace. */
export async function removeMember(c: AppContext, here: Surroundings, id: string): Promise<void> {
  const known = await readMember(here, id);
  demandAll(c.get("actor"), roleMay[known.role]);
  const [gone] = await here.db.batch([
    here.db
      .delete(members)
      .where(and(mine(here, id), anotherOwner(here)))
      .returning({ userId: members.userId }),
    // Neither here any more, nor anywhere else.
    here.db
      .delete(user)
      .where(
        and(
          eq(user.id, id),
          sql`NOT EXISTS (SELECT 1 FROM members WHERE user_id = ${id} AND workspace_id = ${here.workspaceId})`,
          sql`NOT EXISTS (SELECT 1 FROM members WHERE user_id = ${id} AND workspace_id <> ${here.workspaceId})`,
        ),
      ),
  ]);
  if (gone.length === 0) throw lastOwner();
  tell(c, { object: id, detail: { email: known.email, before: known.role } });
}
