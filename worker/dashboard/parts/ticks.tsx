/** A list of things of which any may be ticked. A long one scrolls; what is ticked and no longer there stays in it. */
import { useFrame } from "../frame.ts";
import { useEditing } from "./editing.tsx";
import { describedBy, Notes } from "./field.tsx";
import type { Options } from "./rule-rows.tsx";

interface TicksProps {
  name: string;
  label: string;
  options: Options;
  ticked: readonly string[];
  help?: string;
}

const longList = 8;

export function Ticks({ name, label, options, ticked, help }: TicksProps) {
  const { wrong } = useEditing();
  const say = useFrame().words.deliveries;
  const gone = ticked.filter((value) => !options.some(([known]) => known === value));
  const all = [...options, ...gone.map((value) => [value, `${value} (${say.gone})`] as const)];
  if (all.length === 0) return null;
  const error = wrong[name];
  return (
    <fieldset
      id={name}
      class="field"
      tabindex={-1}
      aria-describedby={describedBy(name, help, error)}
      aria-invalid={error ? "true" : undefined}
    >
      <legend>{label}</legend>
      <div class={all.length > longList ? "ticks ticks-long" : "ticks"}>
        {all.map(([value, text]) => (
          <label key={value} class="check">
            <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
            <span dir="auto">{text}</span>
          </label>
        ))}
      </div>
      <Notes id={name} help={help} error={error} />
    </fieldset>
  );
}
