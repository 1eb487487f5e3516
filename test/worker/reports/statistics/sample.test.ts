import { expect, it } from "vitest";
import { sampleForNet, sampleForShare } from "../../../../worker/reports/statistics/sample.ts";

it("a share of .5 to ±.05 takes 385 answers, a net score of .5/.2 to ±5 points 938, to ±10 points 235", () => {
  expect([sampleForShare(0.5, 0.05), sampleForNet(0.5, 0.2, 5), sampleForNet(0.5, 0.2, 10)]).toEqual([385, 938, 235]);
});

it("takes one answer at least", () => expect([sampleForShare(0, 0.05), sampleForNet(1, 0, 5)]).toEqual([1, 1]));
