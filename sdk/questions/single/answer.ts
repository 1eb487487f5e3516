import type { AnswerRules } from "../answer.types.ts";
import type { SingleAsk } from "./ask.ts";

/** The id of an option, or words of one's own. */
export type SingleAnswer = string | { other: string };

/** Own words are a name, not a story. Counted as people count, in code points. */
export const longestOther = 200;

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
    if (!value || typeof value !== "object" || Object.keys(value).join() !== "other" || !takesOther(ask))
      return {
        ok: false,
        code: "wrong_type",
        message: 'A single answer is the id of an option or, where the question takes own words, { "other": "…" }.',
      };
    const { other } = value as { other: unknown };
    if (typeof other !== "string")
      return { ok: false, code: "wrong_type", message: "Own words are a string.", path: "other" };
    if (Array.from(other).length > longestOther)
      return { ok: false, code: "text_too_long", message: "Own words have at most 200 characters.", path: "other" };
    return { ok: true, value: { other } };
  },
  tally: (ask, value) => [[ask.metric ?? "choice", typeof value === "string" ? value : "other"]],
};
