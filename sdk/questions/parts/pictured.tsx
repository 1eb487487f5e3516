/**
 * A scale in pictures: stars that fill up to the chosen one, or faces from sad to glad. Every step has words for those
 * who hear the page; those who see it read under the row what the chosen one stands for.
 */
import type { Naming } from "../view.types.ts";
import { Scale } from "./scale.tsx";
import { countOf, labelOf, told, type Steps } from "./told.ts";

interface PicturedProps extends Steps {
  as: "number" | "star" | "smiley";
  /** The steps are 1 to this. */
  to: number;
  value: number | undefined;
  set(step: number): void;
  naming: Naming;
}

const star = (full: boolean) => (
  <path fill={full ? "currentColor" : undefined} d="M20 4l5 10 11 2-8 8 2 11-10-5-10 5 2-11-8-8 11-2z" />
);

/** The mood runs from −1 to 1; its ends have eyes of their own. */
const smiley = (mood: number) => [
  <circle cx="20" cy="20" r="15.8" />,
  <path
    stroke-width="3"
    d={
      mood === 1
        ? "M11.5 17q2.5-4 5 0m7 0q2.5-4 5 0"
        : mood === -1
          ? "M12 17.5l3.5-2m12.5 2l-3.5-2"
          : "M14 15v2m12 0v-2"
    }
  />,
  <path d={`M13 ${26 - 3 * mood}q7 ${10 * mood} 14 0`} />,
];

export function Pictured(props: PicturedProps) {
  const { ask, as, to, value = 0, set, naming } = props;
  const says = (step: number, text: string) => (
    <span aria-hidden="true" class={step === value ? "on" : undefined}>
      {text}
    </span>
  );
  return (
    <div class={`pictured ${as}`}>
      <Scale
        name={ask.id}
        from={1}
        to={to}
        low={says(1, labelOf(props, 1, to))}
        high={says(to, labelOf(props, to, to))}
        between={says(value, value % to > 1 ? labelOf(props, value, to) || countOf(props, value, to) : "")}
        value={value}
        set={set}
        naming={naming}
        cell={(step) => [
          as === "number" ? (
            <span aria-hidden="true">{step}</span>
          ) : (
            <svg viewBox="3 3 34 34" aria-hidden="true">
              {as === "star" ? star(step <= value) : smiley((2 * step - to - 1) / (to - 1))}
            </svg>
          ),
          <span class="unseen">{told(props, step, to)}</span>,
        ]}
      />
    </div>
  );
}
