/** Own words under a list: their field comes up once they are chosen, and keeps what was written while it hides. */
import { tooLong, type Own } from "../list.ts";
import type { Naming } from "../view.types.ts";

interface OwnProps {
  name: string;
  label: string;
  own: Own | undefined;
  set(own: Own): void;
  naming: Naming;
}

/** Own words are chosen in the list before their field: they are what was written before, and ready to go on. */
export function enter(control: HTMLInputElement, set: (own: Own) => void): void {
  const field = control.closest("fieldset")!.nextElementSibling!.querySelector("input")!;
  set({ other: field.value });
  // Who points goes on writing; keys, which may choose in passing, are not led away.
  if (!control.matches(":focus-visible")) field.focus();
}

export const OwnWords = ({ name, label, own, set, naming }: OwnProps) => (
  <div aria-live="polite">
    <div class="field" hidden={!own}>
      <label for={name}>{label}</label>
      <input
        class="line"
        id={name}
        name={name}
        value={own?.other}
        aria-invalid={naming["aria-invalid"] && own && tooLong(own)}
        aria-describedby={naming["aria-describedby"]}
        onInput={(event) => set({ other: event.currentTarget.value })}
      />
    </div>
  </div>
);
