import { describe, expect, it } from "vitest";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { answer, asked, back, begin, ending, next, progress, type Check, type Session } from "../../widget/session.ts";

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
const go = (from: Session, ...values: unknown[]): Session =>
  values.reduce<Session>((session, value) => next(value === undefined ? session : answer(session, value), fine), from);

describe("going on", () => {
  it("asks one question after the other, then sends", () => {
    const session = begin(survey([question("a"), question("b")]));
    expect(session.at.id).toBe("a");
    expect(go(session, 1).at.id).toBe("b");
    expect(go(session, 1, 2)).toMatchObject({ phase: "sending", answers: { a: 1, b: 2 } });
  });

  it("stays at a required question without an answer, and says so", () => {
    const stuck = next(begin(branching), fine);
    expect(stuck).toMatchObject({ at: { id: "nps" }, problem: "missing", phase: "answering" });
    expect(answer(stuck, 3).problem).toBeUndefined();
  });

  it("takes white space for no answer", () => {
    const text = survey([question("why", { kind: "text", required: true })]);
    expect(next(answer(begin(text), " \n "), fine).problem).toBe("missing");
  });

  it("goes on without an answer where none is required, and asks nobody whether nothing is legal", () => {
    const refuses: Check = () => "wrong_type";
    expect(next(begin(survey([question("a"), question("b")])), refuses).at.id).toBe("b");
  });

  it("stays where the kind refuses the answer, and says why", () => {
    const refuses: Check = (_question, value) => (value === 11 ? "out_of_range" : undefined);
    const session = begin(survey([question("a"), question("b")]));
    expect(next(answer(session, 11), refuses)).toMatchObject({ at: { id: "a" }, problem: "out_of_range" });
    expect(next(answer(session, 10), refuses).at.id).toBe("b");
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
    expect(asked(branching, changed.answers).answers).toEqual({ nps: 10 });
    // "how" hangs on "why", which is not asked any more.
    expect(asked(branching, { nps: 10, why: 1, how: 1 })).toMatchObject({
      questions: [{ id: "nps" }, { id: "last" }],
      answers: { nps: 10 },
    });
  });

  it("leaves nothing empty among the answers", () => {
    expect(asked(branching, { nps: 10, last: "" }).answers).toEqual({ nps: 10 });
    expect(asked(branching, { nps: 0 }).answers).toEqual({ nps: 0 });
  });
});

it("begins with the answers that were kept", () => {
  expect(begin(branching, { nps: 4 })).toMatchObject({ at: { id: "nps" }, answers: { nps: 4 } });
});

it("changes nothing in place", () => {
  const session = Object.freeze(begin(branching));
  Object.freeze(session.answers);
  expect(() => back(next(answer(session, 2), fine))).not.toThrow();
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
