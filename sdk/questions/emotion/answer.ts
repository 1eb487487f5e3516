import type { AnswerRules } from "../answer.types.ts";
import { whole } from "../whole.ts";
import type { EmotionAsk } from "./ask.ts";

/** Very bad −2 … neutral 0 … very good +2. */
export const emotion: AnswerRules<"emotion", EmotionAsk, number> = {
  kind: "emotion",
  accept: (_ask, value) => whole("An emotion answer", value, -2, 2),
  tally: (_ask, value) => [["emotion", value]],
  // The faces are counted from 1.
  read: ([step]) => Number(step) - 3,
};
