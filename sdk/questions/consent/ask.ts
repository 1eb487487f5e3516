import * as v from "valibot";
import { Localized, Slug } from "../../shapes.ts";
import { WebAddress } from "../address.ts";
import { common } from "../ask.ts";

/** One box to tick. `required` means that who does not agree goes no further. */
export const ConsentAsk = v.object({
  ...common,
  kind: v.literal("consent"),
  /** What is agreed to; "I agree" unless said otherwise. */
  label: v.optional(Localized),
  /** Where the text is that is agreed to. */
  link: v.optional(v.object({ url: WebAddress, label: Localized })),
  /** Which version of that text. */
  textVersion: v.optional(Slug),
});
export type ConsentAsk = v.InferOutput<typeof ConsentAsk>;
