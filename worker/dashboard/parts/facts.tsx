/** Names and their values; what is not known is left out. */
import type { ComponentChildren } from "preact";

export type Entry = readonly [label: string, value: ComponentChildren];

export function Facts({ entries, wide = false }: { entries: readonly Entry[]; wide?: boolean }) {
  return (
    <dl class={wide ? "facts facts-wide" : "facts"}>
      {entries
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "")
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
