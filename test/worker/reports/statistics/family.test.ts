import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscoveryRates, familyWise } from "../../../../worker/reports/statistics/family.ts";
import { four } from "./four.ts";

/** Benjamini & Hochberg 1995, §4: thrombolysis. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe("many tests", () => {
  it("reject 4 of the published 15 by false discovery rate, 3 by Holm", () => {
    const rejected = (ps: number[]) => ps.filter((p) => p <= 0.05).length;
    expect([rejected(falseDiscoveryRates(published)), rejected(familyWise(published))]).toEqual([4, 3]);
  });

  it("have q-values in the order given", () =>
    expect(falseDiscoveryRates([0.008, 0.03, 0.123, 0.6, 0.2]).map(four)).toEqual([0.04, 0.075, 0.205, 0.6, 0.25]));

  it("have Holm's p-values in the order given", () =>
    expect(familyWise([0.03, 0.01, 0.04]).map(four)).toEqual([0.06, 0.03, 0.06]));

  it("of none are none", () => expect([falseDiscoveryRates([]), familyWise([])]).toEqual([[], []]));

  it("never gain: p ≤ q ≤ Holm ≤ 1, in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (ps) => {
        const [qs, holm] = [falseDiscoveryRates(ps), familyWise(ps)];
        for (const [at, p] of ps.entries()) {
          const [q = -1, h = -1] = [qs[at], holm[at]];
          expect(q).toBeGreaterThanOrEqual(p);
          expect(h).toBeGreaterThanOrEqual(q - 1e-15);
          expect(h).toBeLessThanOrEqual(1);
          for (const [other, r] of ps.entries()) if (p < r) expect(q).toBeLessThanOrEqual(qs[other] ?? -1);
        }
      }),
    );
  });
});
