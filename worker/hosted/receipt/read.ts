/** What is kept of one answer, as whoever gave it reads it: what they said, and what lies beside it. Pure. */
import { rulesOf, type Question } from "../../../sdk/questions/index.ts";
import { views, wordsOf } from "../../../sdk/questions/views.ts";
import type { SurveyDraft } from "#contract";
import type { schema } from "../../db/index.ts";
import type { Say } from "../filling/telling.ts";
import type { Speech } from "../filling/tongue.ts";

/** As it is stored, with what is sealed opened. */
export type Kept = Omit<typeof schema.responses.$inferSelect, "sealedContacts">;
export type Line = readonly [name: string, value: string];

/** In the reader's language; as it is stored where a platform's locale is none that calendars know. */
function inWords(tell: () => string | undefined, otherwise: string): string {
  try {
    return tell() ?? otherwise;
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}
const named = (type: "language" | "region", code: string, locale: string): string =>
  inWords(() => new Intl.DisplayNames(locale, { type }).of(code), code);
const dated = (at: string, locale: string, timeZone: string): string =>
  inWords(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(new Date(at)),
    at,
  );

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function answerOf(question: Question, value: unknown, say: Say, language: string): string {
  const words = wordsOf(question.kind, language);
  const accepted = rulesOf(question.kind)?.accept(question, value);
  const speak = words && accepted?.ok ? views[question.kind]?.speak : undefined;
  return (words && accepted?.ok && speak?.({ ask: question, value: accepted.value, words, say })) || plain(value);
}

function titleOf(question: Question, say: Say, language: string): string {
  const words = wordsOf(question.kind, language);
  const title = words && views[question.kind]?.title?.({ ask: question, words, say, promise: null });
  return title ?? (question.ask === undefined ? question.id : say(question.ask));
}

/** Each answer under its question, in the survey's order; one that no question is known of any more, under its id. */
export function answersIn({ answers }: Kept, survey: SurveyDraft, say: Say, { language }: Speech): Line[] {
  const asked = survey.questions.filter(({ id }) => id in answers);
  const known = new Set(asked.map(({ id }) => id));
  return [
    ...asked.map((question): Line => [
      titleOf(question, say, language),
      answerOf(question, answers[question.id], say, language),
    ]),
    ...Object.entries(answers)
      .filter(([id]) => !known.has(id))
      .map(([id, value]): Line => [id, plain(value)]),
  ];
}

/** As far as there is anything to say: `(none)` is how a medium that nobody named is written down. */
const arrivalOf = ({ source, medium, campaign }: Kept["touches"]["list"][number]): string =>
  [source, medium, campaign].filter((part) => part && part !== "(none)").join(" · ");

/** What was stored beside the answers, as far as there is anything. */
export function besideIn(kept: Kept, { locale, words }: Speech, timeZone: string): Line[] {
  const { receipt } = words;
  const { list, lastNonDirect, last } = kept.touches;
  const touch = list[lastNonDirect ?? last ?? -1];
  const lines: [string, string | null | undefined][] = [
    [receipt.given, dated(kept.at, locale, timeZone)],
    [receipt.language, kept.locale && named("language", kept.locale, locale)],
    [receipt.device, kept.device && receipt.devices[kept.device]],
    [receipt.country, kept.country && named("region", kept.country, locale)],
    [receipt.page, kept.pageUrl],
    [receipt.arrival, touch && arrivalOf(touch)],
    [receipt.consent, kept.consent && receipt.states[kept.consent.state]],
    [receipt.customer, kept.customerId],
    [receipt.browser, kept.visitorId],
    ...Object.entries(kept.context ?? {}).map(([name, value]): [string, string] => [name, plain(value)]),
  ];
  return lines.flatMap(([name, value]): Line[] => (value ? [[name, value]] : []));
}
