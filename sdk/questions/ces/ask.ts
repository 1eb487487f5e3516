import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/**
 * How easy it was, 1–7, higher is easier; with `effort5` the older form, how much effort it took, 1–5, lower is better.
 * A statement to agree with ("… made it easy for me") brings its own anchors.
 */
export const CesAsk = v.object({
  ...common,
  kind: v.literal("ces"),
  scale: v.optional(v.literal("effort5")),
  low: v.optional(Localized),
  high: v.optional(Localized),
});
export type CesAsk = v.InferOutput<typeof CesAsk>;
