/** Was the promise kept? Five answers from worse to better, and one, set apart, for those who do not recall it. */
import { Choices } from "../parts/choices.tsx";
import type { Face } from "../view.types.ts";
import type { PromiseAnswer } from "./answer.ts";
import type { PromiseAsk } from "./ask.ts";
import type { PromiseWords } from "./words.ts";

const answers = [-2, -1, 0, 1, 2, "not_recalled"] as const;

export const promiseFace: Face<PromiseAsk, PromiseAnswer, PromiseWords> = {
  kind: "promise",
  /** An own wording may quote the promise by {promise}; with nothing to quote, the built-in generic one is used. */
  title({ ask, words, say, promise: made }) {
    const own = ask.ask && say(ask.ask);
    const wording = own ?? words.quoted;
    if (!wording.includes("{promise}")) return wording;
    return made && made.arm === "quoted" ? wording.split("{promise}").join(made.statement) : words.generic;
  },
  speak: ({ value, words }) => words[`${value}`],
  View: ({ ask, words, value, set, naming }) => (
    <Choices
      name={ask.id}
      options={answers.map((answer): [PromiseAnswer, string] => [answer, words[`${answer}`]])}
      value={value}
      set={set}
      naming={naming}
      apart
    />
  ),
};
