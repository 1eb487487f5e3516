/** How long responses are kept, and what becomes of them then. */
import * as v from "valibot";
import { Day, idOf, Page } from "../shapes.ts";

/** `anonymise` keeps scores and choices, so that reports stay as they are, and drops words and whose they were. */
export const retainedHow = ["delete", "anonymise"] as const;
export type RetainedHow = (typeof retainedHow)[number];

export const retentionDays: readonly [least: number, most: number] = [1, 3650];
export const RetentionRule = v.object({
  /** Since the response was first received; null keeps them until somebody erases them. */
  days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(retentionDays[0]), v.maxValue(retentionDays[1]))),
  how: v.picklist(retainedHow),
});
export type RetentionRule = v.InferOutput<typeof RetentionRule>;

export const Retention = v.object({
  ...RetentionRule.entries,
  /** Surveys with a rule of their own. */
  surveys: v.optional(
    v.pipe(
      v.record(idOf("sur"), RetentionRule),
      v.check((rules) => Object.keys(rules).length <= 500, "At most 500 surveys have a rule of their own."),
    ),
    {},
  ),
});
export type Retention = v.InferOutput<typeof Retention>;

/** What one night did of one survey. */
export const RetentionRun = v.object({
  day: Day,
  /** Null: customers of whom nothing else was kept. */
  survey: v.nullable(v.object({ id: v.string(), name: v.string() })),
  how: v.picklist(retainedHow),
  rows: v.number(),
});
export type RetentionRun = v.InferOutput<typeof RetentionRun>;
export const RetentionQuery = v.object(Page);
