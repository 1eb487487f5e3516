/**
 * Cloudflare Turnstile for a workspace that wants it: the site key is published, the secret sealed into the settings, from
 * where nothing tells it again. Who changes AUTH_SECRET sets it anew.
 */
import { eq, sql, type SQL } from "drizzle-orm";
import type { Turnstile, TurnstileDraft } from "#contract";
import { schema } from "../db/index.ts";
import type { StoredSettings } from "../db/workspaces.ts";
import type { Surroundings, Trusted } from "../http/context.ts";
import { sealText, unsealText } from "../http/seal.ts";
import { countUp } from "./version.ts";

const { workspaces } = schema;
const placeOf = (workspaceId: string) => ({ use: "voz turnstile", row: workspaceId });

/** SQL: settings with such a check as JSON; without one where there is none. */
export const withTurnstile = (settings: SQL, turnstile: SQL): SQL =>
  sql`json_patch(${settings}, json_object('turnstile', json(coalesce(${turnstile}, 'null'))))`;

export async function readTurnstile({ db, workspaceId }: Surroundings): Promise<Turnstile> {
  const [row] = await db
    .select({ settings: workspaces.settings })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return { siteKey: row?.settings.turnstile?.siteKey ?? null };
}

async function store({ db, workspaceId }: Surroundings, turnstile: StoredSettings["turnstile"]): Promise<void> {
  const settings = withTurnstile(sql`${workspaces.settings}`, sql`${turnstile ? JSON.stringify(turnstile) : null}`);
  await db.batch([
    db.update(workspaces).set({ settings }).where(eq(workspaces.id, workspaceId)),
    countUp(db, workspaceId),
  ]);
}

export async function putTurnstile(here: Trusted, { siteKey, secret }: TurnstileDraft): Promise<Turnstile> {
  const { vault, workspaceId } = here;
  await store(here, { siteKey, secret: await sealText(vault.secret, placeOf(workspaceId), secret, vault.random) });
  return { siteKey };
}

export const deleteTurnstile = (here: Surroundings): Promise<void> => store(here, undefined);

/** For the check itself, and nobody else. */
export const openTurnstile = (workerSecret: string, workspaceId: string, sealed: string): Promise<string> =>
  unsealText(workerSecret, placeOf(workspaceId), sealed);
