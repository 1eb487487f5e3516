/**
 * Which language a text of the page is in, and which way it runs, wherever that is not what stands around it: a survey's
 * texts may not all be in the visitor's language, nor in one that Voz has words in. Pure.
 */
import type { Localized } from "#contract";
import type { Question } from "../../../sdk/questions/index.ts";
import { inLocale } from "../../campaigns/promise.ts";
import type { Words } from "../words/en.ts";
import { directionOf, wordsFor } from "./language.ts";

/** What a page is said in. */
export interface Speech {
  /** The page's. */
  locale: string;
  /** The survey's own, in which its plain texts are. */
  own: string;
  words: Words;
  /** That of the words. */
  language: string;
}

export const speechOf = (locale: string, own: string): Speech => ({ locale, own, ...wordsFor(locale, own) });

function languageOf(text: Localized | undefined, { locale, own, language }: Speech): string {
  if (!text) return locale.startsWith(`${language}-`) ? locale : language;
  if (typeof text === "string") return own;
  return inLocale(Object.fromEntries(Object.keys(text).map((name) => [name, name])), locale, own);
}

export interface Tongue {
  lang: string | undefined;
  dir: "ltr" | "rtl" | undefined;
}

/** The attributes of a part that says this text; without one, of a part that says the page's own words. */
export function tongueOf(text: Localized | undefined, speech: Speech, around = speech.locale): Tongue {
  const lang = languageOf(text, speech);
  const dir = directionOf(lang);
  return {
    lang: lang === around ? undefined : lang,
    dir: dir === directionOf(speech.locale) ? undefined : dir,
  };
}

/** What the survey calls one of a question's answers; where the kind names them, nothing. */
export function answerNamed(question: Question): Localized | undefined {
  type Named = Partial<Record<"label" | "body" | "low", Localized>>;
  const {
    options: [{ label }] = [question as Named],
    body = label,
    low = body,
  } = question as Named & {
    options?: [Named];
  };
  return low;
}
