/** Money as a reader of one language expects it, from the currency's own smallest parts. */
import { minorDigits } from "../reports/statistics/promise/ratios.ts";
import type { Language } from "./language.ts";

const tags: Record<Language, string> = { es: "es-ES", en: "en-GB" };
const made = new Map<string, Intl.NumberFormat>();

function formatIn(language: Language, currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${language} ${currency} ${whole}`;
  let format = made.get(key);
  if (!format) {
    const digits = whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {};
    made.set(key, (format = new Intl.NumberFormat(tags[language], { style: "currency", currency, ...digits })));
  }
  return format;
}

export const moneyText = (language: Language, minor: number, currency: string): string =>
  formatIn(language, currency, false).format(minor / 10 ** minorDigits(currency));

/** Major units, as derived figures have them; from a thousand on without cents, which nobody compares by. */
export const sumText = (language: Language, major: number, currency: string): string =>
  formatIn(language, currency, Math.abs(major) >= 1000).format(major);

/** The same of smallest parts. */
export const spendText = (language: Language, minor: number, currency: string): string =>
  sumText(language, minor / 10 ** minorDigits(currency), currency);
