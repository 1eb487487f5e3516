/**
 * The first way through a file: what its cells say of themselves all together, since the mark of fractions and the
 * order of day and month can be told from the whole file and from no single cell. Pure.
 */
import type { MetricField } from "#contract";
import type { Columns } from "./columns.ts";
import type { Line } from "./csv.ts";
import { orderIn, type DateOrder } from "./day.ts";
import { isMissing, noEvidence, weigh, type Evidence } from "./number.ts";

export type RowKind = "row" | "total" | "blank" | "short";

/** What tells the kinds of rows apart. */
export interface Table {
  columns: Columns;
  /** How many cells a row has to have: up to the last column that is read, and up to the last that has a name. */
  needed: number;
  named: number;
  /** Whether a row without a campaign is the total. */
  meta: boolean;
}

export const tableOf = (header: readonly string[], columns: Columns, meta: boolean): Table => ({
  columns,
  needed: Math.max(...Object.values(columns)) + 1,
  named: header.findLastIndex((name) => name !== "") + 1,
  meta,
});

export interface Survey {
  numbers: Evidence;
  orders: Record<DateOrder | "either", number>;
  indicators: Set<string>;
}

const whole: readonly MetricField[] = ["impressions", "reach", "clicks"];
const parts: readonly MetricField[] = ["spend", "conversions", "revenue", "results"];

export const cellAt = ({ cells }: Line, at: number | undefined): string =>
  at === undefined ? "" : (cells[at] ?? "").trim();

/** "Total", "Totals", "Total: Account", "Totales", "Total general", and no campaign that is called Total Recall. */
const total = /^(grand )?total(es|s)?( general| of \d+ .*| de \d+ .*)?\s*(:.*)?$/i;

/**
 * Rows of totals would count everything twice. Meta's has no campaign's name. A row that ends early may have been cut
 * off, or lost its last empty cells: nobody can tell, and what it leaves out must not pass for not reported.
 */
export function kindOf(line: Line, { columns, needed, named, meta }: Table): RowKind {
  const first = line.cells.find((cell) => cell.trim() !== "")?.trim() ?? "";
  if (first === "") return "blank";
  const [name, id] = [cellAt(line, columns.campaign), cellAt(line, columns.campaignId)];
  if (total.test(first) || total.test(name)) return "total";
  const unnamed = isMissing(name) && isMissing(id);
  const told = line.cells.length > (columns.campaign ?? columns.campaignId ?? 0);
  const short = line.cells.length < (line.open ? named : needed);
  if (!unnamed) return short ? "short" : "row";
  const bare = [...whole, ...parts].every((field) => isMissing(cellAt(line, columns[field])));
  if (meta && told && !bare) return "total";
  return short ? "short" : bare ? "blank" : "row";
}

export function surveyOf(lines: Iterable<Line>, table: Table): Survey {
  const { columns } = table;
  const survey: Survey = { numbers: noEvidence(), orders: { mdy: 0, dmy: 0, either: 0 }, indicators: new Set() };
  for (const line of lines) {
    if (kindOf(line, table) !== "row") continue;
    for (const field of whole) weigh(survey.numbers, cellAt(line, columns[field]), true);
    for (const field of parts) weigh(survey.numbers, cellAt(line, columns[field]), false);
    for (const field of ["day", "from", "through"] as const) {
      const order = orderIn(cellAt(line, columns[field]));
      if (order) survey.orders[order] += 1;
    }
    const indicator = cellAt(line, columns.indicator);
    if (!isMissing(indicator) && !isMissing(cellAt(line, columns.results))) survey.indicators.add(indicator);
  }
  return survey;
}
