import type { AnswerRules } from "../answer.types.ts";
import type { ConsentAsk } from "./ask.ts";

/** Agreed, or no answer: nobody says no by leaving a box alone. */
export const consent: AnswerRules<"consent", ConsentAsk, true> = {
  kind: "consent",
  accept: (_ask, value) =>
    value === true
      ? { ok: true, value }
      : { ok: false, code: "wrong_type", message: "A consent answer is true; who does not agree gives none." },
  tally: () => [["consent", 1]],
};
