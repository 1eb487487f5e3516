/**
 * Surveys and their published versions. The draft is edited in place; a version is written once and never changed.
 * Kept until the workspace is deleted. Personal: nothing.
 */
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { surveyStates, type SurveyDraft } from "#contract";

export const surveys = sqliteTable(
  "surveys",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text().notNull(),
    state: text({ enum: surveyStates }).notNull(),
    draft: text({ mode: "json" }).$type<SurveyDraft>().notNull(),
    version: integer(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    archivedAt: text("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    // A hosted page's address holds the id alone.
    uniqueIndex("surveys_by_id").on(table.id),
  ],
);

export const surveyVersions = sqliteTable(
  "survey_versions",
  {
    workspaceId: text("workspace_id").notNull(),
    surveyId: text("survey_id").notNull(),
    version: integer().notNull(),
    definition: text({ mode: "json" }).$type<SurveyDraft>().notNull(),
    publishedAt: text("published_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.surveyId, table.version] })],
);
