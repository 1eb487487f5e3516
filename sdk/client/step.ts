/** A step of the funnel on its way from what shows a survey to what sends. */
import type { ExposureItem, ResponseItem } from "../contract/wire.types.ts";

/** One that was not told yet. */
export type Step = Omit<ExposureItem, "type" | "id">;

/**
 * As it is told; an answer that waited with it is told as it is. The id comes last: a browser takes half a millisecond
 * for the first random number that it is asked for, and not while a survey comes up.
 */
export const asItem = (step: Step | ResponseItem, newId: () => string): ExposureItem | ResponseItem => ({
  type: "exposure",
  id: newId(),
  ...step,
});
