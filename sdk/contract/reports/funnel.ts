/** From a survey that could be shown to one that was answered, and where people were lost or spared. */
import * as v from "valibot";
import { suppressions } from "../exposure.ts";
import { asked, Measure, models, reportDays, reportFilters } from "../report.ts";

export const funnelBys = ["survey", "campaign", "channel", "touchpoint"] as const;

const { survey, campaign, channel, touchpoint } = reportFilters;
/** Exposures are bare counts under the last non-direct touch: no other model, language or device can be told apart. */
export const FunnelQuery = asked({
  ...reportDays,
  model: v.optional(
    v.literal("last_non_direct", "Exposures are counted under the last non-direct touch alone."),
    "last_non_direct",
  ),
  survey,
  campaign,
  channel,
  touchpoint,
  by: v.optional(v.picklist(funnelBys), "survey"),
});
export type FunnelQuery = v.InferOutput<typeof FunnelQuery>;

export const heldBack = [...suppressions, "other"] as const;
export type HeldBack = (typeof heldBack)[number];

/** Rates are null where what they divide by was not counted, or counted less than what it divides. */
export const FunnelRow = v.object({
  /** Of what the rows are told apart by; null for those that have none, and for the total. */
  key: v.nullable(v.string()),
  name: v.nullable(v.string()),
  eligible: v.number(),
  shown: v.number(),
  started: v.number(),
  /** Responses with at least one answer, and those of them that were finished. */
  answered: v.number(),
  completed: v.number(),
  dismissed: v.number(),
  suppressed: v.number(),
  /** Every known reason, 0 included; anything else under `other`. */
  reasons: v.array(v.object({ reason: v.picklist(heldBack), n: v.number() })),
  /** Of the answered and completed ones: those of people who denied consent, who were never counted as shown. */
  uncounted: v.object({ answered: v.number(), completed: v.number() }),
  /** shown / eligible, started / shown, answered / shown, completed / started, 1 − completion, dismissed / shown. */
  view: Measure,
  start: Measure,
  response: Measure,
  completion: Measure,
  abandon: Measure,
  dismiss: Measure,
});
export type FunnelRow = v.InferOutput<typeof FunnelRow>;

/** Visitors without an id, each counted once a day (UTC) that is over, by a mark that lasts no longer. */
export const VisitorCount = v.object({
  /** Days on which any were counted. */
  days: v.number(),
  /** Of all days together: who came on two days counts twice. */
  total: v.number(),
  perDay: v.nullable(v.number()),
  /** On some day no more could be counted: there were as many, or more. */
  atLeast: v.boolean(),
});
export type VisitorCount = v.InferOutput<typeof VisitorCount>;
/** Null under a filter by what they are not told apart by: survey, channel, touchpoint. */
export const Visitors = v.nullable(VisitorCount);

export const FunnelReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  by: v.picklist(funnelBys),
  items: v.array(FunnelRow),
  total: FunnelRow,
  visitors: Visitors,
  notes: v.array(v.string()),
});
export type FunnelReport = v.InferOutput<typeof FunnelReport>;
