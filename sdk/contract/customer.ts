/** A person known by an id that the host app gives. */
import * as v from "valibot";
import { bounded } from "./bounded.ts";

const email = v.pipe(v.string(), v.trim(), v.maxLength(320));
const name = v.pipe(v.string(), v.trim(), v.maxLength(200));

const customerId = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "A customer id must not be empty."),
  v.maxLength(200),
  // Addresses drop such a step, so nobody could be read or erased by it.
  v.regex(/^(?!\.{1,2}$)/, 'A customer id must not be "." or "..".'),
);

/** As it was given: an answer is not lost over a mistyped address, nor over what a host's own database has not: null is none. */
const given = <Kept>(keep: (text: string) => Kept) =>
  v.pipe(
    v.nullable(v.string()),
    v.transform((text) => (text === null ? undefined : keep(text.trim()))),
  );

export const Customer = v.object({
  id: customerId,
  // A part of an address would be another one.
  email: v.optional(given((text) => (text.length > 320 ? undefined : text))),
  name: v.optional(given((text) => text.slice(0, 200))),
  traits: v.optional(bounded),
  proof: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type Customer = v.InferOutput<typeof Customer>;

/** What is not named stays; null takes it away, a trait's too. */
export const CustomerPatch = v.pipe(
  v.strictObject({
    // Somebody is there to mend it: what can be no address is not kept in place of one.
    email: v.optional(
      v.nullable(v.pipe(email, v.regex(/^[^\s@]+@[^\s@]+$/, "Write it as name@host, or null for none."))),
    ),
    name: v.optional(v.nullable(v.pipe(name, v.minLength(1, "Say null to take the name away.")))),
    traits: v.optional(bounded),
  }),
  v.check((patch) => Object.keys(patch).length > 0, "Say at least one of email, name and traits."),
);
export type CustomerPatch = v.InferOutput<typeof CustomerPatch>;
