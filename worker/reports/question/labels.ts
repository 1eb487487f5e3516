/** A question and its values in words: what its kind's face would say of them, in the reader's language. Pure. */
import type { Localized } from "#contract";
import { inLocale } from "../../../sdk/localized.ts";
import type { Question } from "../../../sdk/questions/index.ts";
import type { KindWords } from "../../../sdk/questions/view.types.ts";
import { views, wordsOf } from "../../../sdk/questions/views.ts";
import type { Value } from "./values.ts";

/** The reader's language, and the survey's own where it does not speak it. */
export interface Tongue {
  lang: string;
  own: string;
}

const speaking = (question: Question, { lang, own }: Tongue) => {
  const words: KindWords = wordsOf(question.kind, lang.split("-", 1)[0] ?? own) ?? { missing: "" };
  return { ask: question, words, say: (text: Localized) => inLocale(text, lang, own) };
};

/** The promise's wording without a promise to quote: a report holds the answers to all of them. */
export function questionText(question: Question, tongue: Tongue): string {
  const spoken = speaking(question, tongue);
  const title = views[question.kind]?.title?.({ ...spoken, promise: null });
  return title ?? (question.ask === undefined ? question.id : spoken.say(question.ask));
}

/** `other` stands for own words; a value that no version knows is told as it is. */
export function labelOf(question: Question, value: Value, tongue: Tongue): string {
  const spoken = speaking(question, tongue);
  if (value === "other" && spoken.words["other"]) return spoken.words["other"];
  const answer = question.kind === "multiple" ? [value] : value;
  return views[question.kind]?.speak?.({ ...spoken, value: answer }) || String(value);
}
