/**
 * What the answers of a form come to. The page shows all questions at once, so the way through the survey is walked
 * when the form comes back: an answer to a question that turns out skipped counts for nothing. Pure.
 */
import type { Known } from "../../../sdk/flow/condition.ts";
import { walk } from "../../../sdk/flow/walk.ts";
import type { SurveyDraft } from "#contract";
import { readForm, readLink, type Fields } from "./reading.ts";

export type Answers = Record<string, unknown>;
/** Question id → "missing", or a code of the kind's refusal. */
export type Problems = Record<string, string>;

export interface Filled {
  /** What each field held, to be shown again. */
  shown: Answers;
  /** What counts. */
  answers: Answers;
  problems: Problems;
  /** The id of the survey's own farewell for these answers. */
  ending: string | undefined;
}

export function fill(survey: SurveyDraft, form: Fields, fact: Known["fact"]): Filled {
  const shown: Answers = {};
  const legal: Answers = {};
  const refused: Problems = {};
  for (const question of survey.questions) {
    const given = readForm(question, form);
    if (!given) continue;
    shown[question.id] = given.value;
    if (given.refused === undefined) legal[question.id] = given.value;
    else refused[question.id] = given.refused;
  }
  const { questions, answers, ending } = walk(survey, legal, fact);
  const problems: Problems = {};
  for (const { id, required } of questions) {
    const problem = refused[id] ?? (required && answers[id] === undefined ? "missing" : undefined);
    if (problem !== undefined) problems[id] = problem;
  }
  return { shown, answers, problems, ending: ending?.id };
}

/** Names that mean something else in a link; a question of such a name is asked and not prefilled. */
const reserved = /^(lang|customer)$|^voz_|^utm_/;

/** Kinds whose answer is an act: nobody agrees or follows by somebody else's link. */
const inPerson: readonly string[] = ["consent", "link"];

/** The answers that a link brings along. */
export function prefilled({ questions }: SurveyDraft, query: Fields): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    if (reserved.test(question.id) || inPerson.includes(question.kind)) continue;
    const value = readLink(question, query);
    if (value !== undefined) answers[question.id] = value;
  }
  return answers;
}
