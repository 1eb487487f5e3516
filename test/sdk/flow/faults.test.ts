/** What a survey is refused for when it is saved: each fault is named, and found where it is. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { faultsIn, type Fault } from "../../../sdk/flow/faults.ts";
import { conditionsOf } from "../../../sdk/flow/contents.ts";
import { walk, type Step } from "../../../sdk/flow/walk.ts";
import { answers, courses } from "./courses.ts";

type Asked = Step & { kind: string; [entry: string]: unknown };
const q = (id: string, some: Partial<Asked> = {}): Asked => ({ id, kind: "nps", ask: "?", ...some });
const on = (condition: object) => ({ all: [condition] }) as NonNullable<Step["showIf"]>;
const answer = (id: string) => on({ answer: id, op: "exists" });
const at = ({ path }: Fault): string => path.join(".");

const thanks = [{ id: "thanks", say: "Gracias" }];
const score = [{ id: "score", start: 0 }];

it.each<[string, Parameters<typeof faultsIn>[0], string, RegExp]>([
  ["a question twice", { questions: [q("a"), q("a")] }, "questions.1.id", /"a" is used twice/],
  [
    "an ending with a question's id",
    { questions: [q("a")], endings: [{ id: "a" }] },
    "endings.0.id",
    /"a" is used twice/,
  ],
  ["a question called end", { questions: [q("end")] }, "questions.0.id", /"end" is reserved/],
  ["an ending called end", { questions: [q("a")], endings: [{ id: "end" }] }, "endings.0.id", /"end" is reserved/],
  ["an id of the language", { questions: [q("constructor")] }, "questions.0.id", /"constructor" is reserved/],
  [
    "a variable twice",
    { questions: [q("a")], variables: [...score, ...score] },
    "variables.1.id",
    /variable "score" is used twice/,
  ],
  [
    "a condition on a later question",
    { questions: [q("a", { showIf: answer("b") }), q("b")] },
    "questions.0.showIf",
    /"a" depends on "b", which is not an earlier/,
  ],
  [
    "a condition on itself",
    { questions: [q("a", { showIf: answer("a") })] },
    "questions.0.showIf",
    /"a" depends on "a"/,
  ],
  [
    "a condition on nothing",
    { questions: [q("a", { showIf: answer("nope") })] },
    "questions.0.showIf",
    /"nope".* none by that id/,
  ],
  [
    "an ending on nothing",
    { questions: [q("a")], endings: [{ id: "e", showIf: answer("nope") }] },
    "endings.0.showIf",
    /The ending "e" depends on "nope"/,
  ],
  [
    "an unknown variable",
    { questions: [q("a", { showIf: on({ variable: "score", op: "exists" }) })] },
    "questions.0.showIf",
    /variable "score"/,
  ],
  [
    "a name of the language",
    { questions: [q("a", { showIf: on({ context: "toString", op: "exists" }) })] },
    "questions.0.showIf",
    /"toString"/,
  ],
  [
    "a jump to nothing",
    { questions: [q("a", { next: [{ go: "nope" }] })] },
    "questions.0.next.0",
    /"a" goes on to "nope", which is neither/,
  ],
  [
    "a jump back",
    { questions: [q("a"), q("b", { next: [{ go: "a" }] })] },
    "questions.1.next.0",
    /"b" goes back to "a"; a jump must go forward/,
  ],
  [
    "a jump to itself",
    { questions: [q("a", { next: [{ if: answer("a"), go: "a" }] })] },
    "questions.0.next.0",
    /goes back to "a"/,
  ],
  [
    "a jump that is never taken",
    { questions: [q("a", { next: [{ go: "end" }, { go: "thanks" }] })], endings: thanks },
    "questions.0.next.1",
    /never goes on to "thanks"/,
  ],
  [
    "a jump on a later answer",
    { questions: [q("a", { next: [{ if: answer("b"), go: "end" }] }), q("b")] },
    "questions.0.next.0",
    /"a" depends on "b"/,
  ],
  [
    "a question that nothing leads to",
    { questions: [q("a", { next: [{ go: "c" }] }), q("b"), q("c")] },
    "questions.1",
    /"b" is never asked/,
  ],
  [
    "a question behind the end",
    { questions: [q("a", { next: [{ go: "end" }] }), q("b")] },
    "questions.1",
    /"b" is never asked/,
  ],
  [
    "setting what is not declared",
    { questions: [q("a", { set: [{ variable: "score", add: 1 }] })] },
    "questions.0.set.0",
    /variable "score", which the survey does not declare/,
  ],
  [
    "adding to a text",
    { questions: [q("a", { set: [{ variable: "t", add: 1 }] })], variables: [{ id: "t", start: "" }] },
    "questions.0.set.0",
    /adds to the variable "t"/,
  ],
  [
    "a later answer in a variable",
    { questions: [q("a", { set: [{ variable: "score", add: { answer: "b" } }] }), q("b")], variables: score },
    "questions.0.set.0",
    /"a" depends on "b"/,
  ],
  [
    "quoting a later answer",
    { questions: [q("a", { ask: "{{answer.b}}" }), q("b")] },
    "questions.0",
    /"a" depends on "b"/,
  ],
  [
    "quoting its own answer",
    { questions: [q("a", { help: { es: "?", en: "{{answer.a}}" } })] },
    "questions.0",
    /"a" depends on "a"/,
  ],
  [
    "quoting in a label",
    { questions: [q("a", { options: [{ id: "x", label: "{{answer.z}}" }] })] },
    "questions.0",
    /"z"/,
  ],
  [
    "quoting what nobody knows",
    { questions: [q("a", { ask: "{{foo.bar}} {{name}}" })] },
    "questions.0",
    /"a" quotes {{foo\.bar}}; known are answer\.…/,
  ],
  ["quoting nothing", { questions: [q("a", { ask: "{{}}" })] }, "questions.0", /quotes {{}}/],
  ["a promise with a name", { questions: [q("a", { ask: "{{promise.x}}" })] }, "questions.0", /quotes {{promise\.x}}/],
  ["a space without a name", { questions: [q("a", { ask: "{{answer.}}" })] }, "questions.0", /quotes {{answer\.}}/],
  [
    "an ending that quotes nothing known",
    { questions: [q("a")], endings: [{ ...thanks[0]!, say: "{{variable.nope}}" } as Step] },
    "endings.0",
    /The ending "thanks" depends on the variable "nope"/,
  ],
  [
    "a promise question that always quotes",
    { questions: [q("a", { kind: "promise", ask: "{{promise}}?" })] },
    "questions.0",
    /single braces/,
  ],
  [
    "an ending behind one without a condition",
    {
      questions: [q("a")],
      endings: [
        { id: "all", showIf: { all: [] } },
        { id: "some", showIf: answer("a") },
      ],
    },
    "endings.1",
    /The ending "some" is never shown: "all" stands before it/,
  ],
  [
    "an ending that every way passes by",
    { questions: [q("a", { next: [{ go: "bye" }] })], endings: [...thanks, { id: "bye" }] },
    "endings.0",
    /The ending "thanks" is never shown: every way goes on to another/,
  ],
  ...(
    [
      [
        { answer: "a", op: "gte", value: 9 },
        { answer: "a", op: "lt", value: 3 },
      ],
      [
        { answer: "a", op: "is", value: 4 },
        { answer: "a", op: "notExists" },
      ],
      [
        { variable: "score", op: "gt", value: 2.5 },
        { variable: "score", op: "lte", value: 2.5 },
      ],
    ] as const
  ).map((all): [string, Parameters<typeof faultsIn>[0], string, RegExp] => [
    `an ending whose condition contradicts itself: ${all.map(({ op }) => op).join(", ")}`,
    { questions: [q("a")], endings: [{ id: "e", showIf: { all: [...all] } }], variables: score },
    "endings.0",
    /The ending "e" is never shown: its showIf can never hold/,
  ]),
])("%s", (_what, survey, path, message) => {
  const faults = faultsIn(survey);
  expect(faults.map(at)).toContain(path);
  expect(faults.find((fault) => at(fault) === path)?.message).toMatch(message);
});

it("finds nothing in a survey that is sound", () => {
  const survey = {
    questions: [
      q("nps", {
        set: [{ variable: "score", add: { answer: "nps" } }],
        next: [
          { if: on({ answer: "nps", op: "gte", value: 9 }), go: "last" },
          { if: on({ context: "vip", op: "exists" }), go: "thanks" },
        ],
      }),
      q("why", {
        ask: "You gave {{answer.nps}}, {{customer.name|friend}}. {{promise}} {{campaign}} {{context.order}}",
        next: [{ go: "end" }],
        showIf: answer("nps"),
      }),
      q("last", { ask: "{{variable.score}}", showIf: on({ touch: "channel", op: "is", value: "email" }) }),
    ],
    endings: [{ ...thanks[0]!, say: "{{answer.last}}", showIf: answer("why") } as Step],
    variables: score,
  };
  expect(faultsIn(survey)).toEqual([]);
  expect(faultsIn({ questions: [] })).toEqual([]);
});

it("a hidden question's jump does not cut off what follows it", () => {
  const hidden = q("b", { showIf: answer("a"), next: [{ go: "end" }] });
  expect(faultsIn({ questions: [q("a"), hidden, q("c")] })).toEqual([]);
});

it.each<[string, Parameters<typeof faultsIn>[0]]>([
  [
    "one that a jump names",
    { questions: [q("a", { next: [{ if: answer("a"), go: "x" }] })], endings: [...thanks, { id: "x" }] },
  ],
  [
    "those that a jump to the end leaves to their conditions",
    { questions: [q("a", { next: [{ go: "end" }] })], endings: thanks },
  ],
  ["one behind another's condition", { questions: [q("a")], endings: [{ id: "x", showIf: answer("a") }, ...thanks] }],
  ["one of a survey without questions", { questions: [], endings: thanks }],
])("an ending is shown: %s", (_what, survey) => {
  expect(faultsIn(survey)).toEqual([]);
});

it("says of no ending that it is never shown which some answers lead to", () => {
  const rows = on({ answer: "a", op: "lte", value: 1 });
  const closings: Step[][] = [
    [{ id: "bye" }, { id: "late" }],
    [{ id: "low", showIf: rows }, { id: "bye" }],
    [{ id: "odd", showIf: { all: [...conditionsOf(rows), { answer: "a", op: "gt", value: 2 }] } }, { id: "bye" }],
    [{ id: "odd", showIf: { any: [...conditionsOf(rows), { answer: "a", op: "gt", value: 2 }] } }, { id: "bye" }],
  ];
  fc.assert(
    fc.property(courses, fc.constantFrom(...closings), answers, (course, endings, given) => {
      const survey = { ...course, endings };
      const { ending } = walk(survey, given, ({ op }) => (op === "exists" ? 1 : undefined));
      const never = faultsIn(survey).filter(({ message }) => message.includes("never shown"));
      expect(never.map(({ path }) => endings[Number(path[1])])).not.toContain(ending ?? null);
    }),
  );
});

it("never throws, and finds each of several faults", () => {
  expect(faultsIn({ questions: [q("a", { next: [{ go: "x" }], showIf: answer("y") })] })).toHaveLength(2);
  fc.assert(fc.property(courses, (course) => Array.isArray(faultsIn(course))));
});
