import type { AnswerRules } from "../answer.types.ts";
import { blank } from "../blank.ts";
import type { TextAsk } from "./ask.ts";

/** No answer is longer than this, whatever the question allows. */
export const longestText = 10_000;

/** Characters as people count them, close enough: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;

/** What is wrong with a text's length, if anything. One with nothing to read is no answer, and never too short. */
export function misfit(ask: TextAsk, value: string): "text_too_long" | "out_of_range" | undefined {
  const length = lengthOf(value);
  if (length > Math.min(ask.max ?? longestText, longestText)) return "text_too_long";
  return !blank(value) && length < (ask.min ?? 0) ? "out_of_range" : undefined;
}

/** Free text has no cell: it is read, not counted. */
export const text: AnswerRules<"text", TextAsk, string> = {
  kind: "text",
  accept(ask, value) {
    if (typeof value !== "string") return { ok: false, code: "wrong_type", message: "A text answer is a string." };
    const code = misfit(ask, value);
    if (!code) return { ok: true, value };
    const bound = code === "out_of_range" ? `at least ${ask.min}` : `at most ${ask.max ?? longestText}`;
    return { ok: false, code, message: `The text has ${lengthOf(value)} characters; it needs ${bound}.` };
  },
  tally: () => [],
};
