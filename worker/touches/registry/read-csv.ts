/** Reads the small tables of `lists/`, strictly: a malformed row stops the build and is named. */

/** One row by column name, with the line it stands on. */
export type Row<Column extends string> = Record<Column, string> & { line: number };

/** Stops a build with the file and the line at fault. */
export const refuse = (file: string, line: number, why: string): never => {
  throw new Error(`${file}:${line}: ${why}`);
};

/** Splits one line; a field may be quoted, and a doubled quote inside stands for one. */
function fields(text: string, file: string, line: number): string[] {
  const found: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const match = field.exec(text);
    if (!match) return refuse(file, line, `a quote is open or stands inside a bare field: ${text}`);
    found.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (!match[3]) return found;
  }
}

/** The rows of a comma-separated text whose first line must name exactly these columns. */
export function readCsv<const Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
): Row<Column>[] {
  const lines = text.replace(/\n$/, "").split("\n");
  if (lines[0] !== columns.join(",")) refuse(file, 1, `the columns must be ${columns.join(",")}`);
  return lines.slice(1).map((text, index) => {
    const line = index + 2;
    const values = fields(text, file, line);
    if (values.length !== columns.length)
      refuse(file, line, `${columns.length} fields expected, ${values.length} found`);
    return { ...Object.fromEntries(columns.map((column, at) => [column, values[at]])), line } as Row<Column>;
  });
}
