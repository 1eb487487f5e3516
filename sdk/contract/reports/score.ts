/** The scores that reports give a metric, by name: each has one scale and one interval, wherever it is shown. */
import * as v from "valibot";
import { Measure } from "../report.ts";

/** The first of a metric's scores stands for it. */
export const scoreNames = [
  "nps",
  "promoters",
  "passives",
  "detractors",
  "csat",
  "csat_mean",
  "ces",
  "easy",
  "ease_net",
  "effort",
  "low_effort",
  "emotion",
  "emotion_mean",
  "kept",
  "gap",
  "recall",
  "broken",
  "exceeded",
  "disconfirmation",
  "pmf",
  "yes",
  "rating3",
  "rating4",
  "rating5",
  "rating6",
  "rating7",
  "rating10",
] as const;
export type ScoreName = (typeof scoreNames)[number];

/** `net`: points, −100…100. `share`: 0…1. `mean`: on the question's own scale. */
export const scoreUnits = ["net", "share", "mean"] as const;
export type ScoreUnit = (typeof scoreUnits)[number];

/** `agreed` and `followed` are shares of the responses: who does not agree, or follow, leaves no answer. */
export const Score = v.object({
  name: v.picklist([...scoreNames, "agreed", "followed"]),
  unit: v.picklist(scoreUnits),
  /** The ends of the scale. */
  least: v.number(),
  most: v.number(),
  measure: Measure,
});
export type Score = v.InferOutput<typeof Score>;
