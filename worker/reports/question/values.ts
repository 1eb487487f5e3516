/** Every value that a question's answers can have, and what each counts for. Pure; kinds are asked through their rules. */
import { rulesOf, type Question } from "../../../sdk/questions/index.ts";
import { optionsOf, takesOther } from "../../../sdk/questions/single/answer.ts";

export type Value = string | number | boolean;
export interface Counted {
  /** As an answer holds it; "other" for own words. */
  value: Value;
  /** Where its answers stand in the cells. */
  metric: string;
  cell: string;
}

/** From the lowest to the highest, as scales are read; whatever a kind does not take is left out. */
const steps: readonly Value[] = [
  ...Array.from({ length: 13 }, (_, at) => at - 2),
  "not_recalled",
  true,
  false,
  "clicked",
];

export function valuesOf(question: Question): Counted[] {
  const rules = rulesOf(question.kind);
  if (!rules) return [];
  const count = (value: Value, answer: unknown = value): Counted[] =>
    rules.tally(question, answer).map(([metric, cell]) => ({ value, metric, cell: String(cell) }));
  if (question.kind === "multiple")
    return [...question.options.map(({ id }) => id), ...(question.other ? ["other"] : [])].flatMap((id) =>
      count(id, [id]),
    );
  if (question.kind === "single")
    return [...optionsOf(question).map(({ id }) => id), ...(takesOther(question) ? ["other"] : [])].flatMap((id) =>
      count(id),
    );
  return steps.filter((value) => rules.accept(question, value).ok).flatMap((value) => count(value));
}
