/** Money as a reader of one language expects it, from the currency's own smallest parts. */
import { minorDigits } from "../reports/statistics/promise/ratios.ts";
import type { Language } from "./language.ts";

const tags: Record<Language, string> = { es: "es-ES", en: "en-GB" };
const made = new Map<string, Intl.NumberFormat>();

export function moneyText(language: Language, minor: number, currency: string): string {
  const key = `${language} ${currency}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.NumberFormat(tags[language], { style: "currency", currency })));
  return format.format(minor / 10 ** minorDigits(currency));
}
