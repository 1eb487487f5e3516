/** Numbers, days and times as a reader of one language in one time zone expects them. */
import type { Language } from "./language.ts";

/** British English: a day stands before its month, as in Spanish, and 12/11 is never two things. */
const tags: Record<Language, string> = { es: "es-ES", en: "en-GB" };

function makeFormat(language: Language, timeZone: string) {
  const tag = tags[language];
  const count = new Intl.NumberFormat(tag);
  const net = new Intl.NumberFormat(tag, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const credit = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const q = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const mean = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const rate = new Intl.NumberFormat(tag, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const dayShort = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" });
  const dayHere = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short", timeZone });
  const names = new Intl.DisplayNames(tag, { type: "language" });
  const countries = new Intl.DisplayNames(tag, { type: "region" });
  const minus = (text: string) => text.replace("-", "−");
  const orItself = (text: string, name: (text: string) => string | undefined): string => {
    try {
      return name(text) ?? text;
    } catch {
      return text;
    }
  };
  return {
    count: (n: number) => count.format(n),
    /** Parts of responses. */
    credit: (n: number) => credit.format(n),
    /** A probability within all that was tested together: never told as 0. */
    q: (value: number) => (value < 0.001 ? `< ${q.format(0.001)}` : q.format(value)),
    /** A mean on the question's own scale. */
    mean: (value: number) => minus(mean.format(value)),
    /** One colour to another, as WCAG tells it. */
    ratio: (n: number) => credit.format(n),
    /** −100…100, with its sign. */
    net: (score: number) => minus(net.format(Math.round(score) + 0)),
    /** 0…1 as a percentage. */
    share: (part: number) => share.format(part),
    /** The same of small parts, as clicks are of impressions. */
    rate: (part: number) => rate.format(part),
    shares: (low: number, high: number) => `${count.format(Math.round(low * 100))}–${share.format(high)}`,
    /** A calendar day, `YYYY-MM-DD`, which has no time zone. */
    day: (text: string) => orItself(text, (whole) => day.format(new Date(`${whole}T00:00:00Z`))),
    /** The same without its year, where there is little room. */
    dayShort: (text: string) => dayShort.format(new Date(`${text}T00:00:00Z`)),
    /** The day of an instant in the workspace's zone. */
    dayOf: (at: string) => orItself(at, (text) => dayHere.format(new Date(text))),
    moment: (at: string) => orItself(at, (text) => moment.format(new Date(text))),
    language: (locale: string) => orItself(locale, (text) => names.of(text)),
    country: (code: string) => orItself(code, (text) => countries.of(text)),
  };
}
export type Format = ReturnType<typeof makeFormat>;

const made = new Map<string, Format>();

/** Formatters cost milliseconds to make; a Worker instance serves few zones. */
export function formatOf(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  let format = made.get(key);
  if (!format) {
    if (made.size >= 200) made.clear();
    made.set(key, (format = makeFormat(language, timeZone)));
  }
  return format;
}
