/** Numbers in one row. What a high one means is told at its end: easy, or much effort. */
import { Scale } from "../parts/scale.tsx";
import { labelOf, told, type Steps } from "../parts/told.ts";
import type { Face, ViewProps } from "../view.types.ts";
import { mostOf } from "./answer.ts";
import type { CesAsk } from "./ask.ts";
import type { CesWords } from "./words.ts";

/** Ease and effort have anchors of their own. */
const stepsOf = ({ ask, words, say }: Pick<ViewProps<CesAsk, number, CesWords>, "ask" | "words" | "say">): Steps => ({
  ask,
  say,
  words: ask.scale ? { of: words.of, low: words.little, high: words.much } : words,
});

export const cesFace: Face<CesAsk, number, CesWords> = {
  kind: "ces",
  fill: (ask) => ({ max: mostOf(ask) }),
  speak: (answer) => told(stepsOf(answer), answer.value, mostOf(answer.ask)),
  View(props) {
    const steps = stepsOf(props);
    const to = mostOf(props.ask);
    return (
      <Scale
        {...props}
        name={props.ask.id}
        from={1}
        to={to}
        low={labelOf(steps, 1, to)}
        high={labelOf(steps, to, to)}
      />
    );
  },
};
