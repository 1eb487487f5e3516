import type { AnswerRules } from "../answer.types.ts";
import type { NpsAsk } from "./ask.ts";

/** 0 to 10. Who is a promoter is the report's business; the cell keeps the whole histogram. */
export const nps: AnswerRules<"nps", NpsAsk, number> = {
  kind: "nps",
  accept(_ask, value) {
    if (typeof value !== "number" || !Number.isInteger(value))
      return { ok: false, code: "wrong_type", message: "An nps answer is a whole number from 0 to 10." };
    if (value < 0 || value > 10)
      return { ok: false, code: "out_of_range", message: "An nps answer lies between 0 and 10." };
    return { ok: true, value: value + 0 };
  },
  tally: (_ask, value) => [["nps", value]],
};
