/**
 * Numbers as platforms and spreadsheets write them: "$1,234.56", "1.234,56 €", "(12.00)", "--". Whether the point or
 * the comma parts units from fractions is decided once for a file, by the numbers in it that leave no doubt. Pure.
 */
export type DecimalMark = "point" | "comma";

/** How often the file's numbers say that this mark is the decimal one. */
export interface Evidence {
  point: number;
  comma: number;
  /** Numbers such as 1.234 or 1,234, which can be either, by the mark that they have. */
  either: { point: number; comma: number };
}
export const noEvidence = (): Evidence => ({ point: 0, comma: 0, either: { point: 0, comma: 0 } });

const nothing = new Set(["", "-", "--", "—", "–", "n/a", "na", "null", "nan", "(not set)"]);

/** Whether the cell says that there is no figure, which is not 0. */
export const isMissing = (cell: string): boolean =>
  cell.length < 10 && !startsWithDigit(cell) && nothing.has(cell.trim().toLowerCase());

const startsWithDigit = (cell: string): boolean => cell.charCodeAt(0) - 48 < 10 && cell.charCodeAt(0) >= 48;
/** What most cells are, and what needs no closer look. */
const plain = /^\d+(?:[.,]\d+)*$/;
const written = /^([(]?)(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3})?([-+−]?(?:\p{Sc})?[-+−]?[\d.,]+)(?:\p{Sc}|[A-Z]{3})?[)]?$/u;

/** Digits, marks and a minus; null where anything else is in it. Money loses its symbol or code, on either side. */
function bare(cell: string): string | null {
  if (plain.test(cell)) return cell;
  const text = cell.normalize("NFKC").replace(/[\s'’_]/g, "");
  const [, open = "", digits = ""] = written.exec(text) ?? [];
  if (!/\d/.test(digits)) return null;
  const minus = open !== "" || /[-−]/.test(text);
  return (minus ? "-" : "") + digits.replace(/[^\d.,]/g, "");
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Adds what one cell tells. A whole number's mark can only part thousands. */
export function weigh(evidence: Evidence, cell: string, whole: boolean): void {
  if (/^\d+$/.test(cell)) return;
  const digits = bare(cell)?.replace("-", "");
  if (digits === undefined) return;
  const [points, commas] = [countOf(digits, "."), countOf(digits, ",")];
  if (points === 0 && commas === 0) return;
  if (points > 0 && commas > 0) evidence[digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "point" : "comma"] += 1;
  else if (points > 1) evidence.comma += 1;
  else if (commas > 1) evidence.point += 1;
  else {
    const mark = points === 1 ? "point" : "comma";
    const grouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
    if (!grouped) evidence[mark] += 1;
    else if (whole) evidence[mark === "point" ? "comma" : "point"] += 1;
    else evidence.either[mark] += 1;
  }
}

/**
 * The file's decimal mark; null where its numbers contradict each other, or where all of them can be either and the
 * file's language (`usual`) would read thousandths in them: only a person can tell then.
 */
export function decimalOf({ point, comma, either }: Evidence, usual: DecimalMark = "point"): DecimalMark | null {
  if (point > 0 && comma > 0) return null;
  if (point > 0) return "point";
  if (comma > 0) return "comma";
  return either[usual] > 0 ? null : usual;
}

/** The number, or null where the cell holds none. */
export function numberOf(cell: string, decimal: DecimalMark): number | null {
  if (/^\d+$/.test(cell)) return Number(cell);
  const digits = bare(cell);
  if (digits === null) return null;
  const { group, mark, thousands } = marks[decimal];
  const end = digits.indexOf(mark);
  const units = end < 0 ? digits : digits.slice(0, end);
  const fraction = end < 0 ? "" : digits.slice(end + 1);
  if (!/^\d*$/.test(fraction)) return null;
  // Marks of thousands stand where thousands do: 12,34 is no number with a decimal point.
  const grouped = units.includes(group);
  if (grouped && !thousands.test(units)) return null;
  const number = Number(`${grouped ? units.replaceAll(group, "") : units}.${fraction}`);
  return Number.isFinite(number) ? number : null;
}

/** Thousands in threes; in India all but the last in twos. */
const marks = {
  point: { group: ",", mark: ".", thousands: /^-?\d{1,3}(,\d{2,3})*,\d{3}$/ },
  comma: { group: ".", mark: ",", thousands: /^-?\d{1,3}(\.\d{2,3})*\.\d{3}$/ },
} as const;

const codes: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  US$: "USD",
  R$: "BRL",
  MX$: "MXN",
  A$: "AUD",
  C$: "CAD",
  CA$: "CAD",
  "₹": "INR",
  "₩": "KRW",
  "₺": "TRY",
  "₽": "RUB",
  zł: "PLN",
};

/** The currency that a cell of money names; "$" for the sign that many countries use; null for none. */
export function currencyIn(cell: string): string | null {
  const written = cell.replace(/[\d\s.,'’()+\-−_]/g, "");
  if (written === "") return null;
  return codes[written] ?? (/^[A-Z]{3}$/.test(written) ? written : written === "$" ? "$" : null);
}
