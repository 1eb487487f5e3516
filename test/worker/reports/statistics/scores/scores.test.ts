/** The worked vectors of every metric, to the fourth decimal. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Histogram } from "../../../../../worker/reports/histogram.ts";
import { adjustedNet, netScore } from "../../../../../worker/reports/statistics/net.ts";
import { easeOf, effortOf } from "../../../../../worker/reports/statistics/scores/ces.ts";
import { csatOf } from "../../../../../worker/reports/statistics/scores/csat.ts";
import { emotionOf } from "../../../../../worker/reports/statistics/scores/emotion.ts";
import { numbersIn } from "../../../../../worker/reports/statistics/scores/numbers.ts";
import { pmfOf } from "../../../../../worker/reports/statistics/scores/pmf.ts";
import { npsPoles } from "../../../../../worker/reports/statistics/scores/poles.ts";
import { promiseOf, shrunkKept, trustCost } from "../../../../../worker/reports/statistics/scores/promise.ts";
import { sus, susFromUmuxLite, umuxLite } from "../../../../../worker/reports/statistics/scores/usability.ts";
import { mean } from "../../../../../worker/reports/statistics/mean.ts";
import { finite, four, threeOf } from "../four.ts";

/** Counts of consecutive values. */
const from = (first: number, ...counts: number[]): Histogram => new Map(counts.map((n, at) => [String(first + at), n]));

describe("NPS", () => {
  it("has the raw and the adjusted figures of the worked vectors", () => {
    expect(
      [
        [162, 108, 54],
        [5, 3, 2],
        [10, 0, 0],
        [16, 11, 9],
        [220, 130, 150],
      ].map(([positive = 0, neutral = 0, negative = 0]) => {
        const { centre } = adjustedNet({ positive, neutral, negative });
        return [four(100 * centre), ...threeOf(netScore(positive, neutral, negative))];
      }),
    ).toEqual([
      [33.0275, 33.3333, 24.9453, 41.1098],
      // 65.20446 before rounding: the upper end rounds to 65.2045.
      [23.0769, 30, -19.0506, 65.2045],
      [76.9231, 100, 47.5036, 100],
      [17.9487, 19.4444, -7.3011, 43.1986],
      [13.9165, 14, 6.5053, 21.3277],
    ]);
  });

  it("of one answer at each of 0…10 is −45.4545, with a mean of 5", () => {
    const histogram = from(0, ...Array.from({ length: 11 }, () => 1));
    const { positive, neutral, negative } = npsPoles(histogram);
    expect([positive, neutral, negative]).toEqual([2, 2, 7]);
    expect(four(netScore(positive, neutral, negative).value)).toBe(-45.4545);
    expect(mean(numbersIn(histogram)).value).toBeCloseTo(5, 12);
  });
});

it("CSAT 5, 10, 20, 40, 25 is .65, with a mean of 3.7", () => {
  const { topBox, mean } = csatOf(from(1, 5, 10, 20, 40, 25));
  expect([threeOf(topBox), threeOf(mean)]).toEqual([
    [0.65, 0.5525, 0.7364],
    [3.7, 3.4806, 3.9194],
  ]);
});

it("CES 2.0 has its mean, its top three and its net score", () => {
  const { mean, topBox, net } = easeOf(from(1, 80, 210, 140, 110, 160, 180, 120));
  expect([threeOf(mean), threeOf(topBox), four(net.value)]).toEqual([
    [4.08, 3.9613, 4.1987],
    [0.46, 0.4293, 0.491],
    -13,
  ]);
});

it("CES 1.0 has its mean and the share of little effort", () => {
  const { mean, low } = effortOf(from(1, 30, 40, 15, 10, 5));
  expect([four(mean.value), threeOf(low)]).toEqual([2.2, [0.7, 0.6042, 0.7811]]);
});

describe("product–market fit", () => {
  const fit = (very: number, somewhat: number, not: number, left = 0) =>
    pmfOf(new Map(Object.entries({ very, somewhat, not, left })));

  it("is judged by its interval, then by its point", () => {
    expect([fit(40, 40, 20, 10), fit(120, 80, 40)].map((told) => [...threeOf(told), told.verdict])).toEqual([
      [0.4, 0.3094, 0.498, "likely"],
      [0.5, 0.4372, 0.5628, "confirmed"],
    ]);
    const rejected = fit(22, 52, 26);
    expect([four(rejected.value), rejected.verdict]).toEqual([0.22, "rejected"]);
    expect(fit(39, 41, 20).verdict).toBe("unlikely");
  });

  it("of nobody who still uses it is nothing", () =>
    expect(fit(0, 0, 0, 4)).toMatchObject({ value: null, verdict: null }));
});

it("emotion has its net score and its mean", () => {
  const { net, mean } = emotionOf(from(-2, 10, 20, 30, 25, 15));
  expect([four(net.value), four(mean.value), net.n]).toEqual([10, 0.15, 100]);
});

describe("a questionnaire", () => {
  it("scores Brooke's example 55", () => expect(sus([5, 4, 2, 1, 2, 3, 2, 4, 5, 2])).toBe(55));

  it("lacks a score if an item is missing", () =>
    expect([sus([5, 4, 2, 1, null, 3, 2, 4, 5, 2]), sus([5, 4]), sus([])]).toEqual([null, null, null]));

  it("runs from 0 to 100", () =>
    expect([sus([5, 1, 5, 1, 5, 1, 5, 1, 5, 1]), sus([1, 5, 1, 5, 1, 5, 1, 5, 1, 5])]).toEqual([100, 0]));

  it("UMUX-Lite 6, 5 is 75, a SUS of 71.65", () => {
    expect([umuxLite(6, 5), four(susFromUmuxLite(umuxLite(6, 5)))]).toEqual([75, 71.65]);
    expect([umuxLite(1, 1), umuxLite(7, 7)]).toEqual([0, 100]);
  });
});

describe("a promise", () => {
  const answers: Histogram = new Map([...from(-2, 3, 9, 40, 30, 18), ["not_recalled", 25]]);

  it("has recall, kept, broken, exceeded, gap and mean disconfirmation", () => {
    const told = promiseOf(answers);
    expect(four(told.recall.value)).toBe(0.8);
    expect(threeOf(told.kept)).toEqual([0.88, 0.8019, 0.93]);
    expect(threeOf(told.gap)).toEqual([36, 21.6425, 48.2604]);
    expect([told.broken.value, told.exceeded.value, told.disconfirmation.value].map(four)).toEqual([0.12, 0.48, 0.51]);
    expect([told.recall.n, told.kept.n]).toEqual([125, 100]);
  });

  it("that nobody recalls has a recall of 0 and nothing else", () => {
    const told = promiseOf(new Map([["not_recalled", 4]]));
    expect([told.recall.value, told.kept.value, told.gap.value, told.disconfirmation.value]).toEqual([
      0,
      null,
      null,
      null,
    ]);
  });

  it("is drawn towards the account's rate for rank alone", () => {
    expect([shrunkKept(78, 140, 448 / 577), shrunkKept(0, 0, 0.8)].map(four)).toEqual([0.5846, 0.8]);
  });

  it("costs trust: the score of the broken less that of the kept", () => {
    const told = trustCost({ positive: 15, neutral: 25, negative: 60 }, { positive: 60, neutral: 25, negative: 15 });
    expect(four(told.value)).toBe(-90);
    expect(told.low).toBeLessThan(-65);
    expect(told.p).toBeLessThan(0.0001);
  });
});

it("any histogram gives figures in range, or null", () => {
  const histogram = fc.dictionary(
    fc.constantFrom("-2", "-1", "0", "1", "2", "3", "4", "5", "6", "7", "not_recalled", "other", "very", "not"),
    fc.nat(300),
  );
  fc.assert(
    fc.property(histogram, (cells) => {
      const answers: Histogram = new Map(Object.entries(cells));
      const told = [
        promiseOf(answers),
        csatOf(answers),
        easeOf(answers),
        effortOf(answers),
        emotionOf(answers),
        pmfOf(answers),
      ];
      expect(finite(told)).toBe(true);
      const { kept, broken, gap } = promiseOf(answers);
      if (kept.value !== null) expect(kept.value + (broken.value ?? 0)).toBeCloseTo(1, 12);
      if (gap.value !== null) expect(Math.abs(gap.value)).toBeLessThanOrEqual(100);
      // From five answers on the raw score lies in the adjusted interval, clamped at the ends.
      if (gap.value !== null && gap.n >= 5) {
        expect(gap.low).toBeLessThanOrEqual(gap.value);
        expect(gap.high).toBeGreaterThanOrEqual(gap.value - 1e-9);
      }
    }),
  );
});
