/** A comparison as an author writes it, and whether it can ever hold: nonsense is refused when it is saved. */
import * as v from "valibot";
import { operators } from "../compare.ts";

const Scalar = v.union([v.string(), v.number(), v.boolean()]);
/** What a fact is compared with. */
export const Value = v.union([Scalar, v.array(Scalar)]);

/** The entries of a condition on one fact. */
export const comparison = { op: v.picklist(operators), value: v.optional(Value) };

const texts = /^(not)?(contains|starts|ends|glob)/i;

/** Why a comparison can never mean anything; undefined where it can. */
export function nonsense(op: string, value: v.InferOutput<typeof Value> | undefined): string | undefined {
  if (/exists$/i.test(op)) return undefined;
  if (value === undefined) return `${op} needs a value.`;
  if (/^(not)?in$/i.test(op)) return undefined;
  if (Array.isArray(value)) return `${op} compares with one value; use in or notIn for a list.`;
  if (/^[lg]te?$/.test(op) && typeof value !== "number") return `${op} compares numbers.`;
  if (texts.test(op) && (typeof value !== "string" || value === "")) return `${op} compares with a text.`;
  return undefined;
}

/** The check for a condition that holds `op` and `value`. */
export const meaningful = <Condition extends { op: string; value?: v.InferOutput<typeof Value> | undefined }>() =>
  v.check<Condition, (issue: v.CheckIssue<Condition>) => string>(
    ({ op, value }) => nonsense(op, value) === undefined,
    ({ input: { op, value } }) => nonsense(op, value) ?? "",
  );
