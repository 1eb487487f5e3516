/** What the page knows of its visitor, and the survey's texts in their language, with what they quote filled in. Pure. */
import { lookUp, type Visitor } from "../../../sdk/flow/facts.ts";
import type { Known } from "../../../sdk/flow/condition.ts";
import { fillIn, spell } from "../../../sdk/flow/pipe.ts";
import { walk } from "../../../sdk/flow/walk.ts";
import { views, wordsOf } from "../../../sdk/questions/views.ts";
import type { Localized, SurveyDraft } from "#contract";
import { inLocale } from "../../campaigns/promise.ts";
import { freezeTouches } from "../../responses/freeze.ts";
import type { Snapshot } from "../../workspaces/snapshot.ts";
import type { Carried } from "./carried.ts";
import { wordsFor } from "./language.ts";
import type { Answers } from "./way.ts";

export type Say = (text: Localized) => string;

/** How they came is known; who they are is not: an id in a link proves nobody, so no trait of its owner is told. */
export function visitorOf(snapshot: Snapshot, { touch, opened }: Pick<Carried, "touch" | "opened">): Visitor {
  const { columns, lastNonDirect } = freezeTouches(snapshot, [touch], opened);
  const campaign = snapshot.campaigns.find(({ id }) => id === columns.campaign);
  return {
    campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    channel: columns.channel ?? "direct",
    source: lastNonDirect?.source ?? "(direct)",
    medium: lastNonDirect?.medium ?? "(none)",
  };
}

export const factsOf =
  (visitor: Visitor): Known["fact"] =>
  (condition) =>
    lookUp(visitor, condition);

interface Told {
  survey: SurveyDraft;
  carried: Pick<Carried, "locale" | "promise">;
  visitor: Visitor;
  answers: Answers;
}

/** Says the survey's texts; one that quotes what is not known says what its author put in its place. */
export function sayer({ survey, carried: { locale, promise }, visitor, answers }: Told): Say {
  const plain: Say = (text) => inLocale(text, locale, survey.locale);
  const way = walk(survey, answers, factsOf(visitor));

  function answered(id: string): string {
    const ask = survey.questions.find((question) => question.id === id);
    const value = way.answers[id];
    const words = ask && wordsOf(ask.kind, wordsFor(locale, survey.locale).language);
    if (!ask || !words || value === undefined) return "";
    const speak = views[ask.kind]?.speak;
    return speak ? (speak({ ask, value, words, say: plain }) ?? "") : spell(value, locale);
  }
  function quote(space: string, name: string): string {
    if (space === "answer.") return answered(name);
    if (space === "variable.") return spell(way.variables[name], locale);
    if (space === "campaign") return visitor.campaign?.name ?? "";
    // Whom the promise is not to be quoted to, no text quotes it.
    return space === "promise" && promise?.arm === "quoted" ? promise.statement : "";
  }
  return (text) => fillIn(plain(text), quote);
}
