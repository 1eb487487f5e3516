/**
 * Hides what names a person or opens something in a text: e-mail addresses, phone and card numbers, IBANs, national
 * identity numbers, secrets. Where a number checks itself (Luhn, mod 97, the letter) it is hidden only if it does. Marks are the
 * same in every language; pages word them. Pure, and the time grows with the length and no faster: every repetition
 * below is bounded, or ends where the next one begins.
 */
import { hideNational } from "./identities.ts";
import { isPrice } from "./price.ts";
import { hideSecrets } from "./secrets.ts";

export const maskMarks = ["email", "phone", "card", "iban", "id", "secret"] as const;
export type MaskMark = (typeof maskMarks)[number];

const mark = (name: MaskMark): string => `[${name}]`;

export const secretMark = mark("secret");

/** No number and no address has none of these; a secret has one, or is called one. */
const mayHold = /[\p{N}@:=]|-----BEGIN/u;

export const masked = (text: string): string =>
  mayHold.test(text)
    ? [hideKeys, hideAddresses, hideIbans, hideIdentities, hideNumbers].reduce((hidden, hide) => hide(hidden), text)
    : text;

const hideKeys = (text: string): string => hideSecrets(text, secretMark);

/** Also where the letters are not Latin. */
const address =
  /[\p{L}\p{M}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.){1,8}\p{L}[\p{L}\p{M}]{1,62}/gu;
// Most texts hold no address at all.
const hideAddresses = (text: string): string => (text.includes("@") ? text.replace(address, mark("email")) : text);

/** How long each country's are, by the registry of ISO 13616. */
const ibanLengths = new Map(
  (
    "15:NO 16:BE 18:DK,FK,FI,FO,GL,NL,SD 19:MK,SI 20:AT,BA,EE,KZ,LT,LU,MN,XK 21:CH,HR,LI,LV " +
    "22:BG,BH,CR,DE,GB,GE,IE,ME,RS,VA 23:AE,GI,IL,IQ,OM,SO,TL 24:AD,CZ,ES,MD,PK,RO,SA,SE,SK,TN,VG " +
    "25:LY,PT,ST 26:IS,TR 27:BI,DJ,FR,GR,IT,MC,MR,SM 28:AL,AZ,BY,CY,DO,GT,HN,HU,LB,NI,PL,SV 29:BR,EG,PS,QA,UA " +
    "30:JO,KW,MU 31:MT,SC 33:RU"
  )
    .split(" ")
    .flatMap((group) => {
      const [length, countries = ""] = group.split(":");
      return countries.split(",").map((country) => [country, Number(length)] as const);
    }),
);
const ibanStart = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}/giu;

function hideIbans(text: string): string {
  let hidden = "";
  let from = 0;
  for (const { index, 0: start } of text.matchAll(ibanStart)) {
    const end = index < from ? 0 : ibanEnd(text, index, ibanLengths.get(start.slice(0, 2).toUpperCase()) ?? 0);
    if (end === 0) continue;
    hidden += text.slice(from, index) + mark("iban");
    from = end;
  }
  return hidden + text.slice(from);
}

/** Where the IBAN that starts here ends, whatever groups it is written in; 0 where there is none. */
function ibanEnd(text: string, start: number, length: number): number {
  let iban = "";
  let at = start;
  while (iban.length < length) {
    if (/[\s-]/.test(text.charAt(at)) && !/[\s-]/.test(text.charAt(at - 1))) at += 1;
    const sign = text.charAt(at);
    if (!/[a-z\d]/i.test(sign)) return 0;
    iban += sign;
    at += 1;
  }
  return length > 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at)) && checksAsIban(iban.toUpperCase()) ? at : 0;
}

function checksAsIban(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** A letter that stands apart is one only in capitals: "12345678 y" goes on. */
const identity =
  /(?<![\p{L}\p{N}])(?:([XYZxyz])-?(\d{7})|(\d{8}|\d{1,2}\.\d{3}\.\d{3}))(?:-?([A-Za-z])| ([A-Z]))(?![\p{L}\p{N}])/gu;
const checkLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

const hideIdentities = (text: string): string =>
  hideNational(text, mark("id")).replace(
    identity,
    (found: string, foreign?: string, seven = "", eight = "", close?: string, apart?: string) => {
      const lead = foreign ? String("XYZ".indexOf(foreign.toUpperCase())) : "";
      const number = Number(lead + seven + eight.replaceAll(".", ""));
      return checkLetters.charAt(number % 23) === (close ?? apart ?? "").toUpperCase() ? mark("id") : found;
    },
  );

/** The digits of five scripts, each ten in a row. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
const digit = "[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]";
const plain = (digits: string): string =>
  Array.from(digits, (sign) => {
    const code = sign.charCodeAt(0);
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
  }).join("");

/** Digits, in groups; a bracket may stand around one of them. A price or a share goes on behind its comma. */
const run = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<![\\p{N}][.,])[+(]{0,2}${digit}+(?:[\\s.()\\u2010-\\u2013-]{1,2}${digit}+)*(?![\\p{L}\\p{N}]|,\\p{N}|\\s?[%€$£¥])`,
  "gu",
);
const groups = new RegExp(`${digit}+`, "gu");
const hideNumbers = (text: string): string => text.replace(run, hideInRun);

interface Group {
  digits: string;
  start: number;
  end: number;
}

/** A run may hold more than one number: the longest that starts at each group is tried first. */
function hideInRun(found: string, offset: number, text: string): string {
  const parts = Array.from(found.matchAll(groups), ({ index, 0: digits }): Group => ({
    digits: plain(digits),
    start: index,
    end: index + digits.length,
  }));
  let hidden = "";
  let from = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const number = numberAt(parts, at, found);
    if (!number) continue;
    const start = parts[at]?.start ?? 0;
    const end = parts[number.last]?.end ?? found.length;
    if (number.name === "phone" && isPrice(text, offset + start, offset + end)) {
      at = number.last;
      continue;
    }
    // A bracket goes along only where it closes within the number.
    const opens = found.slice(start, end).includes(")") ? /[+(]{1,2}$/ : /\+$/;
    hidden += found.slice(from, start).replace(opens, "") + mark(number.name);
    from = end;
    at = number.last;
  }
  return hidden + found.slice(from);
}

/** No number that is hidden has more groups than this, nor more digits than a card. */
const mostGroups = 7;
const mostDigits = 19;

function numberAt(parts: readonly Group[], at: number, found: string): { name: MaskMark; last: number } | null {
  const signs = found.slice(at === 0 ? 0 : (parts[at - 1]?.end ?? 0), parts[at]?.start ?? 0);
  const lead = /[+(]/.exec(signs)?.[0] ?? "";
  const start = parts[at]?.start ?? 0;
  for (let last = Math.min(at + mostGroups, parts.length) - 1; last >= at; last -= 1) {
    const some = parts.slice(at, last + 1).map(({ digits }) => digits);
    const digits = some.join("");
    if (digits.length > mostDigits) continue;
    if (isCard(digits)) return { name: "card", last };
    const phone = isPhone(digits, some, lead);
    if (phone && (lead === "+" || !isTime(digits, signs, found.slice(start, start + longestDate))))
      return { name: "phone", last };
  }
  return null;
}

/** The networks' numbers begin with 2 to 6; the last digit is Luhn's. */
function isCard(digits: string): boolean {
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = Number(digits.charAt(digits.length - 1 - at)) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** How national numbers are written: nine digits of Spain and Portugal, those with a trunk 0, those of the Americas. */
const iberian = /^(9|3 3 3|3 2 2 2|2 3 2 2|3 6|2 7)$/;
const withTrunk = /^(9|10|11|12|2 2 2 2 2|2 8|3 [78]|3 3 4|3 4 4|4 [67]|4 3 [34]|5 6|5 3 3)$/;
const american = /^(3 3 4|3 7|2 4 4|2 5 4)$/;
const year = "(19|20)\\d\\d";
const isDate = new RegExp(`^(\\d{1,2} \\d{1,2} ${year}|${year} \\d{1,2} \\d{1,2})\\b`);

/** With a year of two digits, and a time or another date behind it: parts by one sign, and apart by another. */
const isShortDate =
  /^(?:0?[1-9]|[12]\d|3[01])([.\u2010-\u2013-])(?:0?[1-9]|1[0-2])\1\d\d(?!\1)[\s\u2010-\u2013-]{1,2}(?:[0-2]?\d|3[01])[.\u2010-\u2013-]\d/;
/** That a date is one is told by no more than this. */
const longestDate = 24;
/** Times in a row. */
const areTimes = /^(?:[01]?\d|2[0-3])([.-])[0-5]\d[\s-](?:[01]?\d|2[0-3])\1[0-5]\d/;

/** `rest`: as it is written, and what follows it. "10.00 15…" goes on from its hour: nobody's number begins behind a dot. */
const isTime = (digits: string, before: string, rest: string): boolean =>
  isShortDate.test(rest) || areTimes.test(rest) || (/^[.-]$/.test(before) && digits.startsWith("00"));

function isPhone(digits: string, some: readonly string[], lead: string): boolean {
  const apart = some.join(" ");
  const lengths = some.map(({ length }) => length).join(" ");
  if (lead === "+" || /^00[1-9]/.test(digits)) return /^(00)?\d{7,15}$/.test(digits);
  if (isDate.test(apart)) return false;
  if (lead === "(") return /^\d{8,12}$/.test(digits);
  if (digits.length === 9 && /^[6-9]/.test(digits)) return iberian.test(lengths);
  // France, the United Kingdom, Germany, Italy: the 0 of a trunk call.
  if (/^0[1-9]\d{7,10}$/.test(digits)) return withTrunk.test(lengths);
  if (/^34[6-9]\d{8}$/.test(digits)) return true;
  return /^[2-9]/.test(digits) && american.test(lengths) && !new RegExp(`${year} ${year}$`).test(apart);
}
