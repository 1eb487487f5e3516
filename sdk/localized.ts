/** Which of a text's languages a reader gets. Pure. */
import type { Localized } from "./shapes.ts";

/** Along the chain: the locale itself, its base language, the fallback's, the first there is. */
export function inLocale(text: Localized, locale: string | undefined, fallback: string): string {
  if (typeof text === "string") return text;
  const entries = Object.entries(text);
  const byName = (wanted: string) => entries.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
  for (const wanted of [locale, locale?.split("-", 1)[0], fallback, fallback.split("-", 1)[0]]) {
    const found = wanted === undefined ? undefined : byName(wanted);
    if (found !== undefined) return found;
  }
  return entries[0]?.[1] ?? "";
}
