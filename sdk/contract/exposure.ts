/** A step of a survey's funnel. It is added to the funnel's cells; no row of it is kept. */
import * as v from "valibot";
import { idOf, Instant, Locale, Slug, Uuid7, TouchpointName } from "../shapes.ts";
import { visitorId } from "./response.ts";
import { Touches } from "./touch.ts";

export const exposureSteps = ["eligible", "shown", "started", "dismissed", "suppressed"] as const;

export const ExposureItem = v.object({
  type: v.literal("exposure"),
  id: Uuid7,
  surveyId: idOf("sur"),
  surveyVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  step: v.picklist(exposureSteps),
  reason: v.optional(Slug),
  at: Instant,
  touchpoint: v.optional(TouchpointName),
  visitorId: v.optional(visitorId),
  touches: v.optional(Touches, []),
  locale: v.optional(Locale),
});
export type ExposureItem = v.InferOutput<typeof ExposureItem>;
