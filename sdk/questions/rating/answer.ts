import type { AnswerRules } from "../answer.types.ts";
import { whole } from "../whole.ts";
import type { RatingAsk } from "./ask.ts";

export const scaleOf = ({ scale }: Pick<RatingAsk, "scale">): number => scale ?? 5;

/** 1 to the scale, higher is better. Each scale is a metric of its own: 4 of 5 and 4 of 10 share no axis. */
export const rating: AnswerRules<"rating", RatingAsk, number> = {
  kind: "rating",
  accept: (ask, value) => whole("This rating", value, 1, scaleOf(ask)),
  tally: (ask, value) => [[`rating${scaleOf(ask)}`, value]],
};
