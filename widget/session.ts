/**
 * A visitor's way through a survey: which question is in view, what was answered, what comes next. Pure: every step
 * makes a new session; there is no DOM, no clock and no network in here.
 */
import { compare, holds } from "../sdk/compare.ts";
import type { PublishedSurvey, Question } from "../sdk/contract/wire.types.ts";

export type Answers = Readonly<Record<string, unknown>>;
/** How sending went, as the visitor needs to know it. */
export type Ended = "sent" | "kept" | "refused";

export interface Session {
  readonly survey: PublishedSurvey;
  readonly answers: Answers;
  /** The question in view. */
  readonly at: Question;
  readonly phase: "answering" | "sending" | Ended;
  /** Why the visitor cannot go on: "missing", or a code of the kind's `accept`. */
  readonly problem?: string | undefined;
}

/** Judges an answer that was given: a code, or undefined where it is fine. */
export type Check = (question: Question, value: unknown) => string | undefined;

const empty = (value: unknown): boolean => value === undefined || (typeof value === "string" && !value.trim());

type ShowIf = Question["showIf"];
const shows = (showIf: ShowIf, answers: Answers): boolean =>
  holds(showIf, ({ answer, op, value }) => compare(answers[answer], op, value));

/** The questions that are asked, given these answers. An answer to a question that is skipped counts for nothing. */
export function asked({ questions }: PublishedSurvey, answers: Answers): { questions: Question[]; answers: Answers } {
  const known: Record<string, unknown> = {};
  const way = questions.filter((question) => {
    const comes = shows(question.showIf, known);
    if (comes && !empty(answers[question.id])) known[question.id] = answers[question.id];
    return comes;
  });
  return { questions: way, answers: known };
}

export const begin = (survey: PublishedSurvey, answers: Answers = {}): Session => ({
  survey,
  answers,
  at: asked(survey, answers).questions[0]!,
  phase: "answering",
});

/** An answer to the question in view. What was said about the one before is forgotten. */
export const answer = (session: Session, value: unknown): Session => ({
  ...session,
  answers: { ...session.answers, [session.at.id]: value },
  problem: undefined,
});

/** On to the next question, to sending after the last, or to what keeps the visitor here. */
export function next(session: Session, check: Check): Session {
  const { survey, answers, at } = session;
  const value = answers[at.id];
  const problem = empty(value) ? (at.required ? "missing" : undefined) : check(at, value);
  if (problem) return { ...session, problem };
  const { questions } = asked(survey, answers);
  const following = questions[questions.findIndex(({ id }) => id === at.id) + 1];
  return following
    ? { ...session, at: following, problem: undefined }
    : { ...session, phase: "sending", problem: undefined };
}

export function back(session: Session): Session {
  const { questions } = asked(session.survey, session.answers);
  const previous = questions[questions.findIndex(({ id }) => id === session.at.id) - 1];
  return previous ? { ...session, at: previous, problem: undefined } : session;
}

/** Where the visitor is: the question's ordinal among those that are asked as things stand. */
export function progress({ survey, answers, at }: Session): { at: number; of: number } {
  const { questions } = asked(survey, answers);
  return { at: questions.findIndex(({ id }) => id === at.id) + 1, of: questions.length };
}

/** The survey's own farewell for these answers, if it has one. */
export const ending = ({ survey, answers }: Session) =>
  survey.endings?.find(({ showIf }) => shows(showIf, asked(survey, answers).answers));
