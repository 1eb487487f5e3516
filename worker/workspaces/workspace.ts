/** The tenant's own record: read and changed. */
import { eq, sql } from "drizzle-orm";
import type * as v from "valibot";
import { defaultSettings, type Workspace, type WorkspacePatch, type WorkspaceSettings } from "#contract";
import { schema } from "../db/index.ts";
import { preparedOnce } from "../db/prepared.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { withTurnstile } from "./turnstile.ts";
import { countUp } from "./version.ts";

const { workspaces } = schema;

/** A row from before a setting existed goes on as before: by its default, and nobody is held out. */
const before: WorkspaceSettings = { ...defaultSettings, holdout: 0 };

const oneOf = preparedOnce((db) =>
  db
    .select()
    .from(workspaces)
    .where(eq(workspaces.id, sql.placeholder("workspaceId")))
    .limit(1)
    .prepare(),
);

export async function readWorkspace({ db, workspaceId }: Surroundings): Promise<Workspace> {
  const [row] = await oneOf(db).all({ workspaceId });
  if (!row) throw notFound("workspace");
  const { id, name, timeZone, locale, createdAt } = row;
  const { turnstile: _sealed, ...settings } = row.settings;
  return { id, name, timeZone, locale, settings: { ...before, ...settings }, createdAt };
}

export async function updateWorkspace(
  here: Surroundings,
  patch: v.InferOutput<typeof WorkspacePatch>,
): Promise<Workspace> {
  const known = await readWorkspace(here);
  const changed = { ...known, ...patch, settings: { ...known.settings, ...patch.settings } };
  const { name, timeZone, locale, settings } = changed;
  await here.db.batch([
    here.db
      .update(workspaces)
      // What is never told stays as it is stored at that moment.
      .set({
        name,
        timeZone,
        locale,
        settings: withTurnstile(sql`${JSON.stringify(settings)}`, sql`${workspaces.settings} -> '$.turnstile'`),
      })
      .where(eq(workspaces.id, here.workspaceId)),
    countUp(here.db, here.workspaceId),
  ]);
  return changed;
}
