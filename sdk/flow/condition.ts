/**
 * Whether conditions hold. A fact that cannot be known where this runs (the Worker does not see all that a page sees)
 * makes a condition neither true nor false; what hangs on it is then for the caller to be lenient about.
 */
import { compare, type Fact, type Operator } from "../compare.ts";
import type { Condition, Conditions } from "../questions/ask.ts";

/** Stands for a fact that cannot be known here. */
export const unsure = Symbol("unsure");

/** All that a condition may ask for. */
export interface Known {
  answers: Readonly<Record<string, unknown>>;
  variables: Readonly<Record<string, number | string | typeof unsure>>;
  /** Who the visitor is and how they came. */
  fact(condition: FactCondition): Fact;
}
/** A condition on something else than the survey's own answers and variables. */
export type FactCondition = Exclude<Condition, { answer: string } | { variable: string }>;

const wordsOf = (item: unknown): string | undefined => {
  const { other } = Object(item) as { other?: unknown };
  return typeof other === "string" ? other : undefined;
};
const inPart = /contains|with|glob/i;

/** An answer as it compares: own words are "other" and what was written; a part of them is looked for in the words. */
export function comparable(answer: unknown, op: Operator): Fact {
  if (Array.isArray(answer))
    return answer.flatMap((item) => (wordsOf(item) === undefined ? item : comparable(item, "is")));
  const words = wordsOf(answer);
  return words === undefined ? answer : inPart.test(op) ? words : ["other", words];
}

function one(condition: Condition, { answers, variables, fact }: Known): boolean | undefined {
  const { op, value } = condition;
  const found =
    "answer" in condition
      ? comparable(answers[condition.answer], op)
      : "variable" in condition
        ? variables[condition.variable]
        : fact(condition);
  return found === unsure ? undefined : compare(found, op, value);
}

/** True, false, or undefined where it hangs on what cannot be known. No conditions, or an empty list, are true. */
export function met(conditions: Conditions | undefined, known: Known): boolean | undefined {
  if (!conditions) return true;
  const all = "all" in conditions;
  const verdicts = (all ? conditions.all : conditions.any).map((condition) => one(condition, known));
  // One false decides "all", one true decides "any".
  if (verdicts.includes(!all)) return !all;
  if (verdicts.includes(undefined)) return undefined;
  return all || verdicts.length === 0;
}
