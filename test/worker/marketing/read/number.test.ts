/** Numbers as files hold them: what is written with a mark is read back with it, and never another number. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalOf, noEvidence, numberOf, weigh } from "../../../../worker/marketing/read/number.ts";

const marks = { point: [",", "."], comma: [".", ","] } as const;
const grouped = (units: number, mark: string): string => String(units).replace(/\B(?=(\d{3})+$)/g, mark);
const decimal = fc.constantFrom("point", "comma");

describe("a number", () => {
  it("is read back whatever way it was written, with or without thousands, sign and currency", () => {
    fc.assert(
      fc.property(
        decimal,
        fc.nat(99_999_999),
        fc.nat(99),
        fc.boolean(),
        fc.constantFrom("", "-"),
        fc.constantFrom(["", ""], ["$", ""], ["", " €"], ["US$", ""], ["EUR ", ""], [" ", "\u00a0"]),
        (mark, units, cents, thousands, minus, [before = "", after = ""]) => {
          const [group, point] = marks[mark as "point"];
          const written = `${before}${minus}${thousands ? grouped(units, group) : units}${point}${String(cents).padStart(2, "0")}${after}`;
          expect(numberOf(written, mark as "point")).toBeCloseTo((minus ? -1 : 1) * (units + cents / 100), 6);
        },
      ),
    );
  });

  it("tells the mark of its file, unless it can be either", () => {
    fc.assert(
      fc.property(decimal, fc.nat(9_999_999), fc.nat(99), (mark, units, cents) => {
        const [group, point] = marks[mark as "point"];
        const evidence = noEvidence();
        weigh(evidence, `${grouped(units, group)}${point}${String(cents).padStart(2, "0")}`, false);
        expect(decimalOf(evidence)).toBe(mark);
      }),
    );
  });

  it("is none where something else stands there", () => {
    for (const cell of ["", "nueve", "12,34", "1.2.3", "1,2,3", "1..2", "$", "5%", "12e3", "2026-03-01", "--5--"])
      expect([cell, numberOf(cell, "point")]).toEqual([cell, null]);
  });
});
