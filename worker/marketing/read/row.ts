/** One row of a file as a figure, or what is wrong with it. Pure. */
import { currencies, type MetricField, type MistakeName, type Platform } from "#contract";
import { minorDigits } from "../../reports/statistics/promise/ratios.ts";
import { keyOf, type FigureRow } from "./key.ts";
import type { Columns } from "./columns.ts";
import type { Line } from "./csv.ts";
import { dayIn, type DateOrder } from "./day.ts";
import { currencyIn, isMissing, numberOf, type DecimalMark } from "./number.ts";
import { cellAt } from "./survey.ts";

/** What was decided of the file as a whole. */
export interface Manner {
  platform: Platform;
  columns: Columns;
  width: number;
  decimal: DecimalMark;
  order: DateOrder;
  account: string;
  /** Of the file where no cell names one: in a header, or as the caller says. */
  currency: string | null;
  /** What a bare $ stands for, where nothing else says it; null where nobody can know. */
  dollar: string | null;
  /** The days of a file that has no column for them. */
  period: { from: string; through: string } | null;
  /** The indicator whose results are conversions. */
  indicator: string | null;
  /** The id that a campaign without one is known to have. */
  idOf: (account: string, key: string) => string | null;
  /** Called for what is worth a note. */
  noted: (what: "dollar" | "broken_ids" | "no_currency") => void;
  /** Names and days are few and rows are many. */
  campaigns: Map<string, Campaign>;
  days: Map<string, string | null>;
}

interface Campaign {
  campaign: string;
  campaignId: string | null;
  key: string;
}
export interface Wrong {
  field: MetricField | null;
  code: MistakeName;
}
export type RowReading = { row: FigureRow } | { wrong: Wrong } | null;

/** A row, what is wrong with it, or null where it tells nothing at all. */
export function readRow(line: Line, manner: Manner): RowReading {
  const { columns, width } = manner;
  const wrong = (field: MetricField | null, code: MistakeName): RowReading => ({ wrong: { field, code } });
  if (line.cells.length > width && line.cells.slice(width).some((cell) => cell.trim() !== ""))
    return wrong(null, "cells");

  const written = nameIn(line, columns.campaign);
  const ownId = idIn(line, manner);
  if (written === "" && ownId === null) return wrong("campaign", "campaign");
  if (written.length > 255) return wrong("campaign", "long");
  const days = daysIn(line, manner);
  if ("wrong" in days) return days;

  const numbers: Partial<Record<MetricField, number | null>> = {};
  for (const field of figures) {
    const number = figureIn(line, field, manner);
    if (typeof number === "string") return wrong(field, number);
    numbers[field] = number;
  }
  const { impressions = null, reach = null, clicks = null, spend = null, revenue = null } = numbers;
  const conversions = numbers.conversions ?? resultsIn(line, manner, numbers.results ?? null);
  if ([impressions, reach, clicks, spend, conversions, revenue].every((number) => number === null)) return null;

  const currency = currencyOf(line, manner);
  if (currency === null) return wrong("currency", "currency");
  const account = (nameIn(line, columns.account) || manner.account).slice(0, 255);
  const { campaign, campaignId, key } = campaignOf(manner, written, ownId, account);
  const scale = 10 ** digitsOf(currency);
  return {
    row: [
      days.from,
      days.through,
      manner.platform,
      account,
      key,
      currency,
      campaign,
      campaignId,
      impressions,
      reach,
      clicks,
      inMinor(spend, scale),
      conversions,
      inMinor(revenue, scale),
    ],
  };
}

const figures = ["impressions", "reach", "clicks", "spend", "conversions", "revenue", "results"] as const;
const wholeOnes: readonly MetricField[] = ["impressions", "reach", "clicks"];

const nameIn = (line: Line, at: number | undefined): string => {
  const name = cellAt(line, at).replace(/\s+/g, " ");
  return isMissing(name) ? "" : name;
};

/** A spreadsheet cuts long ids down to 1.2E+17: such a one is nobody's. */
function idIn(line: Line, { columns, noted }: Manner): string | null {
  const id = nameIn(line, columns.campaignId).replace(/^c:(?=\d)/, "");
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(id)) {
    noted("broken_ids");
    return null;
  }
  return id === "" ? null : id.slice(0, 255);
}

/** A campaign is worked out once: there are few, and a name that is a piece of the file would hold on to all of it. */
function campaignOf({ campaigns, idOf }: Manner, written: string, ownId: string | null, account: string): Campaign {
  const name = `${account}\n${ownId ?? ""}\n${written}`;
  let known = campaigns.get(name);
  if (!known) {
    const campaignId = ownId ?? idOf(account, keyOf(written, null));
    known = { campaign: written || `#${campaignId}`, campaignId, key: keyOf(written, campaignId) };
    campaigns.set(name, known);
  }
  return known;
}

function dayAt(line: Line, at: number | undefined, { order, days }: Manner): string | null {
  const cell = cellAt(line, at);
  let day = days.get(cell);
  if (day === undefined) days.set(cell, (day = dayIn(cell, order)));
  return day;
}

function daysIn(line: Line, manner: Manner): { from: string; through: string } | { wrong: Wrong } {
  const { columns, period } = manner;
  const start = columns.day === undefined ? ("from" as const) : ("day" as const);
  if (columns[start] === undefined) return period ?? { wrong: { field: null, code: "day" } };
  const from = dayAt(line, columns[start], manner);
  if (from === null) return { wrong: { field: start, code: "day" } };
  // Beside a column for the day, the report's own first and last day say nothing of the row.
  if (columns.through === undefined || (columns.day !== undefined && columns.from !== undefined))
    return { from, through: from };
  const through = dayAt(line, columns.through, manner);
  if (through === null) return { wrong: { field: "through", code: "day" } };
  return through < from ? { wrong: { field: "through", code: "order" } } : { from, through };
}

function figureIn(line: Line, field: MetricField, { columns, decimal }: Manner): number | null | MistakeName {
  const cell = cellAt(line, columns[field]);
  if (isMissing(cell)) return null;
  const number = numberOf(cell, decimal);
  if (number === null || Math.abs(number) > 1e13) return "number";
  if (wholeOnes.includes(field) && !Number.isInteger(number)) return "whole";
  if (number < 0 && field !== "spend" && field !== "revenue") return "negative";
  return number;
}

/** Results mean something else for each indicator: only those of one that counts as the conversion are taken. */
function resultsIn(line: Line, { columns, indicator }: Manner, results: number | null): number | null {
  if (columns.conversions !== undefined || indicator === null) return null;
  return cellAt(line, columns.indicator) === indicator ? results : null;
}

function currencyOf(line: Line, { columns, currency, dollar, noted }: Manner): string | null {
  const cell = cellAt(line, columns.currency).toUpperCase();
  if (!isMissing(cell)) return currencies.has(cell) ? cell : null;
  if (currency !== null) return currency;
  const written = currencyIn(cellAt(line, columns.spend)) ?? currencyIn(cellAt(line, columns.revenue));
  if (written === "$" && dollar !== null) noted("dollar");
  const code = written === "$" ? dollar : written;
  if (code !== null && currencies.has(code)) return code;
  // Not the row's mistake: the file has to be asked about, and is shown meanwhile.
  noted("no_currency");
  return noCurrency;
}
/** ISO 4217's own code for none. */
const noCurrency = "XXX";

const digits = new Map<string, number>();
function digitsOf(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) digits.set(currency, (known = minorDigits(currency)));
  return known;
}

/** What is finer than the currency's own parts is rounded, a half up; 1.005 is no less than that for being a float. */
const inMinor = (money: number | null, scale: number): number | null =>
  money === null ? null : Math.round(money * scale * (1 + 4 * Number.EPSILON)) + 0;
