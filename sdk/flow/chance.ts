/**
 * Whether conditions could ever hold, whatever is answered: asked when a survey is saved. It tries answers, those that
 * the conditions name and what lies beside them; "no" is only said where it is sure. Pure.
 */
import { compare, type Operator } from "../compare.ts";
import type { Condition, Conditions } from "../questions/ask.ts";
import { comparable } from "./condition.ts";
import { conditionsOf } from "./contents.ts";

/** Whether a question takes this for an answer. */
export type Takes<Ask> = (question: Ask, value: unknown) => boolean;

interface Test {
  op: Operator;
  value?: unknown;
}
/** Those that a value answers by itself; what is looked for in a text, some text may hold. */
const telling: readonly Operator[] = ["is", "in", "lt", "lte", "gt", "gte"];
const inText = /contains|with|glob/i;

/** The numbers of any scale that a survey is likely to have. */
const scale = Array.from({ length: 112 }, (_, at) => at - 10);

/** The numbers that could make a difference to these: themselves, between them, and beyond. */
function beside(named: readonly number[]): number[] {
  const sorted = named.toSorted((a, b) => a - b);
  const between = sorted.slice(1).map((next, at) => (next + sorted[at]!) / 2);
  return [...between, ...sorted.flatMap((one) => [one, one - 1, one + 1, Math.floor(one), Math.ceil(one)])];
}

function candidates(tests: readonly Test[], question: object | undefined): unknown[] {
  const named = tests.flatMap(({ value }) => value);
  const texts = named.filter((one) => typeof one === "string");
  const { options = [] } = Object(question) as { options?: { id: string }[] };
  return [
    ...scale,
    ...beside(named.filter((one) => typeof one === "number")),
    true,
    false,
    // Some words.
    "x",
    ...options.map(({ id }) => id),
    ...texts.flatMap((text) => [text, text.toLowerCase(), { other: text }]),
  ];
}

/** Could one answer or variable pass all of these? */
function together<Ask>(given: readonly Test[], question: Ask | undefined, takes: Takes<Ask>): boolean {
  const tests = given.filter(({ op }) => !inText.test(op));
  if (!tests.some(({ op }) => telling.includes(op))) return true;
  const holds = (answer: unknown, some: readonly Test[]): boolean =>
    some.every(({ op, value }) => compare(comparable(answer, op), op, value as Parameters<typeof compare>[2]));
  const all = candidates(tests, question as object | undefined);
  if (!question) return all.some((one) => holds(one, tests));
  const legal = all.filter((one) => takes(question, one));
  if (legal.length > 0) return legal.some((one) => holds(one, tests));
  // Of several choices, each may pass a test of its own; how many it takes is another matter.
  const lists = all.map((one) => [one]).filter((list) => takes({ ...question, min: undefined }, list));
  return (
    lists.length === 0 || tests.every((test) => !telling.includes(test.op) || lists.some((list) => holds(list, [test])))
  );
}

/** One subject's conditions belong together; slugs hold no "$". */
const subjectOf = (condition: Condition): string =>
  "answer" in condition ? condition.answer : "variable" in condition ? `$${condition.variable}` : "";

export function canHold<Ask>(
  conditions: Conditions | undefined,
  questions: ReadonlyMap<string, Ask>,
  takes: Takes<Ask>,
): boolean {
  const list = conditionsOf(conditions);
  const any = conditions !== undefined && "any" in conditions && list.length > 0;
  const verdicts = [...Map.groupBy(list, (one, at) => (any ? at : subjectOf(one))).values()].map((tests) => {
    const [first] = tests;
    if (first && "variable" in first) return together(tests, undefined, takes);
    const question = first && "answer" in first ? questions.get(first.answer) : undefined;
    // What a host knows of its customers can be anything, and many things at once.
    return !question || together(tests, question, takes);
  });
  return any ? verdicts.includes(true) : !verdicts.includes(false);
}
