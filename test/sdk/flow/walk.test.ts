import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unsure } from "../../../sdk/flow/condition.ts";
import { walk, type Course, type Step } from "../../../sdk/flow/walk.ts";
import { answers, courses } from "./courses.ts";

const go = (course: Course<Step, Step>, given: Record<string, unknown> = {}, fact: unknown = undefined) => {
  const way = walk(course, given, () => fact);
  return { ...way, questions: way.questions.map(({ id }) => id).join(" "), ending: way.ending?.id };
};
const low = { all: [{ answer: "a", op: "lte" as const, value: 6 }] };
const when = { all: [{ context: "order", op: "gt" as const, value: 1 }] };
const of = (...questions: Step[]): Course<Step, Step> => ({
  questions,
  endings: [{ id: "sorry", showIf: low }, { id: "thanks" }, { id: "special" }],
});

describe("jumps", () => {
  const course = of(
    { id: "a", next: [{ if: low, go: "c" }, { go: "special" }] },
    { id: "b" },
    { id: "c" },
    { id: "d" },
  );
  it("takes the first that holds, and passes over what lies between", () => {
    expect(go(course, { a: 3 })).toMatchObject({ questions: "a c d", ending: "sorry" });
    expect(go(course, { a: 9 })).toMatchObject({ questions: "a", ending: "special" });
  });

  it("goes on to the following question where none holds", () => {
    expect(go(of({ id: "a", next: [{ if: low, go: "end" }] }, { id: "b" }), { a: 9 }).questions).toBe("a b");
  });

  it('"end" leaves by the first ending that fits', () => {
    const short = of({ id: "a", next: [{ go: "end" }], showIf: { all: [] } }, { id: "b" });
    expect(go(short, { a: 2 })).toMatchObject({ questions: "a", ending: "sorry" });
    expect(go(short, { a: 9 })).toMatchObject({ questions: "a", ending: "thanks" });
  });

  it("an answer on a way not taken counts for nothing", () => {
    expect(go(course, { a: 9, c: 1 }).answers).toEqual({ a: 9 });
  });

  it("who is led to a hidden question goes on behind it", () => {
    const hidden = of(
      { id: "a", next: [{ go: "c" }] },
      { id: "b" },
      { id: "c", showIf: low, next: [{ go: "end" }] },
      { id: "d" },
    );
    expect(go(hidden, { a: 9 }).questions).toBe("a d");
    expect(go(hidden, { a: 2 }).questions).toBe("a c");
  });
});

describe("variables", () => {
  const counting: Course<Step, Step> = {
    variables: [
      { id: "score", start: 10 },
      { id: "tier", start: "none" },
    ],
    questions: [
      {
        id: "a",
        set: [
          { variable: "score", add: { answer: "a" } },
          { variable: "score", if: low, add: -20 },
          { variable: "tier", if: low, to: "low" },
        ],
      },
      {
        id: "b",
        showIf: { all: [{ variable: "score", op: "gt", value: 15 }] },
        set: [{ variable: "tier", to: { answer: "b" } }],
      },
    ],
  };
  it("start, are added to and set, and decide what is asked", () => {
    expect(go(counting)).toMatchObject({ questions: "a", variables: { score: 10, tier: "none" } });
    expect(go(counting, { a: 9 })).toMatchObject({ questions: "a b", variables: { score: 19, tier: "none" } });
    expect(go(counting, { a: 3, b: "x" })).toMatchObject({ questions: "a", variables: { score: -7, tier: "low" } });
  });

  it("take words over, within bounds, and nothing else", () => {
    expect(go(counting, { a: 9, b: "Gold" }).variables.tier).toBe("Gold");
    expect(go(counting, { a: 9, b: { other: "Mine" } }).variables.tier).toBe("Mine");
    expect(go(counting, { a: 9, b: "x".repeat(10_000) }).variables.tier).toHaveLength(200);
    for (const odd of [true, [1], {}, { name: "x" }])
      expect(go(counting, { a: 9, b: odd }).variables.tier).toBe("none");
    expect(go(counting, { a: "text" }).variables.score).toBe(10);
  });
});

describe("where facts cannot be known", () => {
  it("a question that hangs on them is asked for certain only if it was answered", () => {
    const course = of({ id: "a" }, { id: "b", showIf: when }, { id: "c" });
    expect(go(course, {}, unsure).questions).toBe("a c");
    expect(go(course, { b: 1 }, unsure)).toMatchObject({ questions: "a b c", answers: { b: 1 } });
    expect(go(course, {}, 5).questions).toBe("a b c");
    expect(go(course, { b: 1 }, 0)).toMatchObject({ questions: "a c", answers: {} });
  });

  it("behind a jump that hangs on them nothing is certain", () => {
    const course = of({ id: "a", next: [{ if: when, go: "c" }] }, { id: "b" }, { id: "c" });
    expect(go(course, {}, unsure)).toMatchObject({ questions: "a", ending: undefined });
    const hidden = of({ id: "a", showIf: when, next: [{ go: "c" }] }, { id: "b" }, { id: "c" });
    expect(go(hidden, {}, unsure).questions).toBe("");
    expect(go(hidden, { a: 1 }, unsure).questions).toBe("a c");
  });

  it("a variable that hangs on them is not told, and what hangs on it is no more certain", () => {
    const course: Course<Step, Step> = {
      variables: [{ id: "score", start: 0 }],
      questions: [
        { id: "a", set: [{ variable: "score", if: when, add: 1 }] },
        { id: "b", showIf: { all: [{ variable: "score", op: "is", value: 1 }] } },
        { id: "c", set: [{ variable: "score", to: 7 }] },
      ],
    };
    expect(go({ ...course, questions: course.questions.slice(0, 2) }, {}, unsure)).toMatchObject({
      questions: "a",
      variables: {},
    });
    expect(go(course, {}, unsure).variables).toEqual({ score: 7 });
  });
});

describe("any survey", () => {
  it("is walked forward, to its end, in one pass", () => {
    fc.assert(
      fc.property(courses, answers, fc.constantFrom(undefined, 1, unsure), (course, given, fact) => {
        const { questions, answers: counted } = walk(course, given, () => fact);
        const places = questions.map((question) => course.questions.indexOf(question));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const id of Object.keys(counted)) expect(questions.some((question) => question.id === id)).toBe(true);
      }),
    );
  });

  it("what was asked up to a question hangs on no later answer", () => {
    fc.assert(
      fc.property(courses, answers, answers, (course, given, later) => {
        const { questions } = walk(course, given, () => 1);
        const at = questions[questions.length >> 1];
        if (!at) return;
        const place = course.questions.indexOf(at);
        const kept = course.questions.slice(0, place).flatMap(({ id }) => (id in given ? [[id, given[id]]] : []));
        const other = walk(course, { ...later, ...blankUpTo(course, place), ...Object.fromEntries(kept) }, () => 1);
        const before = ({ questions: way }: typeof other) =>
          way.map((question) => course.questions.indexOf(question)).filter((one) => one <= place);
        expect(before(other)).toEqual(before(walk(course, given, () => 1)));
      }),
    );
  });

  it("with every fact known leaves out nothing that an unsure walk is certain of", () => {
    fc.assert(
      fc.property(courses, answers, fc.integer({ min: 0, max: 3 }), (course, given, fact) => {
        const known = walk(course, given, () => fact);
        // Only what was asked was answered, as from a page.
        const told = walk(course, known.answers, () => unsure);
        for (const question of told.questions) expect(known.questions).toContain(question);
        for (const [id, value] of Object.entries(told.variables)) expect(known.variables[id]).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });
});

/** No answers from elsewhere before this place. */
const blankUpTo = ({ questions }: Course<Step, Step>, place: number): Record<string, undefined> =>
  Object.fromEntries(questions.slice(0, place).map(({ id }) => [id, undefined]));
