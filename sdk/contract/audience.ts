/**
 * Who is asked. What the page knows by itself and is no secret (`pageFields`) is published and judged there; all else
 * is judged by the Worker (`/v1/decide`), so that no rule of it is ever published.
 */
import * as v from "valibot";
import { idOf, Slug } from "../shapes.ts";
import { comparison, meaningful } from "./comparison.ts";
import { addressTest, fitting, paramTest, valued } from "./url.ts";

export const pageFields = ["device", "locale", "url", "visitor", "context"] as const;

const oneOf = ["is", "isNot", "in", "notIn"] as const;
const oneOrMore = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.union([entry, v.pipe(v.array(entry), v.minLength(1))]);
const Part = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const conditions = [
  /** The arrival (by the last touch that was not direct), or the survey's step of the journey. */
  v.pipe(
    v.object({ field: v.picklist(["campaign", "channel", "source", "medium", "touchpoint"]), ...comparison }),
    meaningful(),
  ),
  /** The visitor's language; `es` fits es-ES and es-MX too. */
  v.pipe(v.object({ field: v.literal("locale"), ...comparison }), meaningful()),
  v.pipe(
    v.object({
      field: v.literal("device"),
      op: v.picklist(oneOf),
      /** `mobile` and `phone` are the same. */
      value: oneOrMore(v.picklist(["mobile", "phone", "tablet", "desktop"])),
    }),
    meaningful(),
  ),
  /** `returning` from the second visit on; without consent nobody is known to return. */
  v.object({
    field: v.literal("visitor"),
    op: v.picklist(["is", "isNot"]),
    value: v.picklist(["new", "returning"]),
  }),
  /** As in `when.url`. */
  v.pipe(v.object({ field: v.literal("url"), ...addressTest }), fitting()),
  v.pipe(v.object({ field: v.literal("url"), ...paramTest }), valued()),
  /** A fact that the page gave to `setContext`, or a trait of the customer, by its name. */
  v.pipe(v.object({ field: v.picklist(["context", "trait"]), name: Part, ...comparison }), meaningful()),
  /** Ids of surveys that this visitor or customer has answered. */
  v.pipe(
    v.object({
      field: v.literal("answered"),
      op: v.picklist([...oneOf, "exists", "notExists"]),
      value: v.optional(oneOrMore(idOf("sur"))),
    }),
    meaningful(),
  ),
  /** The latest answer to a question, of one survey or of any. */
  v.pipe(
    v.object({ field: v.literal("answer"), question: Slug, survey: v.optional(idOf("sur")), ...comparison }),
    meaningful(),
  ),
] as const;

const Condition = v.union(
  conditions,
  "A condition is { field, op, value }; see the description of an audience for the fields.",
);
const list = v.pipe(v.array(Condition), v.maxLength(50));
export const Audience = v.union(
  [v.object({ all: list }), v.object({ any: list })],
  "audience is { all: […] } or { any: […] }.",
);
export type Audience = v.InferOutput<typeof Audience>;
