import { describe, expect, it } from "vitest";
import type { Counted } from "../../../../worker/reports/statistics/mean.ts";
import { meanDifference } from "../../../../worker/reports/statistics/welch.ts";
import { four, threeOf } from "./four.ts";

describe("the difference of two means", () => {
  it("is Welch's: figures of an independent computation", () => {
    const [a, b]: Counted[][] = [[[1, 2], [3, 5], [5, 9], [7, 4]], [[2, 3], [4, 6], [6, 12], [7, 9]]]; // prettier-ignore
    const found = meanDifference(a!, b!);
    expect([...threeOf(found), four(found.z), four(found.p)]).toEqual([1, -0.0136, 2.0136, 1.9989, 0.053]);
    expect(found).toMatchObject({ n: 20, confidence: "low" });
    const [c, d]: Counted[][] = [[[1, 30], [2, 40], [3, 15], [4, 10], [5, 5]], [[1, 5], [2, 10], [3, 20], [4, 3], [5, 2]]]; // prettier-ignore
    const other = meanDifference(c!, d!);
    expect([...threeOf(other), four(other.z), four(other.p)]).toEqual([0.475, 0.096, 0.854, 2.4931, 0.0147]);
  });

  it("changes its sign with the order, and is no test without a spread or with one answer", () => {
    const [a, b]: Counted[][] = [[[1, 3], [2, 4]], [[2, 5], [5, 6]]]; // prettier-ignore
    expect(meanDifference(a!, b!).z).toBeCloseTo(-(meanDifference(b!, a!).z ?? 0), 12);
    expect(meanDifference([[3, 9]], [[4, 9]])).toMatchObject({ value: 1, low: null, z: null, p: null });
    expect(meanDifference([[3, 1]], b!)).toMatchObject({ n: 1, low: null, p: null });
    expect(meanDifference([], b!)).toMatchObject({ value: null, n: 0, p: null });
  });
});
