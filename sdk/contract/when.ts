/** When a survey comes up: what it waits for, and how often one visitor is asked. */
import * as v from "valibot";
import { operators } from "../compare.ts";
import { Slug } from "../shapes.ts";

const Scalar = v.union([v.string(), v.number(), v.boolean()]);

/** What a comparison on an event's property may say: `{ "gte": 20 }`, or a bare value for equality. */
const PropertyTest = v.union([
  Scalar,
  v.pipe(
    v.object(Object.fromEntries(operators.map((op) => [op, v.optional(v.union([Scalar, v.array(Scalar)]))]))),
    v.check((test) => Object.keys(test).length > 0, "Say at least one comparison, such as { gte: 20 }."),
  ),
]);

/** `{ "event": "order_completed", "where": { "value": { "gte": 20 } } }` */
const Trigger = v.object({ event: Slug, where: v.optional(v.record(Slug, PropertyTest)) });

export const When = v.object({ any: v.array(Trigger) }, "when is { any: [{ event }] }.");

export const Repeat = v.object({
  mode: v.optional(v.picklist(["once", "untilAnswered", "always"])),
  everyDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  atMost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
});
