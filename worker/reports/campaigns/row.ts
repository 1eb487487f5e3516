/** One row of the campaign report, from what was counted and what marketing reported. Pure. */
import type { CampaignRow, Measure } from "#contract";
import type { Histogram } from "../histogram.ts";
import type { PlatformVolume } from "../marketing.ts";
import { noAnswers } from "../statistics/confidence.ts";
import { netScore } from "../statistics/net.ts";
import { costPer, keptMoney } from "../statistics/promise/money.ts";
import { minorDigits, ratiosOf, totalOf, type Volume } from "../statistics/promise/ratios.ts";
import type { Standing } from "../statistics/promise/state.ts";
import { easeOf } from "../statistics/scores/ces.ts";
import { csatOf } from "../statistics/scores/csat.ts";
import { emotionOf } from "../statistics/scores/emotion.ts";
import { npsPoles } from "../statistics/scores/poles.ts";
import { keptIn, promiseOf } from "../statistics/scores/promise.ts";
import { share } from "../statistics/share.ts";
import { trustCostOf } from "../trust.ts";
import { keptStandardised, mixOf, strataOf, type Account } from "./mix.ts";
import { histogram, type Sheet } from "./sheet.ts";

/** What marketing reported, added up, with its ratios; money never across currencies. */
function marketingOf(volumes: readonly Volume[]): CampaignRow["marketing"] {
  const { ctr, cpc, cpm, cvr, cpa, roas } = ratiosOf(volumes);
  return { ...totalOf(volumes), ctr, cpc, cpm, cvr, cpa, roas };
}

/** What a kept promise and a promoter cost, estimated from those who answered. */
function costOf(marketing: CampaignRow["marketing"], kept: Measure, promoters: Measure): CampaignRow["cost"] {
  const { spendMinor, currency, conversions, roas, cpa } = marketing;
  const spend = spendMinor === null || currency === null ? null : spendMinor / 10 ** minorDigits(currency);
  const { onBrokenPromises, keptRoas } = keptMoney({ conversions, spend, roas }, kept);
  return { perKeptPromise: costPer(cpa, kept), perPromoter: costPer(cpa, promoters), onBrokenPromises, keptRoas };
}

const answersIn = (counts: Histogram): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

export interface Surrounding {
  account: Account;
  /** Whether showings can be told apart as the query wants. */
  countsAsked: boolean;
}

export function rowOf(
  campaign: CampaignRow["campaign"],
  sheet: Sheet,
  volumes: readonly PlatformVolume[],
  standing: Standing,
  { account, countsAsked }: Surrounding,
): CampaignRow {
  const n = answersIn(histogram(sheet, "response"));
  const uncounted = answersIn(histogram(sheet, "denied"));
  const counted = n - uncounted;
  const { positive, neutral, negative } = npsPoles(histogram(sheet, "nps"));
  const promise = histogram(sheet, "promise");
  const { recall, kept, gap } = promiseOf(promise);
  const { hits, n: base } = keptIn(promise);
  const marketing = marketingOf(volumes);
  const strata = strataOf(sheet);
  const { state, q, rest, missing, marketingIndex, experienceIndex, promiseGap } = standing;
  return {
    campaign,
    n,
    asked: countsAsked ? sheet.asked : null,
    answered: n,
    responseRate: countsAsked && counted <= sheet.asked ? share(counted, sheet.asked) : noAnswers,
    nps: netScore(positive, neutral, negative),
    csat: csatOf(histogram(sheet, "csat")).topBox,
    ces: easeOf(histogram(sheet, "ces")).mean,
    emotion: emotionOf(histogram(sheet, "emotion")).net,
    recall,
    kept,
    brokenN: base - hits,
    gap,
    keptStandardised: keptStandardised(strata, account),
    mix: mixOf(strata, account, state),
    rest,
    trustCost: trustCostOf(sheet.broken, sheet.kept),
    state,
    q,
    missing,
    marketingIndex,
    experienceIndex,
    promiseGap,
    platforms: [...new Set(volumes.map(({ platform }) => platform))].sort(),
    marketing,
    cost: costOf(marketing, kept, share(positive, positive + neutral + negative)),
    uncounted,
  };
}
