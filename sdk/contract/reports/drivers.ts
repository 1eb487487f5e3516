/** What goes with a survey's outcome, and how much of it: correlation, never cause. */
import * as v from "valibot";
import { idOf, Locale, Slug } from "../../shapes.ts";
import { asked, Measure, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { Score } from "./score.ts";

/** `outcome`: one of the survey's scored questions; without it its NPS, else its satisfaction, else the first. */
export const DriversQuery = asked({
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  survey: idOf("sur"),
  outcome: v.optional(Slug),
  lang: v.optional(Locale),
});
export type DriversQuery = v.InferOutput<typeof DriversQuery>;

/**
 * Where a driver lies among the others. `begin`: weighs much and goes badly; `keep`: weighs much and goes well;
 * `later`: weighs little and goes badly; `spare`: weighs little and goes well.
 */
export const driverZones = ["begin", "keep", "later", "spare"] as const;
export type DriverZone = (typeof driverZones)[number];

/** Why nothing is said of importance. */
export const driversWithout = ["outcome", "drivers", "answers", "spread"] as const;

const figure = v.nullable(v.number());
const Rated = v.object({
  id: v.string(),
  kind: v.string(),
  text: v.string(),
  metric: v.string(),
  /** The newest version asks it no longer. */
  retired: v.boolean(),
});

export const Driver = v.object({
  question: Rated,
  /** Of everybody who answered it. */
  score: Score,
  /** Its mean as a place on its scale, 0 the worst and 1 the best; of a promise, the kept rate. */
  performance: figure,
  /** With the outcome, of those who answered both. */
  pearson: Measure,
  spearman: Measure,
  /** Of "they have nothing to do with each other"; `q` within all drivers. */
  p: figure,
  q: figure,
  significant: v.boolean(),
  /** Its part of R², and the same as a share of R²; 0 where it is not significant, null where it was not weighed. */
  importance: figure,
  share: figure,
  /** The better it goes, the worse the outcome. */
  against: v.boolean(),
  zone: v.nullable(v.picklist(driverZones)),
});
export type Driver = v.InferOutput<typeof Driver>;

export const DriversReport = v.object({
  from: v.string(),
  to: v.string(),
  model: v.picklist(models),
  survey: v.nullable(v.object({ id: v.string(), name: v.string() })),
  outcome: v.nullable(v.object({ question: Rated, score: Score })),
  /** What could be the outcome. */
  outcomes: v.array(Rated),
  /** People who answered the outcome and every driver that is weighed; how many it takes. */
  n: v.number(),
  needs: v.number(),
  method: v.nullable(v.picklist(["lmg", "johnson"])),
  r2: figure,
  /** Null where importance is told. */
  without: v.nullable(v.picklist(driversWithout)),
  /** What parts much from little, and well from badly: the mean share, and the mean performance. */
  lines: v.object({ share: figure, performance: figure }),
  /** The weightiest first. */
  items: v.array(Driver),
  notes: v.array(v.string()),
});
export type DriversReport = v.InferOutput<typeof DriversReport>;
