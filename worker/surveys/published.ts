/** A survey as pages may know it: everything but its name and its audience. Pure. */
import type { PublishedSurvey, SurveyDraft } from "#contract";

/** Must the server be asked before this survey is shown? */
export const needsDecision = (survey: SurveyDraft): boolean =>
  survey.audience !== undefined || survey.questions.some(({ kind }) => kind === "promise");

export function publishedSurvey(id: string, version: number, survey: SurveyDraft): PublishedSurvey {
  const { name: _name, audience: _audience, ...asked } = survey;
  return { id, version, ...asked, decide: needsDecision(survey) };
}
