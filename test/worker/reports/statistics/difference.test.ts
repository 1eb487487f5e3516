import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netDifference, shareDifference } from "../../../../worker/reports/statistics/difference.ts";
import type { Poles } from "../../../../worker/reports/statistics/net.ts";
import { finite, four, threeOf } from "./four.ts";

const hits = (hits: number, n: number) => ({ hits, n });
const poles = (positive: number, neutral: number, negative: number): Poles => ({ positive, neutral, negative });

describe("two shares", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])("%i/%i − %i/%i lies in [%f, %f]", (a, n, b, m, low, high) => {
    const difference = shareDifference(hits(b, m), hits(a, n));
    expect(threeOf(difference)).toEqual([four(a / n - b / m), low, high]);
  });

  it("are tested by N − 1: 56/70 − 48/80 has z 2.6413, p .0083", () => {
    const { z, p } = shareDifference(hits(48, 80), hits(56, 70));
    expect([four(z), four(p)]).toEqual([2.6413, 0.0083]);
    // The plain pooled z, from which it is N/(N − 1) apart.
    expect(four((z ?? 0) * Math.sqrt(150 / 149))).toBe(2.6502);
  });

  it("do not differ where both are all or none, and cannot be compared with nothing", () => {
    expect(shareDifference(hits(0, 12), hits(0, 40))).toMatchObject({ value: 0, z: 0, p: 1, n: 12, confidence: "low" });
    expect(shareDifference(hits(0, 0), hits(3, 4))).toMatchObject({ value: null, z: null, p: null, n: 0 });
  });
});

describe("two net scores", () => {
  it("50/30/20 → 60/25/15: raw +15, adjusted [−6.2473, 35.3735], z 1.3716, p .1702", () => {
    const difference = netDifference(poles(50, 30, 20), poles(60, 25, 15));
    expect([...threeOf(difference), four(difference.z), four(difference.p)]).toEqual([
      15, -6.2473, 35.3735, 1.3716, 0.1702,
    ]);
    expect(four(((difference.low ?? 0) + (difference.high ?? 0)) / 2)).toBe(14.5631);
  });

  it("500/300/200 → 560/280/160: raw +10, z 2.9189, p .0035", () => {
    const { value, z, p } = netDifference(poles(500, 300, 200), poles(560, 280, 160));
    expect([four(value), four(z), four(p)]).toEqual([10, 2.9189, 0.0035]);
  });

  it("cannot be compared with nothing", () =>
    expect(netDifference(poles(1, 2, 3), poles(0, 0, 0))).toMatchObject({ value: null, low: null, z: null, p: null }));
});

describe("any two groups", () => {
  const group = fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)).map(([a, b, c]) => poles(a, b, c));

  it("swapped, swap their signs; figures stay in range and finite", () => {
    fc.assert(
      fc.property(group, group, (first, second) => {
        const compare = [
          [netDifference(first, second), netDifference(second, first), 200],
          [
            shareDifference(
              hits(first.positive, first.positive + first.neutral),
              hits(second.positive, second.positive + second.neutral),
            ),
            shareDifference(
              hits(second.positive, second.positive + second.neutral),
              hits(first.positive, first.positive + first.neutral),
            ),
            1,
          ],
        ] as const;
        for (const [there, back, most] of compare) {
          expect(finite([there, back])).toBe(true);
          if (
            there.value === null ||
            there.low === null ||
            there.high === null ||
            there.z === null ||
            there.p === null
          ) {
            expect(back.value).toBeNull();
            continue;
          }
          expect(back.value).toBeCloseTo(-there.value, 9);
          expect(back.low).toBeCloseTo(-there.high, 9);
          expect(back.z).toBeCloseTo(-there.z, 9);
          expect(back.p).toBeCloseTo(there.p, 9);
          expect(Math.abs(there.value)).toBeLessThanOrEqual(most);
          expect(there.low).toBeGreaterThanOrEqual(-most - 1e-12);
          expect(there.high).toBeLessThanOrEqual(most + 1e-12);
          expect(there.p).toBeGreaterThanOrEqual(0);
          expect(there.p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
