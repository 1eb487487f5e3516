/** How much people are asked, what that does to them, and whether those who answer stand for those who were asked. */
import * as v from "valibot";
import { asked, Measure, models } from "../report.ts";
import { FunnelQuery, FunnelRow, Visitors } from "./funnel.ts";
import { Score } from "./score.ts";
import { Change } from "./trend.ts";

const { from, to, model, survey, campaign, channel, touchpoint } = FunnelQuery.entries;
/** As the funnel: showings are bare counts under the last non-direct touch, without language or device. */
export const AskingQuery = asked({ from, to, model, survey, campaign, channel, touchpoint });
export type AskingQuery = v.InferOutput<typeof AskingQuery>;

export const askedBys = ["touchpoint", "channel", "campaign"] as const;
export type AskedBy = (typeof askedBys)[number];
/** Whether weeks with more showings have a greater part of them closed. */
export const fatigues = ["more", "less", "neither", "untold"] as const;

const figure = v.nullable(v.number());
const Week = v.object({
  from: v.string(),
  to: v.string(),
  open: v.boolean(),
  shown: v.number(),
  suppressed: v.number(),
  dismissed: v.number(),
  /** dismissed / shown. */
  dismiss: Measure,
});

/** Suppressed: fewer than 5 people, or needed so that fewer cannot be subtracted out; its figures are then null. */
const Segment = v.object({
  /** Null: those that have none. */
  key: v.nullable(v.string()),
  name: v.nullable(v.string()),
  suppressed: v.boolean(),
  shown: figure,
  answered: figure,
  /** answered / shown. */
  response: v.nullable(Measure),
  /** The segment's part of all who answered, and of all showings, 0…1. */
  ofAnswered: figure,
  ofShown: figure,
  /** The standardised difference of the two; null where one side is all of this segment and the other has none of it. */
  difference: figure,
  /** More than .2 apart: the answers may not represent those who were asked. */
  differs: v.boolean(),
});
const Segments = v.object({
  by: v.picklist(askedBys),
  items: v.array(Segment),
  hidden: v.object({ segments: v.number(), shown: v.number() }),
  /** Null where the two sides cannot be compared: nothing shown or answered, or more answers than showings. */
  differs: v.nullable(v.boolean()),
});

/** A survey's leading score, as it is, as it would be under the mix of those shown, and early against late answers. */
const Weighed = v.object({
  survey: v.object({ id: v.string(), name: v.string() }),
  question: v.string(),
  score: Score,
  /** Null under 30 answers, or where too little was counted as shown. */
  weighted: v.nullable(
    v.object({
      value: v.number(),
      /** How many unweighted answers would be as precise. */
      nEff: v.number(),
      /** By what was weighted: what tells both sides apart. */
      by: v.array(v.picklist(askedBys)),
    }),
  ),
  /** The later half of the answers less the earlier one, parted at a day; null with fewer than 10 in either. */
  late: v.nullable(v.object({ since: v.string(), early: Measure, late: Measure, change: Change })),
});

export const AskingReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  /** One a survey, the most shown first. */
  items: v.array(FunnelRow),
  total: FunnelRow,
  visitors: Visitors,
  /** Whole weeks: those of the period, and as many before it as make twelve. */
  weeks: v.array(Week),
  /** Spearman's correlation of a week's showings with the part of them that was closed, over closed weeks. */
  fatigue: v.object({ verdict: v.picklist(fatigues), correlation: Measure, p: figure }),
  segments: v.array(Segments),
  scores: v.array(Weighed),
  notes: v.array(v.string()),
});
export type AskingReport = v.InferOutput<typeof AskingReport>;
