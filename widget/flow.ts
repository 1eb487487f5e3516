/**
 * The way and the texts of a survey that hang on more than answers (`survey.flow`). Apart from the view, so that a page
 * fetches it only for such a survey: the view takes `flow` among its options.
 */
import type { Showing } from "../sdk/client/voz.types.ts";
import type { PublishedSurvey, Question } from "../sdk/contract/wire.types.ts";
import { lookUp } from "../sdk/flow/facts.ts";
import { fillIn, spell } from "../sdk/flow/pipe.ts";
import { walk } from "../sdk/flow/walk.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import type { Answers, Walk, Way } from "./session.ts";

export interface Flowing {
  walk: Walk;
  /** A text with its pipes filled in. */
  say(text: string, answers: Answers): string;
}
export type Flow = (
  survey: PublishedSurvey,
  showing: Pick<Showing, "facts" | "locale" | "promise" | "say">,
  kindOf: (question: Question) => ShownKind,
) => Flowing;

export const flow: Flow = (survey, { facts, locale, promise, say }, kindOf) => {
  const walked: Walk = (answers) => walk(survey, answers, (condition) => lookUp(facts(), condition));

  function quote({ answers, variables = {} }: Way, space: string, name: string): string {
    const { traits = {}, context = {}, campaign, name: called } = facts();
    if (space === "answer.") return answered(name, answers[name]);
    if (space === "customer.") return spell((name === "name" && called) || traits[name], locale);
    if (space === "context.") return spell(context[name], locale);
    if (space === "variable.") return spell(variables[name], locale);
    if (space === "campaign") return campaign?.name ?? "";
    // Whom the promise is not to be quoted to, no text quotes it.
    return space === "promise" && promise?.arm === "quoted" ? promise.statement : "";
  }
  /** As the visitor reads it: an option by its label. */
  function answered(id: string, value: unknown): string {
    const ask = survey.questions.find((question) => question.id === id);
    if (!ask || value === undefined) return "";
    const { face, words } = kindOf(ask);
    // A label may quote facts, but no answer: what is quoted is not read for further answers.
    const label: typeof say = (text) => fillIn(say(text), (...pipe) => quote({ questions: [], answers: {} }, ...pipe));
    return face.speak ? (face.speak({ ask, value, words, say: label }) ?? "") : spell(value, locale);
  }

  return {
    walk: walked,
    say: (text, answers) => (text.includes("{{") ? fillIn(text, (...pipe) => quote(walked(answers), ...pipe)) : text),
  };
};
