import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/** Yes or no; a survey may say both in its own words. */
export const YesnoAsk = v.object({
  ...common,
  kind: v.literal("yesno"),
  yes: v.optional(Localized),
  no: v.optional(Localized),
});
export type YesnoAsk = v.InferOutput<typeof YesnoAsk>;
