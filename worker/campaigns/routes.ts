/** The campaign registry: records, match rules, promises. Which touch meets which record is match.ts. */
import type { Retag } from "#contract";
import { eq } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { App, AppContext, Surroundings } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { retagWorkspace } from "../responses/retag.ts";
import { createNote, deleteNote, listNotes, updateNote } from "./notes.ts";
import { previewCampaign } from "./preview.ts";
import { listCampaigns, readCampaign } from "./read.ts";
import { adoptCampaign, listUnmatched } from "./unmatched.ts";
import { createCampaign, deleteCampaign, updateCampaign } from "./write.ts";

/** After a change of rules the past follows at once, as far as the time after an answer allows; a sweep does the rest. */
const afterwards = 20_000;
export function retagLater(c: AppContext, here: Surroundings): void {
  c.executionCtx.waitUntil(retagWorkspace(here.db.$client, here.db, here.workspaceId, c.get("world").now, afterwards));
}

export async function retagStatus({ db, workspaceId }: Surroundings): Promise<Retag> {
  const { retags } = schema;
  const [job] = await db.select().from(retags).where(eq(retags.workspaceId, workspaceId));
  if (!job) return { state: "idle", checked: 0, of: 0, changed: 0, startedAt: null, finishedAt: null };
  const { cursor, through, changed, startedAt, finishedAt } = job;
  return {
    state: finishedAt === null ? "running" : "done",
    checked: cursor,
    of: through,
    changed,
    startedAt,
    finishedAt,
  };
}

export function mountCampaigns(app: App): void {
  const retagged = async <Answer>(c: AppContext, here: Surroundings, change: Promise<Answer>): Promise<Answer> => {
    const answer = await change;
    retagLater(c, here);
    return answer;
  };
  mount(app, "unmatchedCampaigns", ({ here }) => listUnmatched(here));
  mount(app, "adoptCampaign", ({ c, here, body }) => retagged(c, here, adoptCampaign(here, body)));
  mount(app, "previewCampaign", ({ here, body }) => previewCampaign(here, body));
  mount(app, "retagStatus", ({ here }) => retagStatus(here));
  mount(app, "listCampaigns", ({ here, query }) => listCampaigns(here, query));
  mount(app, "createCampaign", ({ c, here, body }) => retagged(c, here, createCampaign(here, body)));
  mount(app, "readCampaign", ({ here, id }) => readCampaign(here, id));
  mount(app, "updateCampaign", ({ c, here, id, body }) => retagged(c, here, updateCampaign(here, id, body)));
  mount(app, "deleteCampaign", ({ c, here, id }) => retagged(c, here, deleteCampaign(here, id)));
  const noteId = (c: AppContext): string => c.req.param("noteId") ?? "";
  mount(app, "listNotes", ({ here, id, query }) => listNotes(here, id, query));
  mount(app, "createNote", ({ c, here, id, body }) => createNote(here, id, body, c.get("actor")));
  mount(app, "updateNote", ({ c, here, id, body }) => updateNote(here, id, noteId(c), body));
  mount(app, "deleteNote", ({ c, here, id }) => deleteNote(here, id, noteId(c)));
}
