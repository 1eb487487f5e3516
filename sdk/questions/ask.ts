/** What the definition of every question holds, whatever its kind; each kind adds its own entries. */
import * as v from "valibot";
import { operators } from "../compare.ts";
import { Localized, Slug } from "../shapes.ts";

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const FactName = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const comparison = {
  op: v.picklist(operators),
  value: v.optional(v.union([scalar, v.array(scalar)])),
};

/** A condition on an earlier answer: `{ "answer": "nps", "op": "lte", "value": 6 }`. */
const AnswerCondition = v.object({ answer: Slug, ...comparison });
export type AnswerCondition = v.InferOutput<typeof AnswerCondition>;

/**
 * A condition: on an earlier answer, a trait of the identified customer, a fact that the host set, the arrival, or what
 * the survey counted. Own words compare as "other" and by what was written.
 */
const Condition = v.union([
  AnswerCondition,
  v.object({ attribute: FactName, ...comparison }),
  v.object({ context: FactName, ...comparison }),
  v.object({ touch: v.picklist(["campaign", "channel", "source", "medium"]), ...comparison }),
  v.object({ variable: Slug, ...comparison }),
]);
export type Condition = v.InferOutput<typeof Condition>;

const mostConditions = 50;
const list = v.pipe(v.array(Condition), v.maxLength(mostConditions));
/** One of the two: of both together nobody could say what is meant. */
const joined = (name: string) =>
  v.union(
    [v.strictObject({ all: list }), v.strictObject({ any: list })],
    `${name} is { all: […] } or { any: […] }, of at most ${mostConditions} conditions on an answer, attribute, context, touch or variable.`,
  );
export const ShowIf = joined("showIf");
/** The condition of a jump or of a variable's change. */
export const If = joined("if");
export type Conditions = v.InferOutput<typeof ShowIf>;

/** Where the way goes on: a later question, an ending, or `end`. The first that holds is taken; none: the next question. */
const Next = v.object({ if: v.optional(If), go: Slug });
export type Next = v.InferOutput<typeof Next>;

const AnswerRef = v.object({ answer: Slug });
/** What a question does to a variable once it was asked. `add` takes numbers alone. */
const SetVariable = v.union(
  [
    v.object({ variable: Slug, if: v.optional(If), add: v.union([v.number(), AnswerRef]) }),
    v.object({
      variable: Slug,
      if: v.optional(If),
      to: v.union([v.number(), v.pipe(v.string(), v.maxLength(200)), AnswerRef]),
    }),
  ],
  'set is { variable, add: number } or { variable, to: number or text }; { "answer": id } stands for that answer.',
);
export type SetVariable = v.InferOutput<typeof SetVariable>;

/** The entries of every question. `ask` is needed unless the kind brings its wording along. */
export const common = {
  id: Slug,
  ask: Localized,
  /** A line under the question. */
  help: v.optional(Localized),
  required: v.optional(v.boolean()),
  showIf: v.optional(ShowIf),
  next: v.optional(v.pipe(v.array(Next), v.maxLength(20, "A question goes on to at most 20 places."))),
  set: v.optional(v.pipe(v.array(SetVariable), v.maxLength(20, "A question sets at most 20 variables."))),
};
