/** Five steps, each with words of its own: faces, unless the survey wants stars or numbers. */
import { css } from "../parts/pictured.css.ts";
import { Pictured } from "../parts/pictured.tsx";
import { told } from "../parts/told.ts";
import type { Face } from "../view.types.ts";
import type { CsatAsk } from "./ask.ts";
import type { CsatWords } from "./words.ts";

export const csatFace: Face<CsatAsk, number, CsatWords> = {
  kind: "csat",
  css,
  speak: (answer) => told(answer, answer.value, 5),
  View: (props) => <Pictured {...props} as={props.ask.as ?? "smiley"} to={5} />,
};
