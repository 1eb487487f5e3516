/** Every promise by itself: was it recalled, was it kept, where, in which wording, and what a broken one costs. */
import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { promiseKinds } from "../campaign.ts";
import { Measure, models, promiseStates } from "../report.ts";
import { CampaignRef } from "../touch.ts";

const figure = v.nullable(v.number());

/** What every row tells, and the whole of the answers as well. */
const figures = {
  /** Answers −2…2: who recalls no promise is in `recall` alone. */
  n: v.number(),
  recall: Measure,
  kept: Measure,
  broken: Measure,
  exceeded: Measure,
  /** 100·(exceeded − broken), −100…100. */
  gap: Measure,
  /** The mean of −2…2. */
  disconfirmation: Measure,
  /** The kept rate drawn towards the account's, for rank and position only; null at n = 0. */
  shrunk: figure,
  /** As in the campaign report: NPS of broken less NPS of kept, −200…200; `n` people who answered both. */
  trustCost: Measure,
  /**
   * What quoting the promise does to its answers. One person in ten is asked in general words, drawn by chance; the
   * kept rate of each wording, and quoted less general, −1…1, with its test. `q` is `p` within all promises shown.
   */
  arms: v.object({
    quoted: Measure,
    generic: Measure,
    difference: v.object({ ...Measure.entries, p: figure, q: figure }),
  }),
};

const part = { n: v.number(), recall: Measure, kept: Measure, gap: Measure };

export const PromiseRow = v.object({
  /** Null: no campaign that is known, or one that was removed. */
  campaign: v.nullable(CampaignRef),
  /** Null: the generic promise, what an ad led people to expect, asked where no declared one was named. */
  promise: v.nullable(
    v.object({
      id: v.string(),
      /** Of the newest wording. */
      version: v.number(),
      statement: Localized,
      kind: v.picklist(promiseKinds),
      dueTouchpoint: v.nullable(v.string()),
      /** The campaign makes it still. */
      made: v.boolean(),
    }),
  ),
  /** Nothing declared was quoted: `promise` is null. */
  generic: v.boolean(),
  /** The versions that somebody was asked about in these days. */
  versions: v.array(v.number()),
  ...figures,
  /** Of the campaign, as in the campaign report; `q` of the side that decides it. */
  state: v.picklist(promiseStates),
  q: figure,
  /** Parts of 10 answers and more; null: no touchpoint. */
  byTouchpoint: v.array(v.object({ touchpoint: v.nullable(v.string()), ...part })),
  byVersion: v.array(v.object({ version: v.number(), statement: v.nullable(Localized), ...part })),
});
export type PromiseRow = v.InferOutput<typeof PromiseRow>;

export const PromisesReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  items: v.array(PromiseRow),
  total: v.object(figures),
  notes: v.array(v.string()),
});
export type PromisesReport = v.InferOutput<typeof PromisesReport>;
