/** Days as platforms write them. Whether 3/4 is in March or in April is decided once for a file. Pure. */
export type DateOrder = "mdy" | "dmy";

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["jan", "ene", "january", "enero"],
    ["feb", "february", "febrero"],
    ["mar", "march", "marzo"],
    ["apr", "abr", "april", "abril"],
    ["may", "mayo"],
    ["jun", "june", "junio"],
    ["jul", "july", "julio"],
    ["aug", "ago", "august", "agosto"],
    ["sep", "sept", "set", "september", "septiembre", "setiembre"],
    ["oct", "october", "octubre"],
    ["nov", "november", "noviembre"],
    ["dec", "dic", "december", "diciembre"],
  ].flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);

const two = (n: number): string => String(n).padStart(2, "0");

/** The day, if the calendar has it. */
function dayOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${two(month)}-${two(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,? [\d:]+(?: ?[AP]M)?)?$/i;
const monthFirst = /^(\p{L}+)\.? (\d{1,2}),? (\d{4})$/u;
const dayFirst = /^(\d{1,2})(?:\.| de|)[ -](\p{L}+)\.?(?: de|,)?[ -](\d{4})$/u;

const named = (name: string | undefined): number => months[(name ?? "").toLowerCase()] ?? 0;

/** What a cell says of the order of days and months in this file: nothing, one of them, or that it could be either. */
export function orderIn(cell: string): DateOrder | "either" | null {
  const found = numeric.exec(cell);
  if (!found) return null;
  const [first, mark, second] = [Number(found[1]), found[2], Number(found[3])];
  if (mark === "." || first > 12) return "dmy";
  return second > 12 ? "mdy" : "either";
}

/** The day `YYYY-MM-DD`, or null where the cell holds none. */
export function dayIn(cell: string, order: DateOrder): string | null {
  const text = cell.trim().replace(/\s+/g, " ");
  const year = iso.exec(text) ?? compact.exec(text);
  if (year) return dayOf(Number(year[1]), Number(year[2]), Number(year[3]));
  const parts = numeric.exec(text);
  if (parts) {
    const [a, b] = [Number(parts[1]), Number(parts[3])];
    return order === "dmy" ? dayOf(Number(parts[4]), b, a) : dayOf(Number(parts[4]), a, b);
  }
  const english = monthFirst.exec(text);
  if (english) return dayOf(Number(english[3]), named(english[1]), Number(english[2]));
  const spanish = dayFirst.exec(text);
  return spanish ? dayOf(Number(spanish[3]), named(spanish[2]), Number(spanish[1])) : null;
}

/** The days that a line above the header names: "March 1, 2026 - March 31, 2026". */
export function periodIn(cell: string, order: DateOrder): { from: string; through: string } | null {
  const text = cell.trim().replace(/^[“"]|[”"]$/g, "");
  for (const mark of [" - ", " – ", " — ", " to ", " a "]) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const [from, through] = [dayIn(text.slice(0, at), order), dayIn(text.slice(at + mark.length), order)];
    if (from && through && from <= through) return { from, through };
  }
  return null;
}
