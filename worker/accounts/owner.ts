/** Makes an account and a member of a workspace of it. Set-up links, invitations and a local run's seed lead here. */
import { eq } from "drizzle-orm";
import type { Role } from "#contract";
import { schema, type Database } from "../db/index.ts";
import type { Auth } from "../http/auth.ts";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

/** The new account's id. Throws better-auth's APIError for an e-mail that is taken or a password that is too short. */
export const createOwner = (db: Database, auth: Auth, owner: NewAccount, workspaceId: string, now: Date) =>
  createAccount(db, auth, owner, { workspaceId, role: "owner" }, now);

export async function createAccount(
  db: Database,
  auth: Auth,
  account: NewAccount,
  { workspaceId, role }: { workspaceId: string; role: Role },
  now: Date,
): Promise<string> {
  const { user } = await auth.api.signUpEmail({ body: account });
  try {
    await db.batch([
      db.insert(schema.members).values({ userId: user.id, workspaceId, role, createdAt: now.toISOString() }),
      // Signing up opened a session whose cookie nobody was given: it would stand in their list for a week.
      db.delete(schema.session).where(eq(schema.session.userId, user.id)),
    ]);
  } catch (error) {
    // An account without a workspace would only hold its e-mail taken.
    await db.delete(schema.user).where(eq(schema.user.id, user.id));
    throw error;
  }
  return user.id;
}
