import type { AnswerRules } from "../answer.types.ts";
import type { TextAsk } from "./ask.ts";

/** No answer is longer than this, whatever the question allows. */
export const longestText = 10_000;

/** Characters as people count them, close enough: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** Free text has no cell: it is read, not counted. */
export const text: AnswerRules<"text", TextAsk, string> = {
  kind: "text",
  accept(ask, value) {
    if (typeof value !== "string") return { ok: false, code: "wrong_type", message: "A text answer is a string." };
    const length = lengthOf(value);
    const most = Math.min(ask.max ?? longestText, longestText);
    if (length > most)
      return { ok: false, code: "text_too_long", message: `The text has ${length} characters; ${most} are allowed.` };
    if (value !== "" && length < (ask.min ?? 0))
      return { ok: false, code: "out_of_range", message: `The text needs at least ${ask.min} characters.` };
    return { ok: true, value };
  },
  tally: () => [],
};
