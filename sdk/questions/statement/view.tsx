/** A text to read; the frame's button goes on. */
import type { Face } from "../view.types.ts";
import type { StatementAsk } from "./ask.ts";
import { css } from "./look.css.ts";
import type { StatementWords } from "./words.ts";

export const statementFace: Face<StatementAsk, never, StatementWords> = {
  kind: "statement",
  css,
  View: ({ ask: { help, body }, say }) => (
    <div class="said">{[help, body].map((text) => text && <p>{say(text)}</p>)}</div>
  ),
};
