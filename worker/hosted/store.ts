/** Stores what a form brought, through the public door's own batch; sending twice leaves one response. */
import { and, eq } from "drizzle-orm";
import type { CollectResult } from "#contract";
import { collect, type Door } from "../collect/collect.ts";
import { openContacts } from "../customers/contacts.ts";
import { schema, type Database } from "../db/index.ts";
import { contentHash } from "../responses/hash.ts";
import type { Sender } from "../responses/submit.ts";
import { redact } from "../text/redact.ts";
import { definitionOf, type Snapshots } from "../workspaces/snapshot.ts";

export interface HostedDoor {
  d1: D1Database;
  db: Database;
  secret: string;
  snapshots: Snapshots;
  owed: NonNullable<Door["owed"]>;
}

/** Items of a page of ours: no key names the workspace, and no other site's page can have sent them. */
export const collectHosted = (
  { d1, db, secret, snapshots, owed }: HostedDoor,
  workspaceId: string,
  items: readonly unknown[],
  sender: Sender,
): Promise<CollectResult[]> =>
  collect(
    {
      d1,
      db,
      secret,
      snapshots: { known: (id) => snapshots.known(id), fresh: (from, id) => snapshots.ofWorkspace(from, id) },
      admit: () => undefined,
      owed,
    },
    workspaceId,
    items,
    sender,
  );

/** Another tab or an impatient finger may be sending the same form. */
const tries = 3;

/**
 * "known": these very answers are there already. Who goes back, changes an answer and sends again revises their
 * response. Two sendings differ in their time, so it is the answers that are compared.
 */
export async function storeAnswers(
  door: HostedDoor,
  workspaceId: string,
  item: { id: string; surveyId: string; surveyVersion: number; answers: Record<string, unknown> },
  sender: Sender,
): Promise<"stored" | "revised" | "known" | "refused"> {
  const { responses } = schema;
  let revision = 1;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const [result] = await collectHosted(door, workspaceId, [{ ...item, revision }], sender);
    if (result?.status === "stored") return revision === 1 ? "stored" : "revised";
    // What somebody had deleted is not given again by going back to its form.
    if (result?.code === "deleted") return "refused";
    if (result?.status === "duplicate") return "known";
    if (result?.code !== "conflict") return "refused";
    const [stored] = await door.db
      .select({
        workspaceId: responses.workspaceId,
        id: responses.id,
        surveyId: responses.surveyId,
        revision: responses.revision,
        answers: responses.answers,
        sealedContacts: responses.sealedContacts,
      })
      .from(responses)
      .where(and(eq(responses.workspaceId, workspaceId), eq(responses.id, item.id)))
      .limit(1);
    if (!stored || stored.surveyId !== item.surveyId) return "refused";
    const sent = [item.answers, await redacted(door, workspaceId, item)];
    const known = await contentHash(await openContacts(door.secret, stored));
    if ((await Promise.all(sent.map(contentHash))).includes(known)) return "known";
    revision = stored.revision + 1;
  }
  return "refused";
}

/** The answers as they are stored where words are redacted. */
async function redacted(
  { db, snapshots }: HostedDoor,
  workspaceId: string,
  { surveyId, surveyVersion, answers }: Parameters<typeof storeAnswers>[2],
): Promise<Record<string, unknown>> {
  const snapshot = snapshots.known(workspaceId);
  const survey = snapshot && (await definitionOf(db, snapshot, surveyId, surveyVersion));
  return survey ? redact(survey, { answers, context: null }).answers : answers;
}
