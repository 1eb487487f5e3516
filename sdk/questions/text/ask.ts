import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

const length = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(10_000));

/** Words. `min` and `max` count characters (code points) of an answer that is given at all. */
export const TextAsk = v.pipe(
  v.object({
    ...common,
    kind: v.literal("text"),
    placeholder: v.optional(Localized),
    min: v.optional(length(0)),
    max: v.optional(length(1)),
  }),
  v.check((ask) => (ask.min ?? 0) <= (ask.max ?? 10_000), "min must not be above max."),
);
export type TextAsk = v.InferOutput<typeof TextAsk>;
