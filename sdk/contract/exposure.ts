/** A step of a survey's funnel. It is added to the funnel's cells; no row of it is kept. */
import * as v from "valibot";
import { idOf, Instant, Locale, Slug, Uuid7, TouchpointName } from "../shapes.ts";
import { visitorId } from "./response.ts";
import { Touches } from "./touch.ts";

export const exposureSteps = ["eligible", "shown", "started", "dismissed", "suppressed"] as const;

/** Why a survey was held back: by the visitor's luck, by what was asked before, by what is on the screen. */
export const suppressions = [
  "control_group",
  "not_sampled",
  "answered",
  "dismissed",
  "snoozed",
  "asked_enough",
  "quiet_period",
  "most_asks",
  "yields",
  "another_open",
] as const;
/** A reason that is not on the list counts as `other`: a page may be newer or older than the server. */
const Reason = v.pipe(
  Slug,
  v.transform((reason) => suppressions.find((known) => known === reason) ?? "other"),
  v.description(`Of a suppressed survey: ${suppressions.join(", ")}; anything else counts as other.`),
);

export const ExposureItem = v.object({
  type: v.literal("exposure"),
  id: Uuid7,
  surveyId: idOf("sur"),
  surveyVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  step: v.picklist(exposureSteps),
  reason: v.optional(Reason),
  at: Instant,
  touchpoint: v.optional(TouchpointName),
  visitorId: v.optional(visitorId),
  touches: v.optional(Touches, []),
  locale: v.optional(Locale),
});
export type ExposureItem = v.InferOutput<typeof ExposureItem>;
