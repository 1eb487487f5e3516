import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  minorDigits,
  ratiosOf,
  totalOf,
  type Volume,
} from "../../../../../worker/reports/statistics/promise/ratios.ts";
import { finite, four } from "../four.ts";

const nothing: Volume = {
  currency: "EUR",
  impressions: null,
  reach: null,
  clicks: null,
  spendMinor: null,
  conversions: null,
  revenueMinor: null,
};
const a: Volume = {
  ...nothing,
  impressions: 120_000,
  clicks: 2400,
  spendMinor: 96_000,
  conversions: 60,
  revenueMinor: 420_000,
};
const b: Volume = {
  ...nothing,
  impressions: 30_000,
  clicks: 1500,
  spendMinor: 24_000,
  conversions: 15,
  revenueMinor: 60_000,
};

describe("marketing ratios", () => {
  it("of one row", () => {
    const { ctr, cpc, cpm, cvr, cpa, roas, aov } = ratiosOf([a]);
    expect([ctr, cpc, cpm, cvr, cpa, roas, aov].map(four)).toEqual([0.02, 0.4, 8, 0.025, 16, 4.375, 70]);
  });

  it("of several are ratios of sums, not means of ratios", () => {
    const { ctr, roas } = ratiosOf([a, b]);
    expect([ctr, roas].map(four)).toEqual([0.026, 4]);
  });

  it("know what was not imported from 0, and take each ratio over the rows that have both parts", () => {
    const clicksOnly = { ...nothing, spendMinor: 50_000, clicks: 100 };
    expect(four(ratiosOf([a, clicksOnly]).roas)).toBe(4.375);
    expect(ratiosOf([clicksOnly]).roas).toBeNull();
    expect(ratiosOf([{ ...clicksOnly, revenueMinor: 0 }]).roas).toBe(0);
    expect(ratiosOf([{ ...nothing, clicks: 5, impressions: 0 }]).ctr).toBeNull();
  });

  it("take reach as the greatest, and frequency of one row alone", () => {
    const [first, second] = [
      { ...a, reach: 40_000 },
      { ...b, reach: 10_000 },
    ];
    expect([totalOf([first, second]).reach, ratiosOf([first]).frequency, ratiosOf([first, second]).frequency]).toEqual([
      40_000,
      3,
      null,
    ]);
  });

  it("add no currencies: money is null, counts still add up", () => {
    const total = totalOf([a, { ...b, currency: "USD" }]);
    expect(total).toMatchObject({
      currency: null,
      spendMinor: null,
      revenueMinor: null,
      clicks: 3900,
      conversions: 75,
    });
    expect(ratiosOf([a, { ...b, currency: "USD" }])).toMatchObject({
      cpa: null,
      cpc: null,
      cpm: null,
      roas: null,
      ctr: 0.026,
    });
  });

  it("are in major units, of as many digits as the currency has", () => {
    expect(["EUR", "JPY", "KWD"].map(minorDigits)).toEqual([2, 0, 3]);
    expect(ratiosOf([{ ...a, currency: "JPY" }]).cpa).toBe(1600);
  });

  it("add up whatever the order, and never give NaN", () => {
    const figure = fc.option(fc.nat(100_000), { nil: null });
    const row = fc.record({
      currency: fc.constantFrom("EUR", "USD", null),
      impressions: figure,
      reach: figure,
      clicks: figure,
      spendMinor: figure,
      conversions: figure,
      revenueMinor: figure,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(finite([ratiosOf(rows), totalOf(rows)])).toBe(true);
        expect(totalOf(rows.toReversed())).toEqual(totalOf(rows));
      }),
    );
  });
});
