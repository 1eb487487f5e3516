/** Two answers, none of them before the other. */
import { Choices } from "../parts/choices.tsx";
import type { Face } from "../view.types.ts";
import type { YesnoAsk } from "./ask.ts";
import { css } from "./look.css.ts";
import type { YesnoWords } from "./words.ts";

const answers = ["yes", "no"] as const;
const answerOf = (value: boolean | undefined) => (value === undefined ? value : answers[+!value]);

export const yesnoFace: Face<YesnoAsk, boolean, YesnoWords> = {
  kind: "yesno",
  css,
  speak: ({ ask, value, words, say }) => say(ask[answerOf(value)!] ?? words[answerOf(value)!]),
  View: ({ ask, value, set, say, words, naming }) => (
    <div class="yesno">
      <Choices
        name={ask.id}
        options={answers.map((answer) => [answer, say(ask[answer] ?? words[answer])] as const)}
        value={answerOf(value)}
        set={(answer) => set(answer === "yes")}
        naming={naming}
      />
    </div>
  ),
};
