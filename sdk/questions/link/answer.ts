import type { AnswerRules } from "../answer.types.ts";
import type { LinkAsk } from "./ask.ts";

/** Followed, or no answer. */
export const link: AnswerRules<"link", LinkAsk, "clicked"> = {
  kind: "link",
  accept: (_ask, value) =>
    value === "clicked"
      ? { ok: true, value }
      : { ok: false, code: "wrong_type", message: 'A link answer is "clicked"; who does not follow it gives none.' },
  tally: () => [["link", 1]],
};
