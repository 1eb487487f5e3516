/** Freezes the draft as the next version and makes it live. Publishing what is already published changes nothing. */
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";
import { countUp } from "../workspaces/version.ts";
import { foreignPlaces } from "./places.ts";
import { readSurvey } from "./read.ts";
import { sameDefinition } from "./row.ts";

const { surveys, surveyVersions } = schema;

export async function publishSurvey(here: Surroundings, id: string) {
  const { row, published } = await readSurvey(here, id);
  if (row.draft.questions.length === 0)
    throw new Refusal("no_questions", "Add a question before publishing.", {
      issues: [{ path: "questions", message: "The survey asks nothing yet." }],
    });
  if (row.version !== null && row.state === "live" && published && sameDefinition(row.draft, published))
    return { id, version: row.version, state: "live" as const };

  const issues = await foreignPlaces(here, row.draft);
  if (issues[0]) throw new Refusal("foreign_place", issues[0].message, { issues });

  const version = published && sameDefinition(row.draft, published) ? (row.version ?? 1) : (row.version ?? 0) + 1;
  const publishedAt = here.now.toISOString();
  const mine = and(eq(surveys.workspaceId, here.workspaceId), eq(surveys.id, id));
  // Conditional on the version that was read: of two publishers at once, one wins and the other is told.
  const unchanged = row.version === null ? isNull(surveys.version) : eq(surveys.version, row.version);
  const [, updated] = await here.db.batch([
    here.db
      .insert(surveyVersions)
      .values({ workspaceId: here.workspaceId, surveyId: id, version, definition: row.draft, publishedAt })
      .onConflictDoNothing(),
    here.db
      .update(surveys)
      .set({ state: "live", version, archivedAt: null, updatedAt: publishedAt })
      .where(
        and(mine, or(unchanged, eq(surveys.version, version)), eq(surveys.draft, sql`${JSON.stringify(row.draft)}`)),
      )
      .returning({ version: surveys.version }),
    countUp(here.db, here.workspaceId),
  ]);
  if (updated.length === 0)
    throw new Refusal("conflict", "The draft was changed while it was being published; look at it and publish again.");
  return { id, version, state: "live" as const };
}

export async function archiveSurvey(here: Surroundings, id: string) {
  const { row, survey } = await readSurvey(here, id);
  if (row.state === "archived") return survey;
  const at = here.now.toISOString();
  await here.db.batch([
    here.db
      .update(surveys)
      .set({ state: "archived", archivedAt: at, updatedAt: at })
      .where(and(eq(surveys.workspaceId, here.workspaceId), eq(surveys.id, id))),
    countUp(here.db, here.workspaceId),
  ]);
  return { ...survey, state: "archived" as const, updatedAt: at };
}
