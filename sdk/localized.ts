/** Which of a text's languages a reader gets. Pure. */
import type { Localized } from "./shapes.ts";

/** Along the chain: the locale itself, its base language, the fallback's, the first there is. */
export function localeFor(text: Exclude<Localized, string>, locale: string | undefined, fallback: string): string {
  const names = Object.keys(text);
  for (const wanted of [locale, locale?.split("-", 1)[0], fallback, fallback.split("-", 1)[0]]) {
    const found = names.find((name) => name.toLowerCase() === wanted?.toLowerCase());
    if (found !== undefined) return found;
  }
  return names[0] ?? "";
}

/** The text itself. */
export const inLocale = (text: Localized, locale: string | undefined, fallback: string): string =>
  typeof text === "string" ? text : (text[localeFor(text, locale, fallback)] ?? "");
