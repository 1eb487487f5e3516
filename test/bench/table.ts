/** The benchmark's one table: what, how much, against what, the mark. */
export interface Row {
  what: string;
  value: string;
  against: string;
  mark: string;
  met: boolean;
}

export function printTable(rows: readonly Row[]): void {
  const header: Row = { what: "what", value: "measured", against: "against", mark: "mark", met: true };
  const names = ["what", "value", "against", "mark"] as const;
  const widths = names.map((name) => Math.max(...[header, ...rows].map((row) => row[name].length)));
  const line = (row: Row, sign: string) =>
    `${names.map((name, at) => row[name].padEnd(widths[at] ?? 0)).join("  ")}  ${sign}`;
  console.log(line(header, ""));
  console.log(widths.map((width) => "–".repeat(width)).join("  "));
  for (const row of rows) console.log(line(row, row.mark === "–" ? "" : row.met ? "met" : "MISSED"));
}
