/** A new tenant: its record, and the identity secret that lets the company's server vouch for its customers. */
import { defaultSettings, type WorkspaceSettings } from "#contract";
import { schema, type Database } from "../db/index.ts";
import { newIdWith } from "../http/context.ts";
import { randomText, type FillRandom } from "../http/token.ts";

export interface NewWorkspace {
  name: string;
  timeZone: string;
  locale: string;
  settings?: Partial<WorkspaceSettings>;
}

export async function createWorkspace(
  db: Database,
  draft: NewWorkspace,
  now: Date,
  random: FillRandom,
): Promise<string> {
  const id = newIdWith(random)("wsp");
  await db.insert(schema.workspaces).values({
    id,
    name: draft.name,
    timeZone: draft.timeZone,
    locale: draft.locale,
    settings: { ...defaultSettings, ...draft.settings },
    identitySecret: randomText(43, random),
    createdAt: now.toISOString(),
  });
  return id;
}
