/**
 * A visitor's way through a survey: what is in view, what was answered, what comes next. Pure: every step makes a new
 * session; there is no DOM, no clock and no network in here. Which questions are asked is the walk's to say: the plain
 * one below knows conditions on answers, and sdk/flow, fetched only where a survey needs it, all the rest.
 */
import { holds, type Compare } from "../sdk/compare.ts";
import { blank } from "../sdk/questions/blank.ts";
import type { PublishedSurvey, Question } from "../sdk/contract/wire.types.ts";
import type { AnswerCondition, Conditions } from "../sdk/questions/ask.ts";

export type Answers = Readonly<Record<string, unknown>>;
/** How sending went, as the visitor needs to know it. */
export type Ended = "sent" | "kept" | "refused";

/** The way through a survey as the answers stand. */
export interface Way {
  /** The questions that are asked, in the survey's order. */
  questions: readonly Question[];
  /** The answers that count: none to a question that is not asked, and none that is empty. */
  answers: Answers;
  /** The survey's own farewell, if it has one for these answers. */
  ending?: NonNullable<PublishedSurvey["endings"]>[number] | undefined;
  /** What the survey counted on the way. */
  variables?: Readonly<Record<string, number | string>>;
}
export type Walk = (answers: Answers) => Way;

export interface Session {
  readonly survey: PublishedSurvey;
  readonly walk: Walk;
  readonly answers: Answers;
  /** The question in view; where all are on one page, the first. */
  readonly at: Question;
  readonly phase: "answering" | "sending" | Ended;
  /** Why the visitor cannot go on, by question: "missing", or a code of the kind's `accept`. */
  readonly problems: Readonly<Record<string, string | undefined>>;
}

/** Judges an answer that was given: a code, or undefined where it is fine. */
export type Check = (question: Question, value: unknown) => string | undefined;

const empty = (value: unknown): boolean => value === undefined || (typeof value === "string" && blank(value));

/** The walk of a survey that only shows and hides by its answers. What a comparison means comes with the client. */
export const plain =
  ({ questions, endings }: PublishedSurvey, compare: Compare): Walk =>
  (given) => {
    const answers: Record<string, unknown> = {};
    const shows = ({ showIf }: { showIf?: Conditions | undefined }): boolean =>
      holds(showIf, (condition) => {
        const { answer: of, op, value } = condition as AnswerCondition;
        return compare(answers[of], op, value);
      });
    return {
      questions: questions.filter((question) => {
        const comes = shows(question);
        if (comes && !empty(given[question.id])) answers[question.id] = given[question.id];
        return comes;
      }),
      answers,
      ending: endings?.find(shows),
    };
  };

export const begin = (survey: PublishedSurvey, walk: Walk, answers: Answers = {}): Session => ({
  survey,
  walk,
  answers,
  at: walk(answers).questions[0]!,
  phase: "answering",
  problems: {},
});

/** The way as things stand. */
export const asked = ({ walk, answers }: Session): Way => walk(answers);

/** One question, or all that are asked. */
export const inView = (session: Session): readonly Question[] =>
  session.survey.layout === "page" ? asked(session).questions : [session.at];

/** An answer to a question in view. What was said about the one before is forgotten. */
export const answer = (session: Session, id: string, value: unknown): Session => ({
  ...session,
  answers: { ...session.answers, [id]: value },
  problems: { ...session.problems, [id]: undefined },
});

/** On to the next question, to sending after the last, or to what keeps the visitor here. */
export function next(session: Session, check: Check): Session {
  const { survey, answers } = session;
  const view = inView(session);
  const problems: Record<string, string> = {};
  for (const question of view) {
    const value = answers[question.id];
    const problem = empty(value) ? question.required && "missing" : check(question, value);
    if (problem) problems[question.id] = problem;
  }
  if (Object.keys(problems).length) return { ...session, problems };
  const place = (question: Question): number => survey.questions.indexOf(question);
  const last = place(view[view.length - 1]!);
  const at = asked(session).questions.find((question) => place(question) > last);
  return at ? { ...session, at, problems } : { ...session, phase: "sending", problems };
}

export function back(session: Session): Session {
  const { questions } = asked(session);
  const at = questions[questions.indexOf(session.at) - 1];
  return at ? { ...session, at, problems: {} } : session;
}

/** Where the visitor is: the step's ordinal among those that there are as things stand. A page is one step. */
export function progress(session: Session): { at: number; of: number } {
  const { questions } = asked(session);
  const view = inView(session);
  return { at: questions.indexOf(view[0]!) + 1, of: questions.length - view.length + 1 };
}
