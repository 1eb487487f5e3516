/**
 * The one list of question kinds: each kind's definition schema and its rules for answers. A new kind is a folder
 * and a line here (and a line in views.ts). Browser code imports views.ts instead: this file holds valibot schemas.
 */
import * as v from "valibot";
import type { AnswerRules, Asked } from "./answer.types.ts";
import { nps } from "./nps/answer.ts";
import { NpsAsk } from "./nps/ask.ts";
import { promise } from "./promise/answer.ts";
import { PromiseAsk } from "./promise/ask.ts";
import { single } from "./single/answer.ts";
import { SingleAsk } from "./single/ask.ts";
import { text } from "./text/answer.ts";
import { TextAsk } from "./text/ask.ts";

const kinds = [
  { ask: NpsAsk, rules: nps },
  { ask: PromiseAsk, rules: promise },
  { ask: SingleAsk, rules: single },
  { ask: TextAsk, rules: text },
] as const;

/** A question as a survey defines it. */
export const Question = v.variant(
  "kind",
  [kinds[0].ask, kinds[1].ask, kinds[2].ask, kinds[3].ask],
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
