/**
 * Reads a platform's file: from its bytes to figures, with everything that had to be decided on the way, everything
 * that could not be read, and what only a person can say. It goes through the file piece by piece and keeps no row: the
 * first way tells what holds for all of it, the second what is in it, and a third hands the rows to whom they are for. Pure.
 */
import {
  metricLimits,
  type Mapping,
  type MetricField,
  type Mistake,
  type MistakeName,
  type Note,
  type Platform,
  type Question,
  type ReadingOptions,
  type Understood,
} from "#contract";
import { addedUp, type FigureRow } from "./key.ts";
import { encodingOf, textOf } from "./bytes.ts";
import { hasFigure, headerCurrency, isSpanish, looksOther } from "./columns.ts";
import { csvLines, type Line } from "./csv.ts";
import { periodIn, type DateOrder } from "./day.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { decimalOf } from "./number.ts";
import { readRow, type Manner, type Wrong } from "./row.ts";
import { kindOf, surveyOf, tableOf, type Survey, type Table } from "./survey.ts";
import { Tally } from "./tally.ts";
import { mistakeWords, noteOf, questionOf } from "./words.ts";

export interface Reading {
  understood: Understood;
  /** Each figure once, read anew each time. */
  rows: () => Iterable<FigureRow>;
  tally: Tally;
  rowsRead: number;
  totals: number;
  bad: number;
  mistakes: Mistake[];
  questions: Question[];
  notes: Note[];
  /** More figures than one import takes: reading stopped there. */
  tooMany: boolean;
}

const mostMistakes = 200;
const startBytes = 256 * 1024;

/** The header of a file, by which a mapping that somebody chose is found again. */
export function openFile(
  bytes: Uint8Array,
  platform: Platform,
  mapping: Mapping,
): { encoding: Understood["encoding"]; layout: Layout } {
  const encoding = encodingOf(bytes);
  let start = "";
  for (const piece of textOf(bytes.subarray(0, startBytes), encoding)) start += piece;
  return { encoding, layout: layoutOf(start, platform, mapping) };
}

/** The id that a campaign of this account is known to have, by its key without one. */
export type IdOf = (account: string, key: string) => string | null;

export function readFile(
  bytes: Uint8Array,
  platform: Platform,
  options: ReadingOptions,
  idOf: IdOf = () => null,
): Reading {
  const { encoding, layout } = openFile(bytes, platform, options.mapping ?? {});
  const { header, headerLine, columns, delimiter } = layout;
  const mapping = Object.fromEntries(
    (Object.entries(columns) as [MetricField, number][]).map(([field, at]) => [field, header[at] ?? ""]),
  );
  const reading: Reading = {
    understood: { encoding, delimiter, headerLine, header, mapping, decimal: "point", dates: null },
    rows: () => [],
    tally: new Tally(),
    rowsRead: 0,
    totals: 0,
    bad: 0,
    mistakes: [],
    questions: [],
    notes: [],
    tooMany: false,
  };
  if (encoding === "windows-1252") reading.notes.push(noteOf("encoding"));
  if (!options.mapping && looksOther(header, platform)) reading.notes.push(noteOf("other_platform"));
  if (headerLine === null || !hasFigure(columns)) {
    reading.questions.push(questionOf("columns"));
    return reading;
  }
  const lines = (open?: (line: number) => void) =>
    rowsOf(csvLines(textOf(bytes, encoding), delimiter, open), headerLine);
  const table = tableOf(header, columns, platform === "meta_ads");
  const survey = surveyOf(lines(), table);
  const manner = decide(reading, layout, survey, platform, options);
  if (!manner) return reading;
  manner.idOf = idOf;
  readRows(
    reading,
    lines((line) => mistake(reading, line, "", "quote")),
    manner,
    table,
  );
  const again = () => goodRows(lines(), manner, table);
  let added: Map<string, FigureRow> | null = null;
  // Only where several rows make one figure they have to be held, to be added.
  reading.rows = reading.tally.twice ? () => (added ??= addedUp(again())).values() : again;
  return reading;
}

function* rowsOf(lines: Iterable<Line>, headerLine: number): Generator<Line> {
  for (const line of lines) if (line.line > headerLine) yield line;
}

/** What holds for the whole file. Where it cannot be told, it is asked, and meanwhile read as is likeliest. */
function decide(
  reading: Reading,
  { columns, header, above, delimiter }: Layout,
  survey: Survey,
  platform: Platform,
  options: ReadingOptions,
): Manner | null {
  const { questions, notes, understood } = reading;
  const spanish = isSpanish(header);
  const decimal = options.decimal ?? decimalOf(survey.numbers, spanish || delimiter === ";" ? "comma" : "point");
  if (decimal === null) questions.push(questionOf("decimal"));
  const { mdy, dmy, either } = survey.orders;
  const seen: DateOrder | null = mdy > 0 && dmy > 0 ? null : mdy > 0 ? "mdy" : dmy > 0 ? "dmy" : null;
  // LinkedIn writes the month first, in whatever language.
  const known = options.dates ?? seen ?? (platform === "linkedin_ads" && dmy === 0 ? "mdy" : null);
  if (known === null && mdy + dmy + either > 0) questions.push(questionOf("dates"));
  const order = known ?? (spanish ? "dmy" : "mdy");
  understood.decimal = decimal ?? "point";
  understood.dates =
    mdy + dmy + either > 0 ? order : columns.day === undefined && columns.from === undefined ? null : "ymd";

  const period = periodOf(columns, above, order, options);
  if (period === null) {
    questions.push(questionOf("period"));
    return null;
  }
  if (period !== "in columns" && !options.from) notes.push(noteOf("period_of_file"));
  const money = [columns.spend, columns.revenue].map((at) => header[at ?? -1] ?? "");
  const inHeader = money.map(headerCurrency).filter((code) => code !== null);
  if (new Set(inHeader).size > 1) questions.push(questionOf("currencies", money));
  const indicator = indicatorOf(survey, columns, options);
  if (columns.results !== undefined && columns.conversions === undefined)
    notes.push(noteOf(indicator === null ? "results_unused" : "results_used", survey.indicators.size));
  return {
    platform,
    columns,
    width: header.length,
    decimal: understood.decimal,
    order,
    account: options.account ?? "",
    currency: inHeader[0] ?? options.currency ?? null,
    dollar: spanish ? null : "USD",
    period: period === "in columns" ? null : period,
    indicator,
    noted: () => undefined,
    campaigns: new Map(),
    days: new Map(),
    idOf: () => null,
  };
}

function periodOf(
  columns: Layout["columns"],
  above: readonly string[],
  order: DateOrder,
  { from, to }: ReadingOptions,
): Manner["period"] | "in columns" {
  if (columns.day !== undefined || columns.from !== undefined) return "in columns";
  if (from !== undefined && to !== undefined && from <= to) return { from, through: to };
  return above.map((text) => periodIn(text, order)).find((found) => found !== null) ?? null;
}

/** Indicators that say that something was sold or signed; a click or a view is no conversion. */
const converts = /purchase|lead|conversion|registration|subscri|compra|registro|cliente potencial/i;

function indicatorOf(survey: Survey, columns: Layout["columns"], { indicator }: ReadingOptions): string | null {
  if (columns.results === undefined || columns.conversions !== undefined) return null;
  if (indicator !== undefined) return survey.indicators.has(indicator) ? indicator : null;
  const [only] = survey.indicators;
  return survey.indicators.size === 1 && only !== undefined && converts.test(only) ? only : null;
}

function* goodRows(lines: Iterable<Line>, manner: Manner, table: Table): Generator<FigureRow> {
  for (const line of lines) {
    const read = kindOf(line, table) === "row" ? readRow(line, manner) : null;
    if (read && "row" in read) yield read.row;
  }
}

function readRows(reading: Reading, lines: Iterable<Line>, manner: Manner, table: Table): void {
  const { tally, questions, notes, understood } = reading;
  const counted = { dollar: 0, broken_ids: 0, no_currency: 0, good: 0, unnamed: 0 };
  const noting = { ...manner, noted: (what: "dollar" | "broken_ids" | "no_currency") => void (counted[what] += 1) };
  for (const line of lines) {
    const kind = kindOf(line, table);
    if (kind === "total") reading.totals += 1;
    if (kind === "total" || kind === "blank") continue;
    reading.rowsRead += 1;
    if (kind === "short") {
      mistake(reading, line.line, understood.header[line.cells.length] ?? "", "short");
      continue;
    }
    const read = readRow(line, noting);
    if (read === null) continue;
    if ("wrong" in read) {
      mistake(reading, line.line, columnOf(reading, read.wrong), read.wrong.code);
      continue;
    }
    tally.add(read.row);
    counted.good += 1;
    if (read.row[3] === "") counted.unnamed += 1;
    if (tally.figures > metricLimits.fileRows) {
      reading.tooMany = true;
      return;
    }
  }
  if (counted.no_currency > 0) questions.push(questionOf("currency"));
  const noted = {
    totals: reading.totals,
    added_together: counted.good - tally.figures,
    ranges: tally.ranges,
    dollar: counted.dollar,
    broken_ids: counted.broken_ids,
    no_account: counted.unnamed,
  } as const;
  for (const [code, n] of Object.entries(noted) as [keyof typeof noted, number][])
    if (n > 0) notes.push(noteOf(code, n));
}

/** The header of what is wrong; "" where it is the whole row, or a column that was mapped and is not there. */
function columnOf({ understood: { header, mapping } }: Reading, { field }: Wrong): string {
  const column = field === null ? "" : (mapping[field] ?? "");
  return header.includes(column) ? column : "";
}

function mistake(reading: Reading, line: number, column: string, code: MistakeName): void {
  reading.bad += 1;
  if (reading.mistakes.length < mostMistakes)
    reading.mistakes.push({ line, column, code, message: mistakeWords[code] });
}
