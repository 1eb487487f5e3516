/**
 * National identity numbers that check themselves, of countries where Voz may be used. Whether one is right is asked of
 * `stdnum`; here is how they are written. Digits alone pass by chance too often (an order's number would do), so those
 * are only looked at where a word before them says what they are, or where two checks or a date go with them. Pure.
 */
import * as arCuit from "stdnum/lib/cjs/ar/cuit.js";
import * as beNn from "stdnum/lib/cjs/be/nn.js";
import * as brCpf from "stdnum/lib/cjs/br/cpf.js";
import * as caSin from "stdnum/lib/cjs/ca/sin.js";
import * as chSsn from "stdnum/lib/cjs/ch/ssn.js";
import * as clRut from "stdnum/lib/cjs/cl/rut.js";
import * as deIdnr from "stdnum/lib/cjs/de/idnr.js";
import * as esNss from "stdnum/lib/cjs/es/nss.js";
import * as fiHetu from "stdnum/lib/cjs/fi/hetu.js";
import * as frNir from "stdnum/lib/cjs/fr/nir.js";
import * as gbNino from "stdnum/lib/cjs/gb/nino.js";
import * as inAadhaar from "stdnum/lib/cjs/in/aadhaar.js";
import * as itCodice from "stdnum/lib/cjs/it/codicefiscale.js";
import * as mxCurp from "stdnum/lib/cjs/mx/curp.js";
import * as nlBsn from "stdnum/lib/cjs/nl/bsn.js";
import * as noFodsel from "stdnum/lib/cjs/no/fodselsnummer.js";
import * as plPesel from "stdnum/lib/cjs/pl/pesel.js";
import * as ptNif from "stdnum/lib/cjs/pt/nif.js";
import * as roCnp from "stdnum/lib/cjs/ro/cnp.js";
import * as sePersonnummer from "stdnum/lib/cjs/se/personnummer.js";
import * as usSsn from "stdnum/lib/cjs/us/ssn.js";

interface Number {
  validate(value: string): { isValid: boolean };
}
/** A way of writing, with the numbers that are written so. */
type Shape = readonly [pattern: string, ...numbers: Number[]];

/** Whoever writes so means it: letters, or a country's own dots and strokes. */
const written: readonly Shape[] = [
  ["[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]", itCodice],
  ["[A-Z]{4}\\d{6}[HMX][A-Z]{5}[A-Z\\d]\\d", mxCurp],
  ["\\d{6}[-+A-FU-Y]\\d{3}[\\dA-FHJ-NPR-Y]", fiHetu, sePersonnummer],
  ["[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]", gbNino],
  ["[12] ?\\d{2} ?\\d{2} ?\\d{2} ?\\d{3} ?\\d{3} ?\\d{2}", frNir],
  ["\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}", beNn],
  ["\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", brCpf],
  ["\\d{8}[-+]\\d{4}", sePersonnummer],
  ["\\d{6} \\d{5}", noFodsel],
  ["\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dK]", clRut],
  ["\\d{2}-\\d{8}-\\d", arCuit],
  ["756\\.\\d{4}\\.\\d{4}\\.\\d{2}", chSsn],
  ["\\d{2}/\\d{8}/\\d{2}", esNss],
];

/** Digits that are a number of this kind only behind its name. */
const named: readonly (readonly [name: string, ...numbers: Number[]])[] = [
  ["cpf", brCpf],
  ["pesel", plPesel],
  ["steuer-?id(?:entifikationsnummer|nr)?|steuerliche id|idnr", deIdnr],
  ["bsn|burgerservicenummer", nlBsn],
  ["nif|contribuinte", ptNif],
  ["rut|run", clRut],
  ["cui[tl]", arCuit],
  ["sin|nas", caSin],
  ["cnp", roCnp],
  ["aadhaar|aadhar", inAadhaar],
  ["personnummer", sePersonnummer],
  ["f[øo]dselsnummer", noFodsel],
  ["rijksregisternummer|num[ée]ro national|nn", beNn],
  ["nuss?|n\\.? ?ss|seguridad social", esNss],
  ["ssn|social security(?: number)?", usSsn],
  ["ahv(?:-?nr)?|avs", chSsn],
];

const edge = { before: "(?<![\\p{L}\\p{N}])", after: "(?![\\p{L}\\p{N}])" } as const;
const writtenPattern = new RegExp(
  `${edge.before}(?:${written.map(([pattern]) => `(${pattern})`).join("|")})${edge.after}`,
  "giu",
);
/** The name, at most three signs, and up to 18 digits in groups. */
const namedPattern = new RegExp(
  `${edge.before}(?:${named.map(([name]) => `(${name})`).join("|")})(?: ?(?:n[º°o.]{1,2}|es|is|:|=|#)){0,2} {0,2}(\\d(?:[ ./-]?[\\dK]){7,17})${edge.after}`,
  "giu",
);

const holds = (numbers: readonly Number[], text: string): boolean =>
  numbers.some((number) => number.validate(text.toUpperCase()).isValid);
const groupOf = (groups: readonly unknown[], count: number): number =>
  groups.slice(0, count).findIndex((group) => group !== undefined);

export const hideNational = (text: string, mark: string): string =>
  text
    .replace(writtenPattern, (found: string, ...groups: unknown[]) => {
      const [, ...numbers] = written[groupOf(groups, written.length)] ?? [""];
      return holds(numbers, found) ? mark : found;
    })
    .replace(namedPattern, (found: string, ...groups: unknown[]) => {
      const [, ...numbers] = named[groupOf(groups, named.length)] ?? [""];
      const number = groups[named.length];
      return typeof number === "string" && holds(numbers, number.replace(/[ ./-]/g, ""))
        ? found.slice(0, found.length - number.length) + mark
        : found;
    });
