/** Words. The field takes more than `max`, so that a pasted text is not cut in silence; the message says what to do. */
import { Field } from "../parts/field.tsx";
import type { Face } from "../view.types.ts";
import { lengthOf, longestText, misfit } from "./answer.ts";
import type { TextAsk } from "./ask.ts";
import type { TextWords } from "./words.ts";

const most = ({ max }: TextAsk): number => max ?? longestText;

/** The room that is left, once it is short. */
function room(ask: TextAsk, value: string, words: TextWords): string {
  const left = most(ask) - lengthOf(value);
  if (left > Math.max(20, most(ask) / 10)) return "";
  return (left < 0 ? words.over : words.left).replace("{count}", `${Math.abs(left)}`);
}

export const textFace: Face<TextAsk, string, TextWords> = {
  kind: "text",
  check: misfit,
  fill: (ask) => ({ min: ask.min, max: most(ask) }),
  View: ({ ask, value = "", set, say, words, naming }) => (
    <Field
      name={ask.id}
      value={value}
      set={set}
      placeholder={ask.placeholder && say(ask.placeholder)}
      note={room(ask, value, words)}
      naming={naming}
    />
  ),
};
