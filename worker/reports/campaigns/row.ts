/** One row of the campaign report, from what was counted and what marketing reported. Pure. */
import type { CampaignRow, Measure } from "#contract";
import { gapOf, keptOf, npsOf, type Histogram } from "../histogram.ts";
import { costPer, keptMoney } from "../statistics/promise/money.ts";
import { minorDigits, ratiosOf, totalOf, type Volume } from "../statistics/promise/ratios.ts";
import type { Standing } from "../statistics/promise/state.ts";
import { easeOf } from "../statistics/scores/ces.ts";
import { csatOf } from "../statistics/scores/csat.ts";
import { emotionOf } from "../statistics/scores/emotion.ts";
import { npsPoles, signPoles } from "../statistics/scores/poles.ts";
import { share } from "../statistics/share.ts";

/** metric → histogram */
export type Sheet = Map<string, Map<string, number>>;

const empty: Histogram = new Map();
const histogram = (sheet: Sheet, metric: string): Histogram => sheet.get(metric) ?? empty;

/** How many promises were kept, of those that were recalled. */
export function keptIn(sheet: Sheet): { hits: number; n: number } {
  const { positive, neutral, negative } = signPoles(histogram(sheet, "promise"));
  return { hits: positive + neutral, n: positive + neutral + negative };
}

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

export function rowOf(
  campaign: CampaignRow["campaign"],
  sheet: Sheet,
  volumes: readonly Volume[],
  standing: Pick<Standing, "state" | "q" | "marketingIndex" | "experienceIndex" | "promiseGap">,
): CampaignRow {
  let n = 0;
  for (const answered of histogram(sheet, "response").values()) n += answered;
  const nps = histogram(sheet, "nps");
  const promise = histogram(sheet, "promise");
  const { positive, neutral, negative } = npsPoles(nps);
  const kept = keptOf(promise);
  const marketing = marketingOf(volumes);
  const { state, q, marketingIndex, experienceIndex, promiseGap } = standing;
  return {
    campaign,
    n,
    nps: npsOf(nps),
    csat: csatOf(histogram(sheet, "csat")).topBox,
    ces: easeOf(histogram(sheet, "ces")).mean,
    emotion: emotionOf(histogram(sheet, "emotion")).net,
    kept,
    gap: gapOf(promise),
    state,
    q,
    marketingIndex,
    experienceIndex,
    promiseGap,
    marketing,
    cost: costOf(marketing, kept, share(positive, positive + neutral + negative)),
  };
}
