/** Five faces from very bad to very good. They are counted from 1, as people and number keys do; values are −2 to 2. */
import { css } from "../parts/pictured.css.ts";
import { Pictured } from "../parts/pictured.tsx";
import { labelOf } from "../parts/told.ts";
import type { Face } from "../view.types.ts";
import type { EmotionAsk } from "./ask.ts";
import type { EmotionWords } from "./words.ts";

const to = 5;
const middle = 3;

export const emotionFace: Face<EmotionAsk, number, EmotionWords> = {
  kind: "emotion",
  css,
  speak: (answer) => labelOf(answer, answer.value + middle, to),
  View: (props) => (
    <Pictured
      {...props}
      as="smiley"
      to={to}
      // None chosen is no number.
      value={(props.value ?? NaN) + middle}
      set={(step) => props.set(step - middle)}
    />
  ),
};
