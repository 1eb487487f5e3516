import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/** How likely to recommend, 0–10. The wording is the survey's; the anchors have a default in each language. */
export const NpsAsk = v.object({
  ...common,
  kind: v.literal("nps"),
  low: v.optional(Localized),
  high: v.optional(Localized),
});
export type NpsAsk = v.InferOutput<typeof NpsAsk>;
