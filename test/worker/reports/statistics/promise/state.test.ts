import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marketingFigures, percentiles } from "../../../../../worker/reports/statistics/promise/indices.ts";
import type { Volume } from "../../../../../worker/reports/statistics/promise/ratios.ts";
import { standings, type Campaign } from "../../../../../worker/reports/statistics/promise/state.ts";
import { share } from "../../../../../worker/reports/statistics/share.ts";
import { finite, four, threeOf } from "../four.ts";

const campaign = (hits: number, n: number, figure: number | null = null): Campaign => ({ hits, n, figure });

/** brand-search, black-friday, influencer-a, newsletter, retargeting, tiktok-test. */
const six = [
  campaign(184, 210, 6.1),
  campaign(78, 140, 7.4),
  campaign(25, 40, 2.2),
  campaign(96, 100, 3),
  campaign(60, 75, 5.2),
  campaign(5, 12, 9),
];

describe("the state of a campaign", () => {
  it("is that of the worked vector", () => {
    const told = standings(six);
    expect(told.map(({ state }) => state)).toEqual([
      "trust_builder",
      "over_promise",
      "under_delivery",
      "hidden_gem",
      "in_line",
      "insufficient",
    ]);
    const [search, friday, influencer, newsletter, retargeting, test] = told;
    expect(threeOf(share(78, 140))).toEqual([0.5571, 0.4744, 0.6368]);
    expect([friday?.rest, friday?.promiseGap].map(four)).toEqual([0.8467, 66.6667]);
    expect(four(influencer?.q)).toBe(0.0313);
    expect(four(newsletter?.promiseGap)).toBe(-66.6667);
    expect(four(retargeting?.q)).toBe(0.5116);
    expect([test?.q, test?.missing]).toEqual([null, 18]);
    // SciPy's hypergeometric tails, corrected over the five.
    expect((search?.q ?? 0) / 9.870362607612856e-6).toBeCloseTo(1, 6);
    expect((friday?.q ?? 0) / 2.7684905234451403e-11).toBeCloseTo(1, 6);
    expect((newsletter?.q ?? 0) / 1.2681120172512283e-7).toBeCloseTo(1, 6);
  });

  it("counts every other answer as the rest, those of no campaign too", () => {
    const [first] = standings(six, { elsewhere: { hits: 40, n: 100 } });
    expect(first?.rest).toBeCloseTo((448 + 40 - 184) / (577 + 100 - 210), 12);
  });

  it("needs five points as well as a small q", () => {
    const [large] = standings([campaign(79_000, 100_000, 1), campaign(40_800, 50_000, 2), campaign(41_200, 50_000, 3)]);
    expect([large?.state, (large?.q ?? 1) < 1e-20]).toEqual(["in_line", true]);
  });

  it("is read against the target where fewer than three have 30 answers", () => {
    const states = (...campaigns: Campaign[]) => standings(campaigns).map(({ state, q }) => [state, q]);
    expect(states(campaign(40, 80, 9), campaign(98, 100, 1), campaign(4, 5, 2))).toEqual([
      ["over_promise", null],
      ["hidden_gem", null],
      ["insufficient", null],
    ]);
    expect(states(campaign(80, 100, 9))).toEqual([["in_line", null]]);
    expect(standings([campaign(80, 100, 9)], { target: 0.95 })[0]?.state).toBe("over_promise");
    expect(standings([campaign(80, 100, 9)])[0]?.rest).toBeNull();
  });

  it("claims nothing about marketing where there is no figure", () => {
    const bare = six.map(({ hits, n }) => campaign(hits, n));
    expect(standings(bare).map(({ state }) => state)).toEqual([
      "trust_builder",
      "under_delivery",
      "under_delivery",
      "trust_builder",
      "in_line",
      "insufficient",
    ]);
    expect(standings(bare)[1]).toMatchObject({ marketingIndex: null, promiseGap: null });
  });

  it("of no campaigns is none; of one without answers, insufficient", () => {
    expect(standings([])).toEqual([]);
    expect(standings([campaign(0, 0, 3)])).toEqual([
      {
        state: "insufficient",
        q: null,
        rest: null,
        missing: 30,
        marketingIndex: 50,
        experienceIndex: null,
        promiseGap: null,
      },
    ]);
  });

  it("follows the campaign, not its place, and is always finite", () => {
    const drawn = fc
      .tuple(fc.nat(300), fc.nat(100), fc.option(fc.nat(20), { nil: null }))
      .map(([hits, misses, figure]) => campaign(hits, hits + misses, figure));
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 12 }), (campaigns) => {
        const told = standings(campaigns);
        expect(finite(told)).toBe(true);
        expect(standings(campaigns.toReversed()).toReversed()).toEqual(told);
        for (const { promiseGap, q, state } of told) {
          if (promiseGap !== null) expect(Math.abs(promiseGap)).toBeLessThanOrEqual(100);
          if (q !== null) expect(q).toBeLessThanOrEqual(1);
          if (q !== null && q > 0.05) expect(state).toBe("in_line");
        }
      }),
    );
  });

  it("swapping what two campaigns were told swaps the signs of their gaps", () => {
    const [first, second] = standings([campaign(50, 100, 1), campaign(90, 100, 2)]);
    const [turned, other] = standings([campaign(90, 100, 1), campaign(50, 100, 2)]);
    expect([first?.promiseGap, second?.promiseGap]).toEqual([0, 0]);
    expect([turned?.promiseGap, other?.promiseGap]).toEqual([-50, 50]);
  });
});

describe("percentiles", () => {
  it("are mid-ranks; equals share theirs, and what is missing has none", () => {
    expect(percentiles([1, 2, 2, null, 9])).toEqual([12.5, 50, 50, null, 87.5]);
    expect(percentiles([])).toEqual([]);
    expect(percentiles([7])).toEqual([50]);
  });
});

describe("the marketing figure", () => {
  const volume = (of: Partial<Volume>): Volume[] => [
    {
      currency: "EUR",
      impressions: 1000,
      reach: null,
      clicks: 100,
      spendMinor: 1000,
      conversions: null,
      revenueMinor: null,
      ...of,
    },
  ];

  it("is ROAS where 80 % of the spend has revenue", () => {
    const four = [1, 2, 3, 4].map((times) => volume({ revenueMinor: 1000 * times }));
    expect(marketingFigures([...four, volume({})])).toEqual({ by: "roas", figures: [1, 2, 3, 4, null] });
    expect(marketingFigures([...four, volume({ spendMinor: 1001 })]).by).not.toBe("roas");
  });

  it("is ROAS only if that holds in every currency", () => {
    const rows = [volume({ revenueMinor: 900_000, spendMinor: 99_000 }), volume({ currency: "USD" })];
    expect(marketingFigures(rows).by).toBe("ctr");
  });

  it("is CVR where conversions are there, else CTR, else whatever there is", () => {
    expect(marketingFigures([volume({ conversions: 4 }), volume({ conversions: 5 })])).toEqual({
      by: "cvr",
      figures: [0.04, 0.05],
    });
    expect(marketingFigures([volume({}), volume({ conversions: 5 })])).toEqual({ by: "ctr", figures: [0.1, 0.1] });
    expect(marketingFigures([volume({ impressions: null }), volume({ impressions: null, conversions: 5 })])).toEqual({
      by: "cvr",
      figures: [null, 0.05],
    });
    expect(marketingFigures([[], []])).toEqual({ by: null, figures: [null, null] });
  });
});
