/** The rules of all kinds for their answers: pure, free of valibot, so that an app can hold an answer against them. */
import type { AnswerRules, Asked } from "./answer.types.ts";
import { ces } from "./ces/answer.ts";
import { consent } from "./consent/answer.ts";
import { contact } from "./contact/answer.ts";
import { csat } from "./csat/answer.ts";
import { emotion } from "./emotion/answer.ts";
import { link } from "./link/answer.ts";
import { multiple } from "./multiple/answer.ts";
import { nps } from "./nps/answer.ts";
import { promise } from "./promise/answer.ts";
import { rating } from "./rating/answer.ts";
import { single } from "./single/answer.ts";
import { statement } from "./statement/answer.ts";
import { text } from "./text/answer.ts";
import { yesno } from "./yesno/answer.ts";

export const rules = [
  ces,
  consent,
  contact,
  csat,
  emotion,
  link,
  multiple,
  nps,
  promise,
  rating,
  single,
  statement,
  text,
  yesno,
] as const;

/** The rules of any kind; methods are bivariant, so a kind's own narrower ask and value fit. */
type AnyRules = AnswerRules<string, Asked, unknown>;
const byKind = new Map<string, AnyRules>(rules.map((one): [string, AnyRules] => [one.kind, one]));

/** The rules of a question's kind, or undefined for a kind that this version does not know. */
export const rulesOf = (kind: string): AnyRules | undefined => byKind.get(kind);
export const questionKinds: readonly string[] = [...byKind.keys()];
