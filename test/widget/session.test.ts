import fc from "fast-check";
import { compare } from "../../sdk/compare.ts";
import { describe, expect, it } from "vitest";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { walk } from "../../sdk/flow/walk.ts";
import {
  answer,
  asked,
  back,
  begin as start,
  plain,
  type Answers,
  inView,
  next,
  progress,
  type Check,
  type Session,
  type Walk,
} from "../../widget/session.ts";
import { answers, courses, type Any } from "../sdk/flow/courses.ts";

const begin = (of: PublishedSurvey, answers?: Answers): Session => start(of, plain(of, compare), answers);
const question = (id: string, some: Partial<Question> = {}): Question =>
  ({ id, kind: "nps", ask: id, ...some }) as Question;
const survey = (questions: Question[], some: Partial<PublishedSurvey> = {}): PublishedSurvey => ({
  id: "sur_1",
  version: 1,
  locale: "es",
  decide: false,
  questions,
  ...some,
});
const fine: Check = () => undefined;
const when = (id: string, value: number) => ({ all: [{ answer: id, op: "lte" as const, value }] });
const branching = survey([
  question("nps", { required: true }),
  question("why", { showIf: when("nps", 6) }),
  question("how", { showIf: when("why", 3) }),
  question("last"),
]);
const say = (session: Session, value: unknown): Session => answer(session, session.at.id, value);
const ending = (session: Session) => asked(session).ending;
const go = (from: Session, ...values: unknown[]): Session =>
  values.reduce<Session>((session, value) => next(value === undefined ? session : say(session, value), fine), from);

describe("going on", () => {
  it("asks one question after the other, then sends", () => {
    const session = begin(survey([question("a"), question("b")]));
    expect(session.at.id).toBe("a");
    expect(go(session, 1).at.id).toBe("b");
    expect(go(session, 1, 2)).toMatchObject({ phase: "sending", answers: { a: 1, b: 2 } });
  });

  it("stays at a required question without an answer, and says so", () => {
    const stuck = next(begin(branching), fine);
    expect(stuck).toMatchObject({ at: { id: "nps" }, problems: { nps: "missing" }, phase: "answering" });
    expect(say(stuck, 3).problems.nps).toBeUndefined();
  });

  it("takes white space for no answer", () => {
    const text = survey([question("why", { kind: "text", required: true })]);
    expect(next(say(begin(text), " \n "), fine).problems.why).toBe("missing");
  });

  it("goes on without an answer where none is required, and asks nobody whether nothing is legal", () => {
    const refuses: Check = () => "wrong_type";
    expect(next(begin(survey([question("a"), question("b")])), refuses).at.id).toBe("b");
  });

  it("stays where the kind refuses the answer, and says why", () => {
    const refuses: Check = (_question, value) => (value === 11 ? "out_of_range" : undefined);
    const session = begin(survey([question("a"), question("b")]));
    expect(next(say(session, 11), refuses)).toMatchObject({ at: { id: "a" }, problems: { a: "out_of_range" } });
    expect(next(say(session, 10), refuses).at.id).toBe("b");
  });
});

describe("skips", () => {
  it("passes over what is not asked, and counts what is", () => {
    const high = go(begin(branching), 9);
    expect(high.at.id).toBe("last");
    expect(progress(high)).toEqual({ at: 2, of: 2 });
    const low = go(begin(branching), 2);
    expect(low.at.id).toBe("why");
    expect(progress(low)).toEqual({ at: 2, of: 3 });
    expect(go(low, 1).at.id).toBe("how");
  });

  it("goes back the way that is asked now", () => {
    const last = go(begin(branching), 2, 1, 1);
    expect(last.at.id).toBe("last");
    const first = back(back(back(last)));
    expect(first.at.id).toBe("nps");
    expect(back(first)).toBe(first);
    expect(go(first, 10).at.id).toBe("last");
    expect(back(go(first, 10)).at.id).toBe("nps");
  });

  it("an answer to a question that is no longer asked counts for nothing", () => {
    const changed = go(back(back(go(begin(branching), 2, 1))), 10);
    expect(asked(changed).answers).toEqual({ nps: 10 });
    // "how" hangs on "why", which is not asked any more.
    expect(asked(begin(branching, { nps: 10, why: 1, how: 1 }))).toMatchObject({
      questions: [{ id: "nps" }, { id: "last" }],
      answers: { nps: 10 },
    });
  });

  it("leaves nothing empty among the answers", () => {
    expect(asked(begin(branching, { nps: 10, last: "" })).answers).toEqual({ nps: 10 });
    expect(asked(begin(branching, { nps: 0 })).answers).toEqual({ nps: 0 });
  });
});

it("begins with the answers that were kept", () => {
  expect(begin(branching, { nps: 4 })).toMatchObject({ at: { id: "nps" }, answers: { nps: 4 } });
});

it("changes nothing in place", () => {
  const session = Object.freeze(begin(branching));
  Object.freeze(session.answers);
  expect(() => back(next(say(session, 2), fine))).not.toThrow();
  expect(session.answers).toEqual({});
});

it("ends as the answers say: the first ending that fits, or none", () => {
  const endings = [
    { id: "sorry", say: "Lo sentimos", showIf: when("nps", 6) },
    { id: "thanks", say: "Gracias" },
  ];
  expect(ending(begin(survey([question("nps")], { endings }), { nps: 3 }))?.id).toBe("sorry");
  expect(ending(begin(survey([question("nps")], { endings }), { nps: 9 }))?.id).toBe("thanks");
  expect(ending(begin(survey([question("nps")]), { nps: 9 }))).toBeUndefined();
  expect(ending(begin(survey([question("nps")], { endings: [endings[0]!] }), { nps: 9 }))).toBeUndefined();
});

describe("all on one page", () => {
  const page = survey([...branching.questions.slice(0, 3), question("last", { required: true })], { layout: "page" });
  const ids = (session: Session): string[] => inView(session).map(({ id }) => id);

  it("has all that is asked in view, and follows the answers", () => {
    const empty = begin(page);
    expect(ids(empty)).toEqual(["nps", "last"]);
    const low = answer(empty, "nps", 2);
    expect(ids(low)).toEqual(["nps", "why", "last"]);
    expect(ids(answer(low, "why", 1))).toEqual(["nps", "why", "how", "last"]);
    expect(ids(answer(low, "nps", 9))).toEqual(["nps", "last"]);
    expect(progress(low)).toEqual({ at: 1, of: 1 });
    expect(back(low)).toBe(low);
  });

  it("names every problem at once, and sends in one step", () => {
    const refuses: Check = (_question, value) => (value === 11 ? "out_of_range" : undefined);
    const stuck = next(answer(answer(begin(page), "nps", 3), "why", 11), refuses);
    expect(stuck).toMatchObject({ phase: "answering", problems: { why: "out_of_range", last: "missing" } });
    expect(Object.keys(stuck.problems)).toEqual(["why", "last"]);
    expect(answer(stuck, "why", 9).problems).toMatchObject({ why: undefined, last: "missing" });
    expect(next(answer(answer(stuck, "why", 9), "last", 1), refuses)).toMatchObject({ phase: "sending", problems: {} });
  });
});

describe("another walk", () => {
  const three = survey([question("a"), question("b"), question("c")]);
  it("says which questions there are", () => {
    const walk: Walk = (answers) => ({
      questions: three.questions.filter(({ id }) => id !== "b" || answers.a === 1),
      answers,
      ending: { id: "bye", say: "Bye" },
      variables: { score: 4 },
    });
    const session = start(three, walk);
    expect(go(session, 1).at.id).toBe("b");
    const over = go(session, 2);
    expect(over.at.id).toBe("c");
    expect(back(over).at.id).toBe("a");
    expect(asked(over)).toMatchObject({ ending: { id: "bye" }, variables: { score: 4 } });
  });

  it("that no longer asks the question in view leads on, and never round again", () => {
    let without = "";
    const walk: Walk = (answers) => ({ questions: three.questions.filter(({ id }) => id !== without), answers });
    const second = go(start(three, walk), 1);
    without = "b";
    expect(go(second, 1).at.id).toBe("c");
    without = "c";
    expect(go(second, 1).phase).toBe("sending");
  });
});

describe("any survey with jumps, hidden questions and variables", () => {
  const begun = (course: Any, given: Record<string, unknown>, order: unknown): Session => {
    const any = course as unknown as PublishedSurvey;
    const walks: Walk = (answers) => walk(any, answers, () => order);
    return start(any, walks, given);
  };
  const fact = fc.constantFrom(undefined, 1, 3);

  it("comes to its end, a step for each question at most", () => {
    fc.assert(
      fc.property(courses, answers, fact, (course, given, order) => {
        let session = begun(course, given, order);
        fc.pre(session.at !== undefined);
        let steps = 0;
        while (session.phase === "answering") {
          session = next(session, fine);
          steps += 1;
          expect(steps).toBeLessThanOrEqual(course.questions.length);
        }
        expect(session.phase).toBe("sending");
      }),
    );
  });

  it("back undoes next, and neither touches the answers", () => {
    fc.assert(
      fc.property(courses, answers, fact, (course, given, order) => {
        let session = begun(course, given, order);
        fc.pre(session.at !== undefined);
        for (;;) {
          const on = next(session, fine);
          expect(on.answers).toBe(session.answers);
          if (on.phase === "sending") return;
          const returned = back(on);
          expect(returned.at).toBe(session.at);
          expect(returned.answers).toBe(session.answers);
          session = on;
        }
      }),
    );
  });

  it("without any of these goes the plain way", () => {
    fc.assert(
      fc.property(courses, answers, (course, given) => {
        const questions = course.questions.map(({ showIf, next: _next, set: _set, ...rest }) => ({
          ...rest,
          showIf: onAnswers(showIf),
        }));
        const simple = { ...course, questions } as unknown as PublishedSurvey;
        const { questions: plainly, answers: counted } = asked(begin(simple, given));
        const way = walk(simple, given, () => undefined);
        expect([way.questions, way.answers]).toEqual([plainly, counted]);
      }),
    );
  });
});

/** The conditions on answers alone. */
function onAnswers(showIf: Any["questions"][0]["showIf"]): typeof showIf {
  if (!showIf) return undefined;
  const own = ("all" in showIf ? showIf.all : showIf.any).filter((condition) => "answer" in condition);
  return "all" in showIf ? { all: own } : { any: own };
}
