import type { AnswerRules } from "../answer.types.ts";
import { whole } from "../whole.ts";
import type { CesAsk } from "./ask.ts";

export const mostOf = ({ scale }: Pick<CesAsk, "scale">): number => (scale ? 5 : 7);

/** Ease 1–7 counts as `ces`, effort 1–5 as `ces1`: they run in opposite directions and never meet on one axis. */
export const ces: AnswerRules<"ces", CesAsk, number> = {
  kind: "ces",
  accept: (ask, value) => whole("This ces answer", value, 1, mostOf(ask)),
  tally: ({ scale }, value) => [[scale ? "ces1" : "ces", value]],
};
