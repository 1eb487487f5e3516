import type { AnswerRules, Refused } from "../answer.types.ts";
import { refuseOwn, tooLong, type Own } from "../list.ts";
import type { MultipleAsk } from "./ask.ts";

/** The ids of options, each once, and at most one entry in own words. */
export type MultipleAnswer = (string | Own)[];

/** True where one of these excludes all others, such as "none of these". */
export const apart = ({ options }: MultipleAsk, ...some: (string | Own)[]): boolean =>
  options.some(({ id, exclusive }) => exclusive && some.includes(id));

/** What keeps a list that a view let through from being an answer, if anything. */
export function misfit(ask: MultipleAsk, value: MultipleAnswer): "text_too_long" | "out_of_range" | undefined {
  if (value.some((one) => typeof one === "object" && tooLong(one))) return "text_too_long";
  // What stands alone is enough by itself; the view lets nothing stand beside it.
  const few = value.length < (ask.min || 1) && !apart(ask, ...value);
  return few || value.length > ask.max! ? "out_of_range" : undefined;
}

const refused = (code: Refused["code"], message: string, path?: number): Refused => ({
  ok: false,
  code,
  message,
  ...(path !== undefined && { path: `${path}` }),
});

/** Any of a list; own words count as "other". Nothing chosen is no answer, and not an empty list. */
export const multiple: AnswerRules<"multiple", MultipleAsk, MultipleAnswer> = {
  kind: "multiple",
  accept(ask, value) {
    if (!Array.isArray(value)) return refused("wrong_type", "A multiple answer is a list of the options' ids.");
    const seen = new Set<unknown>();
    for (const [at, one] of (value as unknown[]).entries()) {
      if (typeof one !== "string") {
        const wrong = refuseOwn(ask.other && one, `${at}`);
        if (wrong) return wrong;
      } else if (!ask.options.some(({ id }) => id === one))
        return refused("unknown_option", "The question has no such option.", at);
      // No option has this id where own words are taken.
      const name = typeof one === "string" ? one : "other";
      if (seen.has(name)) return refused("wrong_type", "The same is chosen twice.", at);
      seen.add(name);
    }
    const chosen = value as MultipleAnswer;
    if (chosen.length > 1 && apart(ask, ...chosen))
      return refused("out_of_range", "An exclusive option is chosen alone.");
    if (!misfit(ask, chosen)) return { ok: true, value: chosen };
    const most = ask.max === undefined ? "" : ` and at most ${ask.max}`;
    return refused("out_of_range", `The question takes at least ${ask.min || 1}${most} of its options.`);
  },
  tally: (_ask, value) => value.map((one) => ["choice", typeof one === "string" ? one : "other"]),
  parts: ({ other }) => (other ? ["", "other"] : [""]),
};
