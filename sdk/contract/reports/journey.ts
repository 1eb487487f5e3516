/** The journey, step by step: how many answered at each touchpoint, every score, and where it drops on the way. */
import * as v from "valibot";
import { Locale } from "../../shapes.ts";
import { asked, Measure, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { JourneyStep, journeyScores } from "./matrix.ts";
import { scoreUnits } from "./score.ts";
import { Change } from "./trend.ts";

export const JourneyQuery = asked({
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  /** The language that touchpoints are named in. */
  lang: v.optional(Locale),
});
export type JourneyQuery = v.InferOutput<typeof JourneyQuery>;

/** NPS, satisfied share, ease (the mean of 1…7, higher is easier), balance of emotions, share of promises kept. */
const figures = { nps: Measure, csat: Measure, ces: Measure, emotion: Measure, kept: Measure };

/** One score at a step less that of the nearest step before it; both are told, with 10 answers or more. */
const Move = v.object({
  metric: v.picklist(journeyScores),
  unit: v.picklist(scoreUnits),
  from: JourneyStep,
  to: JourneyStep,
  change: Change,
});
export type JourneyMove = v.InferOutput<typeof Move>;

export const JourneyReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  /** Every declared touchpoint in order, also without answers; then those that are not declared, and none last. */
  items: v.array(v.object({ touchpoint: JourneyStep, n: v.number(), ...figures })),
  /** All of them together; `n` counts the responses with at least one answer. */
  total: v.object({ n: v.number(), ...figures }),
  /** Between declared neighbours alone, in the order of the journey; each `q` is within all of these tests. */
  moves: v.array(Move),
  /** Of the drops with q ≤ .05 the greatest, as a part of its scale's length; null where there is none. */
  worst: v.nullable(Move),
  notes: v.array(v.string()),
});
export type JourneyReport = v.InferOutput<typeof JourneyReport>;
