import { describe, expect, it } from "vitest";
import {
  compareByStratum,
  standardisedRate,
  type Strata,
} from "../../../../../worker/reports/statistics/mix/strata.ts";
import { four } from "../four.ts";

const strata = (of: Record<string, readonly [hits: number, n: number]>): Strata =>
  new Map(Object.entries(of).map(([stratum, [hits, n]]) => [stratum, { hits, n }]));

/** Charig et al. 1986: two treatments of kidney stones, by the stones' size. */
const open = strata({ small: [81, 87], large: [192, 263] });
const closed = strata({ small: [234, 270], large: [55, 80] });

describe("a comparison by stratum", () => {
  it("flips for kidney stones: crude .7800/.8257, standardised .8325/.7789", () => {
    const told = compareByStratum(open, closed);
    expect(told.crude.map(four)).toEqual([0.78, 0.8257]);
    expect(told.standardised.map(four)).toEqual([0.8325, 0.7789]);
    expect(told.flips).toBe(true);
  });

  it("swapped, still flips", () => {
    const told = compareByStratum(closed, open);
    expect([told.standardised.map(four), told.flips]).toEqual([[0.7789, 0.8325], true]);
  });

  it("is explained where each touchpoint is as good on both sides", () => {
    const [hard, easy] = [
      strata({ returns: [60, 100], checkout: [19, 20] }),
      strata({ returns: [12, 20], checkout: [95, 100] }),
    ];
    expect(compareByStratum(hard, easy)).toMatchObject({ flips: false, explained: true });
    expect(compareByStratum(easy, hard)).toMatchObject({ flips: false, explained: true });
    const worse = strata({ returns: [30, 100], checkout: [13, 20] });
    expect(compareByStratum(worse, easy)).toMatchObject({ flips: false, explained: false });
  });

  it("folds strata under 10 answers into one, on both sides", () => {
    const thin = strata({ a: [8, 10], b: [3, 5], c: [2, 6] });
    const thick = strata({ a: [50, 100], b: [40, 50], c: [10, 50] });
    const folded = compareByStratum(strata({ a: [8, 10], other: [5, 11] }), strata({ a: [50, 100], other: [50, 100] }));
    expect(compareByStratum(thin, thick).standardised.map(four)).toEqual(folded.standardised.map(four));
  });

  it("leaves out a stratum that one side never met, and knows nothing of nobody", () => {
    const [one, two] = [strata({ a: [5, 10] }), strata({ a: [8, 10], b: [0, 50] })];
    expect(compareByStratum(one, two).standardised).toEqual([0.5, 0.8]);
    expect(compareByStratum(one, strata({}))).toEqual({
      crude: [0.5, null],
      standardised: [null, null],
      flips: false,
      explained: false,
    });
  });
});

it("a rate is standardised to the account's mix", () => {
  expect(four(standardisedRate(open, new Map([["small", 357], ["large", 343]])))).toBe(0.8325); // prettier-ignore
  expect(standardisedRate(strata({}), new Map([["small", 3]]))).toBeNull();
});
