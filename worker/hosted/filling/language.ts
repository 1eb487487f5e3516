/** In which language a survey comes out: as the link says, else as the browser asks, else the survey's own. Pure. */
import type { SurveyDraft } from "#contract";
import { ar } from "../words/ar.ts";
import { ca } from "../words/ca.ts";
import { de } from "../words/de.ts";
import { en, type Words } from "../words/en.ts";
import { es } from "../words/es.ts";
import { fr } from "../words/fr.ts";
import { he } from "../words/he.ts";
import { it } from "../words/it.ts";
import { ja } from "../words/ja.ts";
import { nl } from "../words/nl.ts";
import { pt } from "../words/pt.ts";
import { zh } from "../words/zh.ts";

const wordsIn: Readonly<Record<string, Words>> = { ar, ca, de, en, es, fr, he, it, ja, nl, pt, zh };

/** As the web writes it: `pt_BR` is how some platforms write pt-BR, `iw` what Hebrew was called before it was `he`. */
const written = (locale: string): string => locale.replaceAll("_", "-").toLowerCase().replace(/^iw\b/, "he");
const baseOf = (locale: string): string => written(locale).split("-", 1)[0] ?? "";

/** The page's own words, and the language that they are in: the locale's, else that of the survey itself, else English. */
export function wordsFor(locale: string, own = locale): { words: Words; language: string } {
  const language = [locale, own].map(baseOf).find((base) => wordsIn[base]) ?? "en";
  return { words: wordsIn[language] ?? en, language };
}

/** Tags by their weights; what a browser refuses (q=0) is left out. */
function accepted(header: string | undefined): string[] {
  return (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => weight > 0 && /^[a-z]/i.test(tag))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

type Spoken = Pick<SurveyDraft, "locale" | "questions">;

/** The locales that the survey's questions are written in; a text without one is in the survey's own. */
function spoken({ locale, questions }: Spoken): string[] {
  const found = new Set<string>();
  for (const { ask } of questions)
    for (const name of typeof ask === "object" ? Object.keys(ask) : ask ? [locale] : []) found.add(name);
  // Kinds that bring their wording along speak the page's languages.
  return found.size > 0 ? [...found] : [locale, ...Object.keys(wordsIn)];
}

/** Each wish: the locale itself, its base, a sister of it; a survey is never hidden for want of a language. */
export function localeOf(survey: Spoken, chosen: string | undefined, header: string | undefined): string {
  const available = spoken(survey);
  const find = (test: (name: string) => boolean) => available.find((name) => test(written(name)));
  const wishes = [...(chosen ? [chosen] : []), ...accepted(header), survey.locale];
  for (const wish of wishes) {
    const whole = written(wish);
    const base = baseOf(wish);
    const found =
      find((name) => name === whole) ?? find((name) => name === base) ?? find((name) => name.startsWith(`${base}-`));
    if (found) return found;
  }
  return available[0] ?? survey.locale;
}

const fromTheRight = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"];

export function directionOf(locale: string): "ltr" | "rtl" {
  try {
    return fromTheRight.includes(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
  } catch (error) {
    // The contract's locales are looser than BCP 47: one that no calendar knows reads as most do.
    if (error instanceof RangeError) return "ltr";
    throw error;
  }
}
