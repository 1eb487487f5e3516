/** What the definition of every question holds, whatever its kind; each kind adds its own entries. */
import * as v from "valibot";
import { operators } from "../compare.ts";
import { Localized, Slug } from "../shapes.ts";

const value = v.union([v.string(), v.number(), v.boolean()]);

/** A condition on an earlier answer: `{ "answer": "nps", "op": "lte", "value": 6 }`. */
export const AnswerCondition = v.object({
  answer: Slug,
  op: v.picklist(operators),
  value: v.optional(v.union([value, v.array(value)])),
});

export const ShowIf = v.union(
  [v.object({ all: v.array(AnswerCondition) }), v.object({ any: v.array(AnswerCondition) })],
  "showIf is { all: […] } or { any: […] }.",
);

/** The entries of every question. `ask` is needed unless the kind brings its wording along. */
export const common = {
  id: Slug,
  ask: Localized,
  /** A line under the question. */
  help: v.optional(Localized),
  required: v.optional(v.boolean()),
  showIf: v.optional(ShowIf),
};
