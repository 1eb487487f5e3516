/** The row of scores that leads to a survey's own page, for any survey that asks a question from 0 to 10. Pure. */
import type { SurveyDraft } from "#contract";
import { wordsOf } from "../../sdk/questions/views.ts";
import { inLocale } from "../campaigns/promise.ts";
import { scoreMail } from "./email.ts";
import { directionOf, wordsFor } from "./filling/language.ts";

/** For the survey's first question from 0 to 10; null where it asks none. */
export function mailOf(link: string, survey: SurveyDraft, locale = survey.locale): string | null {
  const question = survey.questions.find(({ kind }) => kind === "nps");
  if (question?.kind !== "nps") return null;
  const words = wordsOf("nps", wordsFor(locale, survey.locale).language);
  const { id, ask, low, high } = question;
  return scoreMail({
    link,
    questionId: id,
    ask: inLocale(ask, locale, survey.locale),
    low: low ? inLocale(low, locale, survey.locale) : (words?.["low"] ?? ""),
    high: high ? inLocale(high, locale, survey.locale) : (words?.["high"] ?? ""),
    lang: locale,
    dir: directionOf(locale),
  });
}
