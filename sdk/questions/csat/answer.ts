import type { AnswerRules } from "../answer.types.ts";
import { whole } from "../whole.ts";
import type { CsatAsk } from "./ask.ts";

/** 1 to 5, higher is better. Which of them count as satisfied is the report's business. */
export const csat: AnswerRules<"csat", CsatAsk, number> = {
  kind: "csat",
  accept: (_ask, value) => whole("A csat answer", value, 1, 5),
  tally: (_ask, value) => [["csat", value]],
};
