/** A flag: a campaign that sells otherwise than it delivers, in two closed weeks in a row. */
import * as v from "valibot";
import { Day, idOf, Instant, Localized, Page } from "../shapes.ts";
import { Measure, mixes } from "./report.ts";
import { CampaignRef } from "./touch.ts";

/** The states that are worth telling: the first two are trouble, the others good news. */
export const flagStates = ["over_promise", "under_delivery", "hidden_gem", "trust_builder"] as const;
export type FlagState = (typeof flagStates)[number];

const figure = v.nullable(v.number());
const days = { from: Day, to: Day };

/** What a week was judged by: its own answers, or where they are too few those of the four weeks that end with it. */
export const FlagFigures = v.object({
  ...days,
  /** `n` counts the answers to the campaign's promise. */
  kept: Measure,
  gap: Measure,
  /** The kept rate of all other campaigns' answers, 0…1. */
  rest: figure,
  /** Null where too few campaigns had answers to be compared, and each was held against the target rate. */
  q: figure,
  marketingIndex: figure,
  promiseGap: figure,
  spendMinor: figure,
  currency: v.nullable(v.string()),
  /** Of the spend, in major units: estimated, as if those who answered stood for all. */
  onBrokenPromises: figure,
});
export type FlagFigures = v.InferOutput<typeof FlagFigures>;

/** The promise that most of the answers behind it were about, in the version that was shown. */
const FlagPromise = v.object({ id: idOf("prm"), version: v.number(), statement: Localized });
export type FlagPromise = v.InferOutput<typeof FlagPromise>;

/** Frozen as it was found, but for `until` and `seenAt`; a quote's words are read anew, and go with their response. */
export const Flag = v.object({
  id: idOf("flg"),
  campaign: CampaignRef,
  /** To whom it is addressed: the campaign's owner at that time. */
  owner: v.nullable(v.string()),
  state: v.picklist(flagStates),
  /** The second of the two weeks, Monday to Sunday. */
  week: v.object(days),
  /** The last day of the last week in which it still held. */
  until: Day,
  promise: v.nullable(FlagPromise),
  figures: FlagFigures,
  /** The same of the week before. */
  earlier: FlagFigures,
  /** Whether another mix of touchpoints explains it, or turns it round. */
  mix: v.picklist(mixes),
  quotes: v.array(
    v.object({ responseId: v.string(), text: v.string(), at: v.string(), locale: v.nullable(v.string()) }),
  ),
  createdAt: v.string(),
  seenAt: v.nullable(v.string()),
});
export type Flag = v.InferOutput<typeof Flag>;

/** `data` of the event `campaign.flagged`: once for each flag. */
export const CampaignFlagged = v.object({ flag: Flag });

export const FlagQuery = v.object({
  ...Page,
  campaign: v.optional(idOf("cmp")),
  state: v.optional(v.picklist(flagStates)),
  /** Found at this time or later. */
  since: v.optional(Instant),
});
export type FlagQuery = v.InferOutput<typeof FlagQuery>;

export const FlagPatch = v.object({ seen: v.boolean() });
export type FlagPatch = v.InferOutput<typeof FlagPatch>;
