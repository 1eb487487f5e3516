/** Which of several languages to use: the wanted one, its base, a sister of it, the survey's own, whatever there is. */
import type { Localized } from "../contract/wire.types.ts";

/** The first of `wanted` that `available` can serve, else the first there is. */
export function pickLocale(available: readonly string[], ...wanted: string[]): string {
  for (const locale of wanted) {
    const whole = locale.toLowerCase();
    const base = whole.split("-", 1)[0]!;
    const found =
      available.find((one) => one.toLowerCase() === whole) ??
      available.find((one) => one.toLowerCase() === base) ??
      available.find((one) => one.toLowerCase().startsWith(base + "-"));
    if (found) return found;
  }
  return available[0] ?? "";
}

/** A text of a survey in the wanted language; a plain string is in the survey's own, and is all there is. */
export const say = (text: Localized, wanted: string, own: string): string =>
  typeof text === "string" ? text : text[pickLocale(Object.keys(text), wanted, own)]!;

/** The language in which a survey comes out: where its questions speak several, the one that will be read. */
export function shownLocale(
  survey: { locale: string; questions: readonly { ask?: Localized | undefined }[] },
  wanted: string,
): string {
  const texts = survey.questions.find(({ ask }) => typeof ask === "object")?.ask;
  return texts ? pickLocale(Object.keys(texts), wanted, survey.locale) : wanted || survey.locale;
}
