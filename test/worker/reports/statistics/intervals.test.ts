/** The worked vectors, to the fourth decimal. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netScore } from "../../../../worker/reports/statistics/net.ts";
import { share } from "../../../../worker/reports/statistics/share.ts";
import { gauges } from "../../../../worker/reports/scores.ts";

const four = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

describe("a net score", () => {
  it.each([
    [162, 108, 54, 33.3333, 24.9453, 41.1098],
    [5, 3, 2, 30, -19.0506, 65.2045],
    [10, 0, 0, 100, 47.5036, 100],
    [16, 11, 9, 19.4444, -7.3011, 43.1986],
    [220, 130, 150, 14, 6.5053, 21.3277],
  ])("of %i/%i/%i is %f [%f, %f]", (positive, neutral, negative, value, low, high) => {
    const score = netScore(positive, neutral, negative);
    expect([four(score.value), four(score.low), four(score.high)]).toEqual([value, low, high]);
  });

  it("of nothing is null, never zero", () => {
    expect(netScore(0, 0, 0)).toEqual({ value: null, low: null, high: null, n: 0, confidence: "none" });
  });
});

describe("a share", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [18, 20, 0.699, 0.9721],
    [4, 200, 0.0078, 0.0503],
    [30, 30, 0.8865, 1],
  ])("of %i in %i lies in [%f, %f]", (hits, n, low, high) => {
    const { value, ...interval } = share(hits, n);
    expect([four(interval.low), four(interval.high)]).toEqual([low, high]);
    expect(value).toBe(hits / n);
  });

  it("of nothing is null", () => expect(share(0, 0).value).toBeNull());
});

describe("the figures of a row", () => {
  it("reads NPS off a histogram", () => {
    const each = new Map(Array.from({ length: 11 }, (_, value) => [String(value), 1]));
    expect(four(gauges.nps.measure(each).value)).toBe(-45.4545);
  });

  it("leaves who recalls no promise out of the base", () => {
    const answers = new Map([
      ["-2", 3],
      ["-1", 9],
      ["0", 40],
      ["1", 30],
      ["2", 18],
      ["not_recalled", 25],
    ]);
    const kept = gauges.kept.measure(answers);
    const gap = gauges.gap.measure(answers);
    expect([kept.n, four(kept.value), four(kept.low), four(kept.high)]).toEqual([100, 0.88, 0.8019, 0.93]);
    expect([four(gap.value), four(gap.low), four(gap.high)]).toEqual([36, 21.6425, 48.2604]);
  });

  it("says how far a figure carries", () => {
    expect([9, 10, 29, 30].map((n) => share(1, n).confidence)).toEqual(["none", "low", "low", "normal"]);
  });
});

describe("any figure", () => {
  it("stays in its range, holds its share, and narrows with more of the same answers", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (positive, neutral, negative) => {
        const n = positive + neutral + negative;
        fc.pre(n > 0);
        const score = netScore(positive, neutral, negative);
        expect(score.low).toBeGreaterThanOrEqual(-100);
        expect(score.high).toBeLessThanOrEqual(100);
        const part = share(positive, n);
        expect(part.low).toBeLessThanOrEqual(part.value ?? -1);
        expect(part.high).toBeGreaterThanOrEqual(part.value ?? 2);
        const wide = (score.high ?? 0) - (score.low ?? 0);
        const ten = netScore(positive * 10, neutral * 10, negative * 10);
        expect((ten.high ?? 0) - (ten.low ?? 0)).toBeLessThan(wide);
        // Poles swapped, signs swapped.
        expect(netScore(negative, neutral, positive).value).toBeCloseTo(-(score.value ?? 0), 10);
      }),
    );
  });
});
