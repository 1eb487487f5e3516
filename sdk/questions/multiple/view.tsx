/** Any of a list: boxes to tick. What stands alone unticks the others; how many to choose is said with the question. */
import { longestOther, shuffled, type Own } from "../list.ts";
import { css } from "../parts/box.css.ts";
import { Choices } from "../parts/choices.tsx";
import { enter, OwnWords } from "../parts/own.tsx";
import type { Face } from "../view.types.ts";
import { apart, misfit, type MultipleAnswer } from "./answer.ts";
import type { MultipleAsk } from "./ask.ts";
import type { MultipleWords } from "./words.ts";

/** In the list, own words stand under the empty id, which no option has. */
const idOf = (one: string | Own): string => (typeof one === "string" ? one : "");
/** "2", "1–3", "2+". */
const countOf = ({ min = 1, max }: MultipleAsk): string => min + (max ? (min < max ? `–${max}` : "") : "+");

export const multipleFace: Face<MultipleAsk, MultipleAnswer, MultipleWords> = {
  kind: "multiple",
  css,
  check: misfit,
  fill: (ask) => ({ count: countOf(ask), max: longestOther }),
  speak: ({ ask: { options }, value, say }) =>
    value.map((one) => (one as Own).other ?? say(options.find(({ id }) => id === one)!.label)).join(", "),
  title: ({ ask, words, say }) =>
    say(ask.ask) + (ask.min || ask.max ? ` ${words.out_of_range.replace("{count}", countOf(ask))}` : ""),
  lay: (ask, random) => ({ ...ask, options: shuffled(ask.options, ask.shuffle, random) }),
  View({ ask, value = [], set, say, words, naming }) {
    const { id: name, other } = ask;
    const options = ask.options.map(({ id, label }): [string, string] => [id, say(label)]);
    if (other) options.push(["", words.other]);
    function toggle(id: string, box: HTMLInputElement): void {
      const others = value.filter((one) => idOf(one) !== id);
      const add = (added: string | Own): void => set([...others.filter((one) => !apart(ask, id, one)), added]);
      if (!box.checked) set(others[0] ? others : undefined);
      else if (id) add(id);
      else enter(box, add);
    }
    return (
      <div class="boxes">
        <Choices
          name={name}
          options={options}
          value={value.map(idOf)}
          set={toggle}
          // ARIA knows no group of boxes that is required.
          naming={{ ...naming, "aria-required": undefined }}
        />
        {other && (
          <OwnWords
            name={`${name}[other]`}
            label={words.which}
            own={value.find((one): one is Own => !idOf(one))}
            set={(own) => set(value.map((one) => (idOf(one) ? one : own)))}
            naming={naming}
          />
        )}
      </div>
    );
  },
};
