/** A person known by an id that the host app gives. */
import * as v from "valibot";
import { bounded } from "./bounded.ts";

export const Customer = v.object({
  id: v.pipe(v.string(), v.trim(), v.minLength(1, "A customer id must not be empty."), v.maxLength(200)),
  /** As it was given: an answer is not lost over a mistyped address. */
  email: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(320))),
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  traits: v.optional(bounded),
  proof: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type Customer = v.InferOutput<typeof Customer>;
