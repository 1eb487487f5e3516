import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean, type Counted } from "../../../../worker/reports/statistics/mean.ts";
import { finite, threeOf } from "./four.ts";

describe("a mean", () => {
  it("has its t interval", () => {
    const answers: Counted[] = [[1, 5], [2, 10], [3, 20], [4, 40], [5, 25]]; // prettier-ignore
    expect(threeOf(mean(answers))).toEqual([3.7, 3.4806, 3.9194]);
  });

  it("of nothing is null; of one answer it has no interval", () => {
    expect(mean([]).value).toBeNull();
    expect(mean([[4, 0]]).value).toBeNull();
    expect(mean([[4, 1]])).toEqual({ value: 4, low: null, high: null, n: 1, confidence: "none" });
  });

  it("does not leave its scale", () => {
    const two: Counted[] = [[1, 1], [5, 1]]; // prettier-ignore
    expect(mean(two).high).toBeGreaterThan(5);
    expect(threeOf(mean(two, [1, 5]))).toEqual([3, 1, 5]);
  });

  it("keeps its precision where values are large and close", () => {
    const far: Counted[] = [[1e9 + 1, 50], [1e9 + 2, 50]]; // prettier-ignore
    const { low, high } = mean(far);
    const { low: nearLow, high: nearHigh } = mean([[1, 50], [2, 50]]); // prettier-ignore
    expect((high ?? 0) - (low ?? 0)).toBeCloseTo((nearHigh ?? 0) - (nearLow ?? 0), 6);
  });

  it("is held by its interval, which narrows with more of the same answers", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.nat(60)), { maxLength: 7 }), (answers) => {
        const one = mean(answers, [1, 7]);
        expect(finite(one)).toBe(true);
        if (one.value === null || one.low === null || one.high === null) return;
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-12);
        const ten = mean(
          answers.map(([value, n]) => [value, n * 10] as const),
          [1, 7],
        );
        expect((ten.high ?? 0) - (ten.low ?? 0)).toBeLessThanOrEqual(one.high - one.low + 1e-12);
      }),
    );
  });
});
