/** A survey as the private API tells it, from its row and what is published. Pure. */
import type { Survey, SurveyDraft } from "#contract";
import type { schema } from "../db/index.ts";

type Row = typeof schema.surveys.$inferSelect;

export const sameDefinition = (a: SurveyDraft, b: SurveyDraft): boolean => JSON.stringify(a) === JSON.stringify(b);

export const surveyOf = (row: Row, published: SurveyDraft | null): Survey => ({
  id: row.id,
  state: row.state,
  version: row.version,
  changed: published === null || !sameDefinition(row.draft, published),
  ...row.draft,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
