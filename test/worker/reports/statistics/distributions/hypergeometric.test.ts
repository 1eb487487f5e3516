import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { midP } from "../../../../../worker/reports/statistics/distributions/hypergeometric.ts";

const of = (hits: number, n: number, accountHits: number, accountN: number) => midP({ hits, n, accountHits, accountN });

describe("the hypergeometric mid-p", () => {
  it("of the worked vector, 33/60 against 480/600, is .0000207", () =>
    expect(of(33, 60, 513, 660).low.toFixed(7)).toBe("0.0000207"));

  // By whole-number arithmetic with binomial coefficients, exact.
  it.each([
    [33, 60, 513, 660, 2.0736927925896667e-5, 0.9999792630720741],
    [0, 10, 3, 30, 0.14039408866995073, 0.8596059113300493],
    [3, 10, 3, 30, 0.9852216748768473, 0.014778325123152709],
    [25, 40, 448, 577, 0.012502490693717411, 0.9874975093062826],
    [78, 140, 448, 577, 5.536981046890284e-12, 0.999999999994463],
    [150, 2000, 3000, 20_000, 5.745288385378964e-27, 1],
    [700, 2000, 3000, 20_000, 1, 2.1464958439911203e-124],
  ])("of %i/%i in %i/%i is %f and %f", (hits, n, accountHits, accountN, low, high) => {
    const p = of(hits, n, accountHits, accountN);
    expect(p.low / low).toBeCloseTo(1, 8);
    expect(p.high / high).toBeCloseTo(1, 8);
  });

  // SciPy's figures; its own tails are good to some nine digits here.
  it.each([
    [399_000, 500_000, 800_000, 1_000_000, 2.8662648320140344e-7, "low"],
    [400_300, 500_000, 800_000, 1_000_000, 0.06680774262032965, "high"],
    [700, 1000, 800_000, 1_000_000, 2.912616043818323e-14, "low"],
  ] as const)("stays exact and quick in an account of a million: %i/%i", (hits, n, accountHits, accountN, p, side) => {
    const started = performance.now();
    expect(of(hits, n, accountHits, accountN)[side] / p).toBeCloseTo(1, 6);
    expect(performance.now() - started).toBeLessThan(20);
  });

  it("says nothing where the group is everybody, nobody, or nothing varies", () => {
    expect([of(5, 9, 5, 9), of(0, 0, 5, 9)]).toEqual([
      { low: 0.5, high: 0.5 },
      { low: 0.5, high: 0.5 },
    ]);
    expect(of(4, 4, 9, 9).low).toBeCloseTo(0.5, 10);
    expect(of(0, 4, 0, 9).high).toBeCloseTo(0.5, 10);
  });

  it("lies between 0 and 1, both sides make 1, and turning hits into misses turns the sides", () => {
    const tables = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(tables, ([hits, misses, otherHits, otherMisses]) => {
        const n = hits + misses;
        const all = n + otherHits + otherMisses;
        const p = of(hits, n, hits + otherHits, all);
        expect(p.low).toBeGreaterThanOrEqual(0);
        expect(p.high).toBeGreaterThanOrEqual(0);
        expect(p.low + p.high).toBeCloseTo(1, 12);
        expect(of(misses, n, misses + otherMisses, all).high).toBeCloseTo(p.low, 9);
      }),
    );
  });
});
