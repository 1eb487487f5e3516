/**
 * Creates, replaces and removes campaigns. A promise is versioned: a changed statement or kind makes the next version,
 * and the versions before stay, since answers refer to them. Everything happens in one batch.
 */
import { and, eq } from "drizzle-orm";
import type { Campaign, CampaignDraft } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";
import { rejoin } from "../marketing/join.ts";
import { requestRetag } from "../responses/retag.ts";
import { countUp } from "../workspaces/version.ts";
import { campaignOf, promiseRows, readCampaign } from "./read.ts";
import { promiseOf } from "./promiseRow.ts";

const { campaigns, promises } = schema;
type PromiseRow = typeof promises.$inferSelect;

export async function createCampaign(here: Surroundings, draft: CampaignDraft): Promise<Campaign> {
  const strange = draft.promises.findIndex(({ id }) => id !== undefined);
  if (strange >= 0) throw unknownPromise(strange);
  return save(here, { id: here.newId("cmp"), createdAt: here.now.toISOString() }, draft, []);
}

export async function updateCampaign(here: Surroundings, id: string, draft: CampaignDraft): Promise<Campaign> {
  const known = await readCampaign(here, id);
  return save(here, known, draft, await promiseRows(here, [id]));
}

const unknownPromise = (index: number) =>
  new Refusal(
    "invalid_body",
    `promises[${index}].id: this campaign makes no such promise; leave the id out for a new one.`,
    {
      issues: [{ path: `promises[${index}].id`, message: "This campaign makes no such promise." }],
    },
  );

async function save(
  here: Surroundings,
  { id, createdAt }: { id: string; createdAt: string },
  draft: CampaignDraft,
  known: readonly PromiseRow[],
): Promise<Campaign> {
  const { db, workspaceId } = here;
  const at = here.now.toISOString();
  const row = {
    workspaceId,
    id,
    name: draft.name,
    owner: draft.owner ?? null,
    startsOn: draft.startsOn ?? null,
    endsOn: draft.endsOn ?? null,
    channel: draft.channel ?? null,
    externalIds: draft.externalIds,
    priority: draft.priority,
    match: draft.match,
    createdAt,
    updatedAt: at,
    deletedAt: null,
  };
  const made = draft.promises.map((promise, position) => promiseVersion(here, id, promise, position, known));
  await db.batch([
    db
      .insert(campaigns)
      .values(row)
      .onConflictDoUpdate({ target: [campaigns.workspaceId, campaigns.id], set: row }),
    // First none is made any more; the ones that stay get their place back.
    db
      .update(promises)
      .set({ position: null })
      .where(and(eq(promises.workspaceId, workspaceId), eq(promises.campaignId, id))),
    ...made.map((promise) =>
      db
        .insert(promises)
        .values(promise)
        .onConflictDoUpdate({ target: [promises.workspaceId, promises.id, promises.version], set: promise }),
    ),
    countUp(db, workspaceId),
    requestRetag(db, workspaceId, here.now),
  ]);
  await rejoin(here);
  return campaignOf(row, made.map(promiseOf));
}

function promiseVersion(
  here: Surroundings,
  campaignId: string,
  draft: CampaignDraft["promises"][number],
  position: number,
  known: readonly PromiseRow[],
): PromiseRow {
  const versions = known.filter(({ id }) => id === draft.id);
  const latest = versions.at(-1);
  if (draft.id !== undefined && !latest) throw unknownPromise(position);
  const same =
    latest && latest.kind === draft.kind && JSON.stringify(latest.statement) === JSON.stringify(draft.statement);
  const highest = Math.max(0, ...versions.map(({ version }) => version));
  return {
    workspaceId: here.workspaceId,
    campaignId,
    id: draft.id ?? here.newId("prm"),
    version: same ? latest.version : highest + 1,
    position,
    statement: draft.statement,
    kind: draft.kind,
    madeIn: draft.madeIn ?? null,
    dueTouchpoint: draft.dueTouchpoint ?? null,
    validFrom: draft.validFrom ?? null,
    validTo: draft.validTo ?? null,
    createdAt: same ? latest.createdAt : here.now.toISOString(),
  };
}

export async function deleteCampaign(here: Surroundings, id: string): Promise<void> {
  await readCampaign(here, id);
  await here.db.batch([
    here.db
      .update(campaigns)
      .set({ deletedAt: here.now.toISOString() })
      .where(and(eq(campaigns.workspaceId, here.workspaceId), eq(campaigns.id, id))),
    countUp(here.db, here.workspaceId),
    requestRetag(here.db, here.workspaceId, here.now),
  ]);
  await rejoin(here);
}
