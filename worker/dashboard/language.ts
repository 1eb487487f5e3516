/** Which language a page speaks: as chosen with the switch, else as the browser asks, else English. */
import type { AppContext } from "../http/context.ts";
import { en } from "./words/en.ts";
import { es, type Words } from "./words/es.ts";

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];
export const wordsIn: Readonly<Record<Language, Words>> = { es, en };

const cookieName = "voz.language";
const isLanguage = (text: string | undefined): text is Language => languages.some((language) => language === text);

/** The language that an address asks for; undefined for one that we do not speak. */
export function languageNamed(tag: string | undefined): Language | undefined {
  const [base] = (tag ?? "").toLowerCase().split(/[-_]/, 1);
  return isLanguage(base) ? base : undefined;
}

/** The first of our languages by the weights of Accept-Language. */
function asked(header: string | undefined): Language | undefined {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return {
        base: tag.trim().toLowerCase().split("-", 1)[0],
        weight: weight ? Number(weight.trim().slice(2)) : 1,
        place,
      };
    });
  wanted.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return wanted.find(({ base, weight }) => weight > 0 && isLanguage(base))?.base as Language | undefined;
}

export function languageOf(c: AppContext): Language {
  const chosen = /(?:^|;\s*)(?:__Host-)?voz\.language=(\w+)/.exec(c.req.header("cookie") ?? "")?.[1];
  return isLanguage(chosen) ? chosen : (asked(c.req.header("accept-language")) ?? "en");
}

/** The cookie that keeps the choice for a year; null for a language that we do not speak. */
export function languageCookie(language: string | undefined, secure: boolean): string | null {
  if (!isLanguage(language)) return null;
  const [prefix, suffix] = secure ? ["__Host-", "; Secure"] : ["", ""];
  return `${prefix}${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${suffix}`;
}
