import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costPer, keptMoney } from "../../../../../worker/reports/statistics/promise/money.ts";
import { share } from "../../../../../worker/reports/statistics/share.ts";
import { finite, four, threeOf } from "../four.ts";

describe("what a kept promise costs", () => {
  it("A and B have the same cost per acquisition; B's kept promise costs 2.2 times A's", () => {
    expect([
      threeOf(costPer(16, share(88, 100))),
      threeOf(costPer(16, share(50, 100))),
      threeOf(costPer(16, share(24, 60))),
      four(costPer(16, share(12, 60)).value),
    ]).toEqual([[18.1818, 17.2042, 19.9531], [32, 26.8381, 39.6205], [40, 30.3986, 56.0038], 80]);
  });

  it("spend on broken promises is 115.20, the kept ROAS 3.85, the kept customers 52.8", () => {
    const money = keptMoney({ conversions: 60, spend: 960, roas: 4.375 }, share(88, 100));
    expect([money.onBrokenPromises, money.keptRoas, money.keptCustomers].map(four)).toEqual([115.2, 3.85, 52.8]);
  });

  it("of a promise never kept is unknown, but no less than its lower end", () => {
    const { value, low, high } = costPer(16, share(0, 20));
    expect([value, four(low), high]).toEqual([null, 99.3017, null]);
  });

  it("is null where marketing or answers are missing", () => {
    expect(costPer(null, share(3, 4))).toMatchObject({ value: null, low: null, high: null, n: 4 });
    expect(costPer(16, share(0, 0))).toMatchObject({ value: null, n: 0 });
    expect(keptMoney({ conversions: null, spend: 9, roas: null }, share(0, 0))).toEqual({
      keptCustomers: null,
      onBrokenPromises: null,
      keptRoas: null,
    });
  });

  it("stays finite and within its ends", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(300), fc.nat(300), (cpa, kept, broken) => {
        const cost = costPer(cpa, share(kept, kept + broken));
        expect(finite(cost)).toBe(true);
        if (cost.value === null) return;
        expect(cost.low).toBeLessThanOrEqual(cost.value);
        expect(cost.high).toBeGreaterThanOrEqual(cost.value);
      }),
    );
  });
});
