/** Where the table of a file begins: its delimiter, and the header row below whatever the platform puts above. Pure. */
import type { Mapping, Platform } from "#contract";
import { columnsIn, isHeader, type Columns } from "./columns.ts";
import { csvLines, type Line } from "./csv.ts";

export interface Layout {
  delimiter: string;
  /** The line of the header; null where none was found, and the widest line is shown to choose columns from. */
  headerLine: number | null;
  header: string[];
  columns: Columns;
  /** The lines above, as text: some platforms name the period there. */
  above: string[];
}

const delimiters = [",", ";", "\t"] as const;
const mostLines = 60;

/** Looks at the first lines of the file, once for each delimiter; the header with the most known columns wins. */
export function layoutOf(start: string, platform: Platform, mapping: Mapping): Layout {
  const found = delimiters.map((delimiter) => layoutWith(delimiter, start, platform, mapping));
  return found.reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

const rank = ({ headerLine, columns, header }: Layout): number =>
  headerLine === null ? header.length / 10_000 : Object.keys(columns).length;

function layoutWith(delimiter: string, start: string, platform: Platform, mapping: Mapping): Layout {
  const lines: Line[] = [];
  for (const line of csvLines([start], delimiter)) {
    lines.push({ line: line.line, cells: line.cells.map((cell) => cell.trim()) });
    if (lines.length === mostLines) break;
  }
  for (const [at, { line, cells }] of lines.entries()) {
    const columns = columnsIn(cells, platform, mapping);
    if (isHeader(columns)) return { delimiter, headerLine: line, header: cells, columns, above: textsOf(lines, at) };
  }
  const widest = lines.reduce<string[]>((most, { cells }) => (width(cells) > width(most) ? cells : most), []);
  return { delimiter, headerLine: null, header: widest, columns: {}, above: [] };
}

const width = (cells: readonly string[]): number => cells.filter((cell) => cell !== "").length;
const textsOf = (lines: readonly Line[], before: number): string[] =>
  lines.slice(0, before).flatMap(({ cells }) => [cells.join(", "), ...cells]);
