import type { AnswerRules } from "../answer.types.ts";
import type { PromiseAsk } from "./ask.ts";

export type PromiseAnswer = -2 | -1 | 0 | 1 | 2 | "not_recalled";

/** Much worse −2 … as promised 0 … much better +2; "not_recalled" leaves the base of the kept rate. */
export const promise: AnswerRules<"promise", PromiseAsk, PromiseAnswer> = {
  kind: "promise",
  accept(_ask, value) {
    if (value === "not_recalled") return { ok: true, value };
    if (typeof value !== "number" || !Number.isInteger(value))
      return {
        ok: false,
        code: "wrong_type",
        message: 'A promise answer is a whole number from −2 to 2, or "not_recalled".',
      };
    if (value < -2 || value > 2)
      return { ok: false, code: "out_of_range", message: "A promise answer lies between −2 and 2." };
    return { ok: true, value: (value + 0) as PromiseAnswer };
  },
  tally: (_ask, value) => [["promise", value]],
};
