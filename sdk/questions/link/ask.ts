import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { WebAddress } from "../address.ts";
import { common } from "../ask.ts";

/** Somewhere to go. It opens beside the page; `required` means that who does not follow it goes no further. */
export const LinkAsk = v.object({
  ...common,
  kind: v.literal("link"),
  url: WebAddress,
  /** What the link is called; "Open the link" unless said otherwise. */
  label: v.optional(Localized),
});
export type LinkAsk = v.InferOutput<typeof LinkAsk>;
