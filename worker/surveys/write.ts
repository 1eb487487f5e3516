/** Creates a survey's draft and replaces it. What is published stays as it is. */
import { and, eq } from "drizzle-orm";
import type { Survey, SurveyDraft } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { countUp } from "../workspaces/version.ts";
import { readSurvey } from "./read.ts";
import { surveyOf } from "./row.ts";

const { surveys } = schema;

export async function createSurvey(here: Surroundings, draft: SurveyDraft): Promise<Survey> {
  const at = here.now.toISOString();
  const row = {
    workspaceId: here.workspaceId,
    id: here.newId("sur"),
    state: "draft" as const,
    draft,
    version: null,
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
  };
  // The public door tells a draft ("not live") from an unknown survey, so it has to learn of it.
  await here.db.batch([here.db.insert(surveys).values(row), countUp(here.db, here.workspaceId)]);
  return surveyOf(row, null);
}

export async function updateSurvey(here: Surroundings, id: string, draft: SurveyDraft): Promise<Survey> {
  const { row, published } = await readSurvey(here, id);
  const updatedAt = here.now.toISOString();
  await here.db
    .update(surveys)
    .set({ draft, updatedAt })
    .where(and(eq(surveys.workspaceId, here.workspaceId), eq(surveys.id, id)));
  return surveyOf({ ...row, draft, updatedAt }, published);
}
