import type { AnswerRules } from "../answer.types.ts";
import type { YesnoAsk } from "./ask.ts";

/** True or false; counted as 1 or 0, so that their mean is the share of those who said yes. */
export const yesno: AnswerRules<"yesno", YesnoAsk, boolean> = {
  kind: "yesno",
  accept: (_ask, value) =>
    typeof value === "boolean"
      ? { ok: true, value }
      : { ok: false, code: "wrong_type", message: "A yesno answer is true or false." },
  tally: (_ask, value) => [["yesno", Number(value)]],
};
