/** 0 to 10 in one row, never flipped: a different order would measure something else. */
import { Scale } from "../parts/scale.tsx";
import type { Face } from "../view.types.ts";
import type { NpsAsk } from "./ask.ts";
import type { NpsWords } from "./words.ts";

export const npsFace: Face<NpsAsk, number, NpsWords> = {
  kind: "nps",
  View: ({ ask, say, words, ...rest }) => (
    <Scale
      {...rest}
      name={ask.id}
      from={0}
      to={10}
      low={ask.low ? say(ask.low) : words.low}
      high={ask.high ? say(ask.high) : words.high}
    />
  ),
};
