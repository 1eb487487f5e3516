/** What a response says at a glance, and an answer in words. Pure; kinds speak through their own rules and words. */
import type { Localized, NpsGroup, PromiseTold, Response, SurveyDraft } from "#contract";
import { blank } from "../../sdk/questions/blank.ts";
import { rulesOf, type Question } from "../../sdk/questions/index.ts";
import { toldOf } from "../../sdk/questions/promise/told.ts";
import { views, wordsOf } from "../../sdk/questions/views.ts";
import type { KindWords } from "../../sdk/questions/view.types.ts";
import { inLocale } from "../campaigns/promise.ts";
import { isContact } from "../customers/contacts.ts";
import { isScore } from "../reports/voices/row.ts";
import type { Language } from "./language.ts";

export interface Said {
  /** 0…10, or null where it was not asked or not answered. */
  nps: number | null;
  kept: PromiseTold | null;
  /** Every score, in the order of the questions. */
  scores: { question: string; metric: string; value: number }[];
  /** Free text, in the order of the questions. */
  words: string[];
}

export const npsGroup = (score: number): NpsGroup => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");

const cellsOf = (question: Question, value: unknown) => rulesOf(question.kind)?.tally(question, value) ?? [];

export function saidIn({ answers }: Pick<Response, "answers">, survey: SurveyDraft | undefined): Said {
  const said: Said = { nps: null, kept: null, scores: [], words: [] };
  for (const question of survey?.questions ?? []) {
    const value = answers[question.id];
    if (value === undefined || value === null || (typeof value === "string" && blank(value))) continue;
    const cells = cellsOf(question, value);
    if (cells.length === 0 && typeof value === "string") said.words.push(value);
    for (const [metric, cell] of cells) {
      if (isScore(metric) && typeof cell === "number") said.scores.push({ question: question.id, metric, value: cell });
      if (metric === "nps" && typeof cell === "number") said.nps ??= cell;
      if (metric === "promise") said.kept ??= toldOf(cell);
    }
  }
  return said;
}

/** The score of an answer that is one, 0…10. */
export function scoreOf(question: Question, value: unknown): number | null {
  const cell = cellsOf(question, value).find(([metric]) => metric === "nps")?.[1];
  return typeof cell === "number" ? cell : null;
}

/** True for what is chosen rather than written. */
export const isCounted = (question: Question, value: unknown): boolean => cellsOf(question, value).length > 0;

/** A value as a reader sees it. Counted answers have names in the kind's words; text is only ever itself. */
export function answerText(question: Question, value: unknown, language: Language): string {
  if (typeof value === "string" && !isCounted(question, value)) return value;
  const say = (text: Localized) => inLocale(text, language, language);
  const words: KindWords = wordsOf(question.kind, language) ?? { missing: "" };
  const accepted = rulesOf(question.kind)?.accept(question, value);
  const spoken = accepted?.ok && views[question.kind]?.speak?.({ ask: question, value: accepted.value, words, say });
  if (spoken) return spoken;
  if (isContact(value)) return Object.values(value).join(" · ");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** The question as it was asked, in the page's language where the survey speaks it. */
export function questionText(
  question: Question,
  survey: Pick<SurveyDraft, "locale">,
  language: Language,
  promise: { statement: string; arm: "quoted" | "generic" } | null,
): string {
  const say = (text: Localized) => inLocale(text, language, survey.locale);
  const words: KindWords = wordsOf(question.kind, language) ?? { missing: "" };
  const made = promise ? { id: "", version: 0, ...promise } : null;
  const title = views[question.kind]?.title?.({ ask: question, words, say, promise: made });
  return title ?? (question.ask === undefined ? question.id : say(question.ask));
}

/** At most so many characters, cut between code points, with an ellipsis where something is missing. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // The last unit may be half of a character.
  return `${Array.from(text.slice(0, most)).slice(0, -1).join("")}…`;
}

/** Where a stored address may be linked: http and https only. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s"'<>]+$/i.test(text);
