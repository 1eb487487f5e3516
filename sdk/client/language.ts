/** Which of several languages to use: the wanted one, its base, a sister of it, the survey's own, whatever there is. */
import type { Localized } from "../contract/wire.types.ts";

/** As the web writes it: `pt_BR` is how some platforms write pt-BR, `iw` what Hebrew was called before it was `he`. */
const written = (locale: string): string => locale.replace(/_/g, "-").replace(/^iw\b/i, "he");

/** The first of `wanted` that `available` can serve, else the first there is. */
export function pickLocale(available: readonly string[], ...wanted: string[]): string {
  const find = (test: (locale: string) => boolean) => available.find((one) => test(written(one).toLowerCase()));
  for (const locale of wanted) {
    const whole = written(locale).toLowerCase();
    const base = whole.split("-", 1)[0]!;
    const found =
      find((one) => one === whole) ?? find((one) => one === base) ?? find((one) => one.startsWith(base + "-"));
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
  return texts ? pickLocale(Object.keys(texts), wanted, survey.locale) : written(wanted) || survey.locale;
}
