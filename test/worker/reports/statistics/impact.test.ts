import fc from "fast-check";
import { expect, it } from "vitest";
import { themeImpact } from "../../../../worker/reports/statistics/impact.ts";
import { finite, four } from "./four.ts";

it("a theme of 4/10/26 within 150/80/70 costs 12.5641 points", () => {
  const told = themeImpact({ positive: 4, neutral: 10, negative: 26 }, { positive: 150, neutral: 80, negative: 70 });
  expect([told.impact, told.share, told.score, told.rest].map(four)).toEqual([-12.5641, 0.1333, -55, 39.2308]);
});

it("a theme of nobody or of everybody has no impact to speak of", () => {
  const [nobody, all] = [
    { positive: 0, neutral: 0, negative: 0 },
    { positive: 3, neutral: 2, negative: 1 },
  ];
  expect([themeImpact(nobody, all).impact, themeImpact(all, all).impact, themeImpact(nobody, nobody).impact]).toEqual([
    null,
    null,
    null,
  ]);
});

it("is always its share times what lies between its score and the rest's", () => {
  const counts = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99));
  fc.assert(
    fc.property(counts, counts, ([a, b, c], [d, e, f]) => {
      const told = themeImpact(
        { positive: a, neutral: b, negative: c },
        { positive: a + d, neutral: b + e, negative: c + f },
      );
      expect(finite(told)).toBe(true);
      if (told.impact !== null)
        expect(told.impact).toBeCloseTo((told.share ?? 0) * ((told.score ?? 0) - (told.rest ?? 0)), 9);
    }),
  );
});
