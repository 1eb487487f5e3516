/**
 * The one list of question kinds: each kind's definition schema and its rules for answers. A new kind is a folder
 * and a line here (and a line in views.ts). Browser code imports views.ts instead: this file holds valibot schemas.
 */
import * as v from "valibot";
import type { AnswerRules, Asked } from "./answer.types.ts";
import { ces } from "./ces/answer.ts";
import { CesAsk } from "./ces/ask.ts";
import { consent } from "./consent/answer.ts";
import { ConsentAsk } from "./consent/ask.ts";
import { contact } from "./contact/answer.ts";
import { ContactAsk } from "./contact/ask.ts";
import { csat } from "./csat/answer.ts";
import { CsatAsk } from "./csat/ask.ts";
import { emotion } from "./emotion/answer.ts";
import { EmotionAsk } from "./emotion/ask.ts";
import { link } from "./link/answer.ts";
import { LinkAsk } from "./link/ask.ts";
import { multiple } from "./multiple/answer.ts";
import { MultipleAsk } from "./multiple/ask.ts";
import { nps } from "./nps/answer.ts";
import { NpsAsk } from "./nps/ask.ts";
import { promise } from "./promise/answer.ts";
import { PromiseAsk } from "./promise/ask.ts";
import { rating } from "./rating/answer.ts";
import { RatingAsk } from "./rating/ask.ts";
import { single } from "./single/answer.ts";
import { SingleAsk } from "./single/ask.ts";
import { statement } from "./statement/answer.ts";
import { StatementAsk } from "./statement/ask.ts";
import { text } from "./text/answer.ts";
import { TextAsk } from "./text/ask.ts";
import { yesno } from "./yesno/answer.ts";
import { YesnoAsk } from "./yesno/ask.ts";

const kinds = [
  { ask: CesAsk, rules: ces },
  { ask: ConsentAsk, rules: consent },
  { ask: ContactAsk, rules: contact },
  { ask: CsatAsk, rules: csat },
  { ask: EmotionAsk, rules: emotion },
  { ask: LinkAsk, rules: link },
  { ask: MultipleAsk, rules: multiple },
  { ask: NpsAsk, rules: nps },
  { ask: PromiseAsk, rules: promise },
  { ask: RatingAsk, rules: rating },
  { ask: SingleAsk, rules: single },
  { ask: StatementAsk, rules: statement },
  { ask: TextAsk, rules: text },
  { ask: YesnoAsk, rules: yesno },
] as const;

type AsksOf<Kinds extends readonly { ask: unknown }[]> = { readonly [Place in keyof Kinds]: Kinds[Place]["ask"] };
/** A question as a survey defines it. */
export const Question = v.variant(
  "kind",
  kinds.map(({ ask }) => ask) as unknown as AsksOf<typeof kinds>,
  `A question's kind is one of: ${kinds.map(({ rules }) => rules.kind).join(", ")}.`,
);
export type Question = v.InferOutput<typeof Question>;
export type QuestionKind = Question["kind"];

type ValueOf<Rules> = Rules extends AnswerRules<string, never, infer Value> ? Value : never;
/** Any question's answer. */
export type Answer = ValueOf<(typeof kinds)[number]["rules"]>;

/** The rules of any kind; methods are bivariant, so a kind's own narrower ask and value fit. */
type AnyRules = AnswerRules<string, Asked, unknown>;
const rules = new Map<string, AnyRules>(kinds.map((kind): [string, AnyRules] => [kind.rules.kind, kind.rules]));

/** The rules of a question's kind, or undefined for a kind that this version does not know. */
export const rulesOf = (kind: string): AnyRules | undefined => rules.get(kind);
export const questionKinds: readonly string[] = [...rules.keys()];
