import type { AnswerRules } from "../answer.types.ts";
import type { StatementAsk } from "./ask.ts";

/** It says something and asks nothing. */
export const statement: AnswerRules<"statement", StatementAsk, never> = {
  kind: "statement",
  accept: () => ({ ok: false, code: "wrong_type", message: "A statement takes no answer." }),
  tally: () => [],
  parts: () => [],
};
