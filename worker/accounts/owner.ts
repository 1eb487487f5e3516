/** Makes an account and lets it own a workspace. Only the set-up link and a local run's seed lead here. */
import { eq } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";
import type { Auth } from "../http/auth.ts";

export interface NewOwner {
  name: string;
  email: string;
  password: string;
}

/** The new account's id. Throws better-auth's APIError for an e-mail that is taken or a password that is too short. */
export async function createOwner(
  db: Database,
  auth: Auth,
  owner: NewOwner,
  workspaceId: string,
  now: Date,
): Promise<string> {
  const { user } = await auth.api.signUpEmail({ body: owner });
  try {
    await db
      .insert(schema.members)
      .values({ userId: user.id, workspaceId, role: "owner", createdAt: now.toISOString() });
  } catch (error) {
    // An account without a workspace would only hold its e-mail taken.
    await db.delete(schema.user).where(eq(schema.user.id, user.id));
    throw error;
  }
  return user.id;
}
