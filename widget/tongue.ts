/**
 * Which language a survey's own texts are in, for whoever hears them, and which way they run: they may not all be in
 * the visitor's, nor in one that Voz has words in. What says nothing of its language is in that of the words. Pure.
 */
import { pickLocale } from "../sdk/client/language.ts";
import type { Showing } from "../sdk/client/voz.types.ts";
import type { Localized, Question } from "../sdk/contract/wire.types.ts";
import type { Session } from "./session.ts";
import type { Words } from "./words/words.types.ts";

interface Spoken {
  session: Pick<Session, "survey">;
  showing: Pick<Showing, "locale">;
  words: Words;
}

/** The attributes of a part that says this text; without one, of a part that says Voz's own words. */
export function tongue(text: Localized | undefined, { session: { survey }, showing: { locale }, words }: Spoken) {
  const lang = !text
    ? words.lang
    : typeof text === "string"
      ? survey.locale
      : pickLocale(Object.keys(text), locale, survey.locale);
  return { lang, dir: /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/.test(lang.toLowerCase()) ? "rtl" : "ltr" } as const;
}

/** The way the card runs: as the words, if they are in the language to be shown; else as the survey. */
export const wayOf = (spoken: Spoken) =>
  tongue(
    spoken.showing.locale.startsWith(spoken.words.lang) ? undefined : spoken.session.survey.questions[0]!.ask,
    spoken,
  ).dir;

/** What the survey calls one of a question's answers; where the kind names them, nothing. */
export function answerNamed(ask: Question): Localized | undefined {
  type Named = Partial<Record<"label" | "body" | "low", Localized>>;
  const { options: [{ label }] = [ask as Named], body = label, low = body } = ask as Named & { options?: [Named] };
  return low;
}
