/** A field for words, with a line under it that tells how much room is left. */
import type { Naming } from "../view.types.ts";

interface FieldProps {
  name: string;
  value: string;
  set(value: string): void;
  placeholder?: string | undefined;
  note: string;
  naming: Naming;
}

export function Field({ name, value, set, placeholder, note, naming }: FieldProps) {
  const noteId = `${name}-note`;
  const described = [naming["aria-describedby"], note && noteId].filter(Boolean).join(" ");
  return (
    <div class="field">
      <textarea
        {...naming}
        name={name}
        rows={4}
        value={value}
        placeholder={placeholder}
        aria-describedby={described || undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <p class="note" id={noteId}>
        {note}
      </p>
    </div>
  );
}
