import * as v from "valibot";
import { Localized } from "../../shapes.ts";
import { common } from "../ask.ts";
import { keepsOtherFree, option, optionsOf, otherIsTaken, Shuffle } from "../options.ts";

const Option = v.object({
  ...option,
  label: Localized,
  /** "None of these": chosen alone; choosing it unchecks the others, and the other way round. */
  exclusive: v.optional(v.boolean()),
});
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(201));

/** Any of a list. `min` and `max` count what is chosen in an answer that is given at all; an exclusive option is enough. */
export const MultipleAsk = v.pipe(
  v.object({
    ...common,
    kind: v.literal("multiple"),
    options: optionsOf(Option),
    /** An answer in own words is taken, too. */
    other: v.optional(v.boolean()),
    shuffle: v.optional(Shuffle),
    min: v.optional(count),
    max: v.optional(count),
  }),
  v.forward(
    v.check(({ options, other }) => keepsOtherFree(other === true, options), otherIsTaken),
    ["options"],
  ),
  v.check(({ min = 0, max = 201 }) => min <= max, "min must not be above max."),
  v.forward(
    v.check(
      ({ min = 0, options, other }) => min <= options.filter(({ exclusive }) => !exclusive).length + (other ? 1 : 0),
      "Fewer options than min can be chosen together.",
    ),
    ["min"],
  ),
);
export type MultipleAsk = v.InferOutput<typeof MultipleAsk>;
