/** How a score moves, week by week, and whether that is more than chance. */
import * as v from "valibot";
import { Slug } from "../../shapes.ts";
import { noteKinds } from "../note.ts";
import { asked, Measure, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { CampaignRef } from "../touch.ts";
import { scoreNames, scoreUnits } from "./score.ts";

export const TrendQuery = asked({
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  metric: v.optional(v.picklist(scoreNames), "nps"),
  question: v.optional(Slug),
});
export type TrendQuery = v.InferOutput<typeof TrendQuery>;

const Day = v.string();
const sides = ["up", "down"] as const;

/** The last closed week less what it is compared with; `q` is `p` within all that was tested together. */
export const Change = v.object({
  ...Measure.entries,
  p: v.nullable(v.number()),
  q: v.nullable(v.number()),
});
export type Change = v.InferOutput<typeof Change>;

export const TrendReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(models),
  metric: v.picklist(scoreNames),
  unit: v.picklist(scoreUnits),
  least: v.number(),
  most: v.number(),
  /** Every week that the period touches, Monday to Sunday, each one whole; `open`: it is not over. */
  weeks: v.array(
    v.object({
      from: Day,
      to: Day,
      open: v.boolean(),
      measure: Measure,
      /** This week and the three before it. */
      rolling: Measure,
      /** Here slow drift shows for the first time. */
      signal: v.nullable(v.picklist(sides)),
    }),
  ),
  /** Closed weeks alone: looking again each day at an open one finds a change that is none. */
  change: v.object({ week: v.nullable(v.object({ from: Day, to: Day })), previous: Change, baseline: Change }),
  /** CUSUM against the first four weeks with answers; null where there is nothing to watch yet. */
  drift: v.nullable(
    v.object({
      baseline: Measure,
      signal: v.nullable(v.object({ side: v.picklist(sides), week: Day, since: Day })),
    }),
  ),
  /** What may explain a change: a campaign's first day, a survey's new version, what its people noted. */
  annotations: v.array(
    v.variant("kind", [
      v.object({ kind: v.literal("campaign"), day: Day, campaign: CampaignRef }),
      v.object({
        kind: v.literal("version"),
        day: Day,
        survey: v.object({ id: v.string(), name: v.string() }),
        version: v.number(),
      }),
      v.object({
        kind: v.literal("note"),
        day: Day,
        campaign: CampaignRef,
        note: v.object({ id: v.string(), kind: v.picklist(noteKinds), text: v.string() }),
      }),
    ]),
  ),
  notes: v.array(v.string()),
});
export type TrendReport = v.InferOutput<typeof TrendReport>;
