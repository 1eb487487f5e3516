/** Is a number that could be a phone's a price? A currency stands before it, or behind it and before no other number. Pure. */
/** Codes count in capitals alone, since some are words. */
const codes =
  "AED|ARS|AUD|BGN|BOB|BRL|CAD|CHF|CLP|CNY|COP|CRC|CZK|DKK|DOP|DZD|EGP|EUR|GBP|GTQ|HKD|HNL|HUF|IDR|ILS|INR|IQD|IRR|ISK|JPY|" +
  "KES|KRW|KZT|LBP|MAD|MXN|MYR|NGN|NIO|NOK|NZD|PEN|PHP|PKR|PLN|PYG|RON|RSD|RUB|SAR|SEK|SGD|THB|TND|TRY|TWD|TZS|UAH|UGX|USD|" +
  "UYU|UZS|VES|VND|XAF|XOF|ZAR";
const short = "Bs|Fr|Ft|Gs|Kč|kr|Lei|Rp|Rs|zł";
const named =
  "pesos?|euros?|d[oó]lar(?:es)?|dollars?|reais|soles|pounds?|libras?|francos?|francs?|forint|coron(?:as?)|kron(?:or|er)|" +
  "rupias?|rupiah|rupees?|yen(?:es)?|yuan(?:es)?|won|dong|guaran[ií](?:es)?|bol[ií]var(?:es)?|liras?|lire|złotych|rublos?|ro?ubles?";
const capital = (word: string): string => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`;
const currencyBefore = new RegExp(`(?:\\p{Sc}|(?<![\\p{L}\\p{N}])(?:${codes}|S/|${short})\\.?)\\s?$`, "u");
const currencyBehind = new RegExp(
  `^\\s?(?:\\p{Sc}|(?:${codes}|${short}|(?:de )?(?:${named.split("|").map(capital).join("|")}))(?![\\p{L}\\p{N}]))(?!\\s?\\p{N})`,
  "u",
);
/** No currency is written longer than this. */
const longestCurrency = 16;
/** Of what stands in a text from here to there. */
export const isPrice = (text: string, start: number, end: number): boolean =>
  currencyBefore.test(text.slice(Math.max(0, start - longestCurrency), start)) ||
  currencyBehind.test(text.slice(end, end + longestCurrency));
