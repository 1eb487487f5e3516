/** Surveys of any shape that may be saved: jumps forward, hidden questions, variables, endings. */
import fc from "fast-check";
import type { Conditions, Next, SetVariable } from "../../../sdk/questions/ask.ts";
import type { Course, Step } from "../../../sdk/flow/walk.ts";

export type Asked = Step & { kind: string; ask: string };
export type Any = Course<Asked, Step> & { questions: Asked[]; endings: Step[] };

const names = ["a", "b", "c", "d", "e", "f"];
const number = fc.integer({ min: 0, max: 3 });

/** Conditions on the first `place` questions, on variables and on a fact. */
const conditions = (place: number): fc.Arbitrary<Conditions> => {
  const op = fc.constantFrom("is", "isNot", "lte", "gt", "exists", "notExists");
  const one = fc.oneof(
    fc.record({ variable: fc.constant("score"), op, value: number }),
    fc.record({ context: fc.constant("order"), op, value: number }),
    ...(place ? [fc.record({ answer: fc.constantFrom(...names.slice(0, place)), op, value: number })] : []),
  );
  const many = fc.array(one, { maxLength: 2 });
  return fc.oneof(
    many.map((all) => ({ all })),
    many.map((any) => ({ any })),
  ) as fc.Arbitrary<Conditions>;
};
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const question = (place: number): fc.Arbitrary<Asked> =>
  fc.record({
    id: fc.constant(names[place]!),
    kind: fc.constant("nps"),
    ask: fc.constantFrom("?", "{{variable.score}}", ...names.slice(0, place).map((name) => `{{answer.${name}|x}}`)),
    showIf: maybe(conditions(place)),
    next: fc.array(
      fc.record({ if: maybe(conditions(place + 1)), go: fc.constantFrom(...names.slice(place + 1), "end", "bye") }),
      { maxLength: 2 },
    ) as fc.Arbitrary<Next[]>,
    set: fc.array(
      fc.record({
        variable: fc.constant("score"),
        if: maybe(conditions(place + 1)),
        add: fc.oneof(number, fc.constant({ answer: names[place]! })),
      }),
      { maxLength: 2 },
    ) as fc.Arbitrary<SetVariable[]>,
  });

/** Not all of them are sound: some hold a question that nothing leads to. */
export const courses: fc.Arbitrary<Any> = fc.record({
  questions: fc.tuple(...names.map((_, place) => question(place))).map((all) => [...all]),
  endings: fc.constant([{ id: "bye" }]),
  variables: fc.constant([{ id: "score", start: 0 }]),
});
export const answers = fc.dictionary(fc.constantFrom(...names), fc.oneof(number, fc.constant("")));
