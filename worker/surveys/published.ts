/** A survey as pages may know it: without its name, and of its audience only what they judge by themselves. Pure. */
import { localesOf, needsOf } from "../../sdk/flow/contents.ts";
import { rulesOf } from "../../sdk/questions/index.ts";
import { spellOut } from "../../sdk/questions/single/spell.ts";
import type { PublishedSurvey, SurveyDraft, ThemeDraft } from "#contract";
import { pageAudience, serverFields } from "./audience.ts";
import { publishedShow } from "./show.ts";

/** What the page needs to go through the survey. */
const needs = (survey: SurveyDraft) =>
  needsOf(survey, (question) => rulesOf(question.kind)?.parts?.(question).includes("other") ?? false);

/** Must the server be asked before this survey is shown? */
export const needsDecision = (survey: SurveyDraft): boolean =>
  serverFields(survey.audience).length > 0 ||
  survey.questions.some(({ kind }) => kind === "promise") ||
  needs(survey).decide;

export function publishedSurvey(id: string, version: number, survey: SurveyDraft, theme?: ThemeDraft): PublishedSurvey {
  const { name: _name, audience: whole, show: given, when, ...asked } = survey;
  const audience = pageAudience(whole);
  const show = publishedShow(given, theme);
  return {
    id,
    version,
    ...asked,
    // What is built in is written out here, for the languages of this survey: a page holds no words for it.
    questions: asked.questions.map((question) =>
      question.kind === "single" ? spellOut(question, localesOf(survey)) : question,
    ),
    // A page of its own never comes up by itself.
    ...(when && show?.as !== "page" && { when }),
    ...(show && { show }),
    ...(audience && { audience }),
    decide: needsDecision(survey),
    ...(needs(survey).flow && { flow: true }),
  };
}
