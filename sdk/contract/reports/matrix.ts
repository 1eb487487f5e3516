/** Campaign by touchpoint: where along the journey each campaign's customers fare better or worse. */
import * as v from "valibot";
import { Locale } from "../../shapes.ts";
import { asked, Measure, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { CampaignRef } from "../touch.ts";
import { scoreUnits } from "./score.ts";
import { Change } from "./trend.ts";

/** The scores that stand for their metric at a touchpoint; all of them are better the higher they are. */
export const journeyScores = ["nps", "csat", "ces", "emotion", "kept"] as const;
export type JourneyScore = (typeof journeyScores)[number];

export const MatrixQuery = asked({
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  metric: v.optional(v.picklist(journeyScores), "kept"),
  /** The language that touchpoints are named in. */
  lang: v.optional(Locale),
});
export type MatrixQuery = v.InferOutput<typeof MatrixQuery>;

/** `id` is null for responses that name no touchpoint; one that is not `declared` has no name, and no place in the order. */
export const JourneyStep = v.object({
  id: v.nullable(v.string()),
  name: v.nullable(v.string()),
  stage: v.nullable(v.string()),
  declared: v.boolean(),
});
export type JourneyStep = v.InferOutput<typeof JourneyStep>;

/** Each difference is this cell less the rest, from 10 answers on either side; null where that is not so. */
const Cell = v.object({
  ...Measure.entries,
  /** Less the same campaign at the other touchpoints. */
  row: v.nullable(Change),
  /** Less the other campaigns at the same touchpoint. */
  column: v.nullable(Change),
  /** The smaller one of the two tests, among all tests of the grid; null where neither was made. */
  q: v.nullable(v.number()),
});
export type MatrixCell = v.InferOutput<typeof Cell>;

export const MatrixReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  metric: v.picklist(journeyScores),
  unit: v.picklist(scoreUnits),
  least: v.number(),
  most: v.number(),
  /** In the order of the journey; those that are not declared after it, and none last. */
  touchpoints: v.array(v.object({ ...JourneyStep.entries, total: Measure })),
  /** Campaigns with answers, the most first, and what belongs to none last; `cells` in the order of the touchpoints. */
  items: v.array(v.object({ campaign: v.nullable(CampaignRef), total: Measure, cells: v.array(Cell) })),
  total: Measure,
  notes: v.array(v.string()),
});
export type MatrixReport = v.InferOutput<typeof MatrixReport>;
