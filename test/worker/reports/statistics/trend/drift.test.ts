import { describe, expect, it } from "vitest";
import { cusum } from "../../../../../worker/reports/statistics/trend/drift.ts";
import { four } from "../four.ts";

/** Montgomery, "Introduction to Statistical Quality Control", table 9.1. */
const shifted = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
  8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
];
/** Montgomery & Runger, "Applied Statistics and Probability for Engineers", example 16-6. */
const steady = [
  102, 94.8, 98.3, 98.4, 102, 98.5, 99, 97.7, 100, 98.1, 101.3, 98.7, 101.1, 98.4, 97, 96.7, 100.3, 101.4, 97.2, 101,
];

describe("the tabular CUSUM", () => {
  it("meets Montgomery's table: C⁺ of 5.28 after a run of 7 signals at period 29", () => {
    const chart = cusum(shifted, { target: 10, k: 0.5, h: 5 });
    expect([four(chart.upper[28]), chart.upperRun[28]]).toEqual([5.28, 7]);
    expect(chart.signal).toEqual({ at: 28, change: 22, side: "up" });
  });

  it("meets Montgomery & Runger's example: no signal", () => {
    const chart = cusum(steady, { target: 99, k: 1, h: 10 });
    expect([four(chart.lower[1]), four(chart.lower[15])]).toEqual([3.2, 2.3]);
    expect(chart.signal).toBeNull();
  });

  it("falls as it rises", () => {
    const chart = cusum(
      shifted.map((value) => -value),
      { target: -10, k: 0.5, h: 5 },
    );
    expect(chart.signal).toEqual({ at: 28, change: 22, side: "down" });
  });

  it("learns nothing from a period without an answer", () => {
    const [whole, gaps] = [cusum([3, 3, 3]), cusum([null, 3, null, 3, null, 3])];
    expect(gaps.upper.at(-1)).toBe(whole.upper.at(-1));
    expect([whole.signal, gaps.signal]).toEqual([
      { at: 2, change: 0, side: "up" },
      { at: 5, change: 1, side: "up" },
    ]);
  });
});
