/** Stars, smileys or numbers, as many as the scale has; only the ends have words. */
import { css } from "../parts/pictured.css.ts";
import { Pictured } from "../parts/pictured.tsx";
import { told } from "../parts/told.ts";
import type { Face } from "../view.types.ts";
import { scaleOf } from "./answer.ts";
import type { RatingAsk } from "./ask.ts";
import type { RatingWords } from "./words.ts";

export const ratingFace: Face<RatingAsk, number, RatingWords> = {
  kind: "rating",
  css,
  fill: (ask) => ({ max: scaleOf(ask) }),
  speak: (answer) => told(answer, answer.value, scaleOf(answer.ask)),
  View: (props) => <Pictured {...props} as={props.ask.as ?? "star"} to={scaleOf(props.ask)} />,
};
