import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";

/** A heading and a text, on the way to the next question. */
export const StatementAsk = v.object({
  ...common,
  kind: v.literal("statement"),
  /** Paragraphs under the heading; line breaks stay. `help` is a line above them. */
  body: v.optional(Localized),
  required: v.optional(v.literal(false, "A statement takes no answer, so it cannot require one.")),
});
export type StatementAsk = v.InferOutput<typeof StatementAsk>;
