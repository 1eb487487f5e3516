/**
 * The list of question kinds by their definitions. A new kind is a folder and a line here, in rules.ts (its rules for
 * answers) and in views.ts (its face). Browser code imports those: this file holds valibot schemas.
 */
import * as v from "valibot";
import type { AnswerRules } from "./answer.types.ts";
import { CesAsk } from "./ces/ask.ts";
import { ConsentAsk } from "./consent/ask.ts";
import { ContactAsk } from "./contact/ask.ts";
import { CsatAsk } from "./csat/ask.ts";
import { EmotionAsk } from "./emotion/ask.ts";
import { LinkAsk } from "./link/ask.ts";
import { MultipleAsk } from "./multiple/ask.ts";
import { NpsAsk } from "./nps/ask.ts";
import { PromiseAsk } from "./promise/ask.ts";
import { RatingAsk } from "./rating/ask.ts";
import { SingleAsk } from "./single/ask.ts";
import { StatementAsk } from "./statement/ask.ts";
import { TextAsk } from "./text/ask.ts";
import { YesnoAsk } from "./yesno/ask.ts";
import { questionKinds, type rules } from "./rules.ts";

export { questionKinds, rulesOf } from "./rules.ts";

/** A question as a survey defines it. */
export const Question = v.variant(
  "kind",
  [
    CesAsk,
    ConsentAsk,
    ContactAsk,
    CsatAsk,
    EmotionAsk,
    LinkAsk,
    MultipleAsk,
    NpsAsk,
    PromiseAsk,
    RatingAsk,
    SingleAsk,
    StatementAsk,
    TextAsk,
    YesnoAsk,
  ],
  `A question's kind is one of: ${questionKinds.join(", ")}.`,
);
export type Question = v.InferOutput<typeof Question>;
export type QuestionKind = Question["kind"];

type ValueOf<Rules> = Rules extends AnswerRules<string, never, infer Value> ? Value : never;
/** Any question's answer. */
export type Answer = ValueOf<(typeof rules)[number]>;
