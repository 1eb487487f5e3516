/** Numbers in one row, one of them chosen: native radio buttons, so arrows, tabs and screen readers work as they know. */
import type { ComponentChildren } from "preact";
import type { Naming } from "../view.types.ts";

interface ScaleProps {
  name: string;
  from: number;
  to: number;
  low: ComponentChildren;
  high: ComponentChildren;
  value: number | undefined;
  set(value: number): void;
  naming: Naming;
  /** What stands for a number, where it is not the number itself. */
  cell?(number: number): ComponentChildren;
  /** Between the words of the ends. */
  between?: ComponentChildren;
}

/** A second digit counts as part of the same number for this long. */
const together = 800;
let typed = { text: "", at: -Infinity };

export function Scale({ name, from, to, low, high, value, set, naming, cell, between }: ScaleProps) {
  const numbers = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  const anchor = `${name}-anchor`;

  /** Number keys choose; "1" and "0" in a row are 10. */
  function choose(event: KeyboardEvent): void {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const text = event.timeStamp - typed.at < together ? typed.text + event.key : event.key;
    const number = [text, event.key].map(Number).find((one) => numbers.includes(one));
    if (number === undefined) return;
    typed = { text: event.key, at: event.timeStamp };
    set(number);
    const fields = (event.currentTarget as HTMLFieldSetElement).elements;
    (fields[number - from] as HTMLElement).focus();
  }

  return (
    <fieldset class="scale" role="radiogroup" onKeyDown={choose} {...naming}>
      <div class="row">
        {numbers.map((number) => (
          <label key={number} class={number === value ? "on" : undefined}>
            <input
              type="radio"
              name={name}
              value={number}
              checked={number === value}
              onChange={() => set(number)}
              aria-describedby={number === from ? `${anchor}-low` : number === to ? `${anchor}-high` : undefined}
            />
            {cell ? cell(number) : number}
          </label>
        ))}
      </div>
      <div class="anchors">
        <span id={`${anchor}-low`}>{low}</span>
        {between}
        <span id={`${anchor}-high`}>{high}</span>
      </div>
    </fieldset>
  );
}
