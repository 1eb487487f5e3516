/** One of a list. Where own words are taken, their field comes up under the list once they are chosen. */
import { longestOther, shuffled, tooLong } from "../list.ts";
import { Choices } from "../parts/choices.tsx";
import { enter, OwnWords } from "../parts/own.tsx";
import type { Face } from "../view.types.ts";
import { optionsOf, takesOther, type SingleAnswer } from "./answer.ts";
import type { SingleAsk } from "./ask.ts";
import type { BuiltWords } from "./built.ts";
import type { SingleWords } from "./words.ts";

/** Those of built-in questions are the server's: a page gets such a question written out. */
type Words = SingleWords & BuiltWords;

export const singleFace: Face<SingleAsk, SingleAnswer, Words> = {
  kind: "single",
  check: (_ask, value) => (typeof value === "object" && tooLong(value) ? "text_too_long" : undefined),
  speak({ ask, value, words, say }) {
    if (typeof value === "object") return value.other;
    const label = optionsOf(ask).find(({ id }) => id === value)?.label;
    return label ? say(label) : (words[value as keyof Words] ?? value);
  },
  title: ({ ask: { ask }, words, say }) => (ask ? say(ask) : words.heard),
  fill: () => ({ max: longestOther }),
  lay: (ask, random) => ({ ...ask, options: shuffled(optionsOf(ask), ask.shuffle, random) }),
  View({ ask, value, set, say, words, naming }) {
    const own = typeof value === "object";
    const options = optionsOf(ask).map(({ id, label }): [string, string] => [
      id,
      label ? say(label) : words[id as keyof Words],
    ]);
    // In the list, own words stand under the empty id, which no option has.
    if (takesOther(ask)) options.push(["", words.other]);
    const choose = (id: string, radio: HTMLInputElement): void => (id ? set(id) : enter(radio, set));
    return (
      <div>
        <Choices name={ask.id} options={options} value={own ? "" : value} set={choose} naming={naming} />
        {takesOther(ask) && (
          <OwnWords
            name={`${ask.id}[other]`}
            label={words.which}
            own={own ? value : undefined}
            set={set}
            naming={naming}
          />
        )}
      </div>
    );
  },
};
