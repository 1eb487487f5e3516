/** The first owner of a workspace, by a link that works once: workspace, public key, account and session. */
import { APIError } from "better-auth/api";
import { eq } from "drizzle-orm";
import * as v from "valibot";
import { Workspace } from "#contract";
import { schema, type Database } from "../db/index.ts";
import type { Auth } from "../http/auth.ts";
import { newIdWith } from "../http/context.ts";
import type { FillRandom } from "../http/token.ts";
import { createWorkspace } from "../workspaces/create.ts";
import { createKey } from "../workspaces/keys.ts";
import { release, useUp } from "./link.ts";
import { createOwner } from "./owner.ts";
import { openSession } from "./sign-in.ts";

/** What the form asks for; the password's length is better-auth's rule (see http/auth.ts). */
export const SetupDraft = v.object({
  name: Workspace.entries.name,
  email: v.pipe(v.string(), v.trim(), v.maxLength(320), v.email()),
  password: v.pipe(v.string(), v.minLength(10), v.maxLength(200)),
  workspace: Workspace.entries.name,
  timeZone: Workspace.entries.timeZone,
  locale: v.picklist(["es", "en"]),
});
export type SetupDraft = v.InferOutput<typeof SetupDraft>;
export type SetupResult =
  | { ok: true; cookies: string[]; workspaceId: string; userId: string }
  | { ok: false; why: "gone" | "email_taken" };

interface Around {
  db: Database;
  auth: Auth;
  now: Date;
  random: FillRandom;
}

const keyName = { es: "Web", en: "Website" } as const;

export async function setUp(
  { db, auth, now, random }: Around,
  token: string,
  draft: SetupDraft,
  headers: Headers,
): Promise<SetupResult> {
  if (!(await useUp(db, token, now))) return { ok: false, why: "gone" };
  const { name, email, password, locale, timeZone } = draft;
  let workspaceId: string | undefined;
  let userId: string;
  try {
    workspaceId = await createWorkspace(db, { name: draft.workspace, timeZone, locale }, now, random);
    const here = { db, workspaceId, now, newId: newIdWith(random) };
    await createKey(here, { kind: "public", name: keyName[locale], origins: [] }, random);
    userId = await createOwner(db, auth, { name, email, password }, workspaceId, now);
  } catch (error) {
    // Nothing came about: the link stays good, and no workspace without an owner stays behind.
    if (workspaceId !== undefined)
      await db.batch([
        db.delete(schema.keys).where(eq(schema.keys.workspaceId, workspaceId)),
        db.delete(schema.workspaces).where(eq(schema.workspaces.id, workspaceId)),
      ]);
    await release(db, token);
    if (error instanceof APIError && error.status === "UNPROCESSABLE_ENTITY") return { ok: false, why: "email_taken" };
    throw error;
  }
  const cookies = (await openSession(auth, email, password, headers)) ?? [];
  return { ok: true, cookies, workspaceId, userId };
}
