/**
 * CSV by RFC 4180, with a byte order mark for spreadsheets. Every cell is quoted; text that a spreadsheet would run
 * as a formula gets a leading apostrophe; numbers stay numbers.
 */
type Cell = string | number | null;

const risky = /^[=+\-@\t\r＝＋－＠]/;

const cellText = (cell: Cell): string => {
  if (cell === null) return '""';
  if (typeof cell === "number") return `"${Number.isFinite(cell) ? String(cell) : ""}"`;
  const safe = risky.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
};

export const csvLine = (row: readonly Cell[]): string => `${row.map(cellText).join(",")}\r\n`;
/** The mark and the header, with which a stream of lines begins. */
export const csvStart = (header: readonly string[]): string => `\uFEFF${csvLine(header)}`;

export const toCsv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  csvStart(header) + rows.map(csvLine).join("");

export const csvHeaders = (name: string): Record<string, string> => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name.replace(/[^A-Za-z0-9._-]/g, "_")}"`,
  "cache-control": "no-store",
});
