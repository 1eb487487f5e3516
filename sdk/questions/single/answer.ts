import type { AnswerRules } from "../answer.types.ts";
import { refuseOwn, type Own } from "../list.ts";
import type { SingleAsk } from "./ask.ts";

/** The id of an option, or words of one's own. */
export type SingleAnswer = string | Own;

/** The options that come with a metric; the kind's words name them. */
export const builtIn = {
  pmf: ["very", "somewhat", "not", "left"],
  heard: ["search", "social", "friend", "email", "ad", "press", "ai", "shop"],
} as const;

type Asked = Pick<SingleAsk, "options" | "metric" | "other">;

/** The options, or those that the metric brings along. */
export const optionsOf = ({ options, metric }: Asked): NonNullable<SingleAsk["options"]> =>
  options ?? (metric ? builtIn[metric].map((id) => ({ id })) : []);

/** Nobody can list every way to hear of a shop: that question takes own words unless it says no. */
export const takesOther = ({ other, metric }: Asked): boolean => other ?? metric === "heard";

/** One of a list, or, where the question allows it, own words; those count as "other", and are read, not counted. */
export const single: AnswerRules<"single", SingleAsk, SingleAnswer> = {
  kind: "single",
  accept(ask, value) {
    if (typeof value === "string")
      return optionsOf(ask).some(({ id }) => id === value)
        ? { ok: true, value }
        : { ok: false, code: "unknown_option", message: "The question has no such option." };
    return refuseOwn(takesOther(ask) && value) ?? { ok: true, value: value as Own };
  },
  tally: (ask, value) => [[ask.metric ?? "choice", typeof value === "string" ? value : "other"]],
  parts: (ask) => (takesOther(ask) ? ["", "other"] : [""]),
};
