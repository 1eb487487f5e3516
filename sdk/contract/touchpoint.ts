/** The steps of the customer's journey, declared in order by the workspace. */
import * as v from "valibot";
import { Localized, Slug } from "../shapes.ts";

export const Touchpoint = v.object({
  id: Slug,
  name: Localized,
  stage: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type Touchpoint = v.InferOutput<typeof Touchpoint>;

export const TouchpointList = v.pipe(
  v.array(Touchpoint),
  v.maxLength(200, "At most 200 touchpoints."),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, "Each touchpoint has an id of its own."),
);
export const Touchpoints = v.object({
  items: v.array(Touchpoint),
  next: v.null(),
  /** Names that responses carry and the list does not: kept as they came, most answers first. */
  unknown: v.array(v.object({ id: v.string(), n: v.number(), lastSeenAt: v.string() })),
});
