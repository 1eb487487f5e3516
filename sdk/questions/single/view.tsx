/** One of a list. Where own words are taken, their field comes up under the list once they are chosen. */
import { Choices } from "../parts/choices.tsx";
import type { Face } from "../view.types.ts";
import { longestOther, optionsOf, takesOther, type SingleAnswer } from "./answer.ts";
import type { SingleAsk } from "./ask.ts";
import type { SingleWords } from "./words.ts";

export const singleFace: Face<SingleAsk, SingleAnswer, SingleWords> = {
  kind: "single",
  check: (_ask, value) =>
    typeof value === "object" && Array.from(value.other).length > longestOther ? "text_too_long" : undefined,
  speak({ ask, value, words, say }) {
    if (typeof value === "object") return value.other;
    const label = optionsOf(ask).find(({ id }) => id === value)?.label;
    return label ? say(label) : (words[value as keyof SingleWords] ?? value);
  },
  title: ({ ask: { ask }, words, say }) => (ask ? say(ask) : words.heard),
  fill: () => ({ max: longestOther }),
  lay(ask, random) {
    const given = optionsOf(ask);
    const free = given.length - { none: given.length, all: 0, exceptLast: 1 }[ask.shuffle ?? "none"];
    // Each draws a place; what must not move draws none, and the sort is stable.
    const options = given
      .map((option, at) => [at < free ? random() : 1, option] as const)
      .sort(([a], [b]) => a - b)
      .map(([, option]) => option);
    return { ...ask, options };
  },
  View({ ask, value, set, say, words, naming }) {
    const own = typeof value === "object";
    const options = optionsOf(ask).map(({ id, label }): [string, string] => [
      id,
      label ? say(label) : words[id as keyof SingleWords],
    ]);
    // In the list, own words stand under the empty id, which no option has.
    if (takesOther(ask)) options.push(["", words.other]);
    function choose(id: string, radio: HTMLInputElement): void {
      if (id) return set(id);
      // The field only hides: what was written outlasts a look at another option.
      const field = radio.form!.querySelector<HTMLInputElement>("[type=text]")!;
      set({ other: field.value });
      // Who points goes on writing; arrow keys, which choose in passing, are not led away.
      if (!radio.matches(":focus-visible")) field.focus();
    }
    return (
      <div>
        <Choices name={ask.id} options={options} value={own ? "" : value} set={choose} naming={naming} />
        {takesOther(ask) && (
          <div aria-live="polite">
            <label class="field" hidden={!own}>
              {words.which}
              <input
                type="text"
                value={own ? value.other : undefined}
                aria-invalid={own && naming["aria-invalid"]}
                aria-describedby={naming["aria-describedby"]}
                onInput={(event) => set({ other: event.currentTarget.value })}
              />
            </label>
          </div>
        )}
      </div>
    );
  },
};
