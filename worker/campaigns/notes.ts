/** Notes on a campaign: what its people changed, and when. A trend marks them; later weeks are held against them. */
import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import type { CampaignNote, CampaignNoteDraft, CampaignNotePatch } from "#contract";
import { schema } from "../db/index.ts";
import type { Actor, Surroundings } from "../http/context.ts";
import { dayIn } from "../http/day.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { readWorkspace } from "../workspaces/workspace.ts";
import { readCampaign } from "./read.ts";

const { campaignNotes: notes, user } = schema;

const noteOf = ({ id, campaignId, day, kind, text, author, createdAt }: typeof notes.$inferSelect): CampaignNote => ({
  id,
  campaignId,
  day,
  kind,
  text,
  ...(author === null ? {} : { author }),
  createdAt,
});

const of = ({ workspaceId }: Surroundings, campaignId: string) =>
  and(eq(notes.workspaceId, workspaceId), eq(notes.campaignId, campaignId));

export async function listNotes(
  here: Surroundings,
  campaignId: string,
  query: { limit?: number | undefined; cursor?: string | undefined },
): Promise<{ items: CampaignNote[]; next: string | null }> {
  await readCampaign(here, campaignId);
  const limit = pageSize(query);
  const after = readCursor(query.cursor, 3);
  const [day = "", createdAt = "", id = ""] = after ?? [];
  const sameDay = or(lt(notes.createdAt, createdAt), and(eq(notes.createdAt, createdAt), lt(notes.id, id)));
  const rows = await here.db
    .select()
    .from(notes)
    .where(and(of(here, campaignId), after ? or(lt(notes.day, day), and(eq(notes.day, day), sameDay)) : undefined))
    .orderBy(desc(notes.day), desc(notes.createdAt), desc(notes.id))
    .limit(limit + 1);
  return page(rows, limit, noteOf, (row) => makeCursor(row.day, row.createdAt, row.id));
}

export async function readNote(here: Surroundings, campaignId: string, id: string): Promise<CampaignNote> {
  await readCampaign(here, campaignId);
  const [row] = await here.db
    .select()
    .from(notes)
    .where(and(of(here, campaignId), eq(notes.id, id)));
  if (!row) throw notFound("note");
  return noteOf(row);
}

export async function createNote(
  here: Surroundings,
  campaignId: string,
  draft: CampaignNoteDraft,
  actor: Actor,
): Promise<CampaignNote> {
  await readCampaign(here, campaignId);
  const row = {
    workspaceId: here.workspaceId,
    campaignId,
    id: here.newId("nte"),
    day: draft.day ?? dayIn((await readWorkspace(here)).timeZone, here.now),
    kind: draft.kind,
    text: draft.text,
    author: (await nameOf(here, actor)) ?? draft.author ?? null,
    createdAt: here.now.toISOString(),
  };
  await here.db.insert(notes).values(row);
  return noteOf(row);
}

/** A person's own name; a key has none, and may tell for whom it speaks. */
async function nameOf({ db }: Surroundings, { kind, id }: Actor): Promise<string | null> {
  if (kind === "key") return null;
  const [person] = await db.select({ name: user.name }).from(user).where(eq(user.id, id));
  return person?.name ?? null;
}

export async function updateNote(
  here: Surroundings,
  campaignId: string,
  id: string,
  { day, kind, text }: CampaignNotePatch,
): Promise<CampaignNote> {
  await readCampaign(here, campaignId);
  // What is not told stays as it is, also if somebody else changes it meanwhile.
  await here.db
    .update(notes)
    .set({
      day: sql`ifnull(${day ?? null}, ${notes.day})`,
      kind: sql`ifnull(${kind ?? null}, ${notes.kind})`,
      text: sql`ifnull(${text ?? null}, ${notes.text})`,
    })
    .where(and(of(here, campaignId), eq(notes.id, id)));
  return readNote(here, campaignId, id);
}

export async function deleteNote(here: Surroundings, campaignId: string, id: string): Promise<void> {
  await readNote(here, campaignId, id);
  await here.db.delete(notes).where(and(of(here, campaignId), eq(notes.id, id)));
}
