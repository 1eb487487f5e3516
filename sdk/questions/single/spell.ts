/** A built-in question written out, so that a page needs no words of its own for it. Pure. */
import type { Localized } from "../../shapes.ts";
import { optionsOf, takesOther } from "./answer.ts";
import type { SingleAsk } from "./ask.ts";
import { builtWords, type BuiltWords } from "./built.ts";

/** The languages that there are words in, of those that a survey speaks; its own or English where there is none. */
function text(id: keyof BuiltWords, languages: readonly string[]): Localized {
  const known = languages.flatMap((language) => {
    const words = builtWords[language] ?? builtWords[language.split("-")[0] ?? ""];
    return words ? [[language, words[id]] as const] : [];
  });
  return Object.fromEntries(known.length > 0 ? known : [["en", builtWords.en[id]]]);
}

/** `languages`: those that the survey speaks, its own among them. Other questions stay as they are. */
export function spellOut(ask: SingleAsk, languages: readonly string[]): SingleAsk {
  if (!ask.metric) return ask;
  const options = optionsOf(ask).map(({ id, label, ...rest }) => ({
    ...rest,
    id,
    label: label ?? text(id as keyof BuiltWords, languages),
  }));
  return { ...ask, ask: ask.ask ?? text("heard", languages), options, other: takesOther(ask) };
}
