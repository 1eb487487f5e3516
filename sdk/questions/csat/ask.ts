import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/** How satisfied, 1–5. Each step has its words in each language; own anchors replace those of the ends. */
export const CsatAsk = v.object({
  ...common,
  kind: v.literal("csat"),
  /** Smileys if missing. */
  as: v.optional(v.picklist(["number", "star", "smiley"])),
  low: v.optional(Localized),
  high: v.optional(Localized),
});
export type CsatAsk = v.InferOutput<typeof CsatAsk>;
