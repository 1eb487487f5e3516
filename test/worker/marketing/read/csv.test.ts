/** The reader of CSV: whatever is written by the rules is read back, in whatever pieces it comes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLines } from "../../../../worker/marketing/read/csv.ts";

const read = (text: string, delimiter = ",", size = text.length + 1): string[][] => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return [...csvLines(pieces, delimiter)].map(({ cells }) => cells);
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const awkward = fc
  .array(fc.constantFrom(..."aé,;\t\"\r\n '0😀".split("")), { maxLength: 8 })
  .map((parts) => parts.join(""));
const table = fc.array(fc.array(awkward, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
const delimiters = fc.constantFrom(",", ";", "\t");
const ends = fc.constantFrom("\n", "\r\n", "\r");
const sizes = fc.integer({ min: 1, max: 7 });

describe("the reader of CSV", () => {
  it("reads back what is quoted by RFC 4180, for any delimiter and line end, cut anywhere", () => {
    fc.assert(
      fc.property(table, delimiters, ends, sizes, fc.boolean(), (rows, delimiter, end, size, closed) => {
        const text = rows.map((cells) => cells.map(quoted).join(delimiter)).join(end) + (closed ? end : "");
        expect(read(text, delimiter, size)).toEqual(rows);
      }),
    );
  });

  it("reads back what needs no quotes and has none", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aé 0.'-"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(plain, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        delimiters,
        ends,
        sizes,
        (rows, delimiter, end, size) => {
          expect(read(rows.map((cells) => cells.join(delimiter)).join(end), delimiter, size)).toEqual(rows);
        },
      ),
    );
  });

  it("takes any text without failing, and reads it alike whether it comes whole or in pieces", () => {
    fc.assert(
      fc.property(awkward, awkward, delimiters, sizes, (a, b, delimiter, size) => {
        expect(read(a + b, delimiter, size)).toEqual(read(a + b, delimiter));
      }),
    );
  });

  it("says on which line of the file each row begins, also after a cell of several lines", () => {
    const lines = [...csvLines(['a,b\r\n"x\r\ny\nz",1\r\n\r\nlast,2'], ",")];
    expect(lines.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "a"],
      [2, "x\r\ny\nz"],
      [5, ""],
      [6, "last"],
    ]);
  });

  it("takes a quote inside a bare cell for a letter, and what follows a closing one for more of the cell", () => {
    expect(read('5" screen,"a"b,"c""d"')).toEqual([['5" screen', "ab", 'c"d']]);
  });

  it("tells of a quote that is never closed", () => {
    const open: number[] = [];
    expect([...csvLines(['a\n"b,c\nd'], ",", (line) => open.push(line))].map(({ cells }) => cells)).toEqual([
      ["a"],
      ["b,c\nd"],
    ]);
    expect(open).toEqual([2]);
  });
});
