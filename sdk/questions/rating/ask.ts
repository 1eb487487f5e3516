import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/** How good, 1 to `scale`. The anchors have a default in each language. */
export const RatingAsk = v.object({
  ...common,
  kind: v.literal("rating"),
  /** 5 if missing. */
  scale: v.optional(v.picklist([3, 4, 5, 6, 7, 10])),
  /** Stars if missing. */
  as: v.optional(v.picklist(["number", "star", "smiley"])),
  low: v.optional(Localized),
  high: v.optional(Localized),
});
export type RatingAsk = v.InferOutput<typeof RatingAsk>;
