/**
 * Are the answers legal for the version that they name? The Worker's word and, beforehand, that of an app that submits
 * by itself: the same code, so the same codes. Pure, free of valibot.
 */
import { unsure, type FactCondition } from "../flow/condition.ts";
import { lookUp } from "../flow/facts.ts";
import { walk } from "../flow/walk.ts";
import { blank } from "../questions/blank.ts";
import type { Refused } from "../questions/answer.types.ts";
import { rulesOf } from "../questions/rules.ts";
import type { CollectResult, PublishedSurvey, ResponseItem } from "./wire.types.ts";

type Issue = NonNullable<CollectResult["issues"]>[number];
type Code = Refused["code"] | "unknown_question";

type Cell = [question: string, metric: string, value: number | string];

export type Judged =
  | {
      ok: true;
      answers: Record<string, unknown>;
      cells: Cell[];
      variables: Record<string, number | string>;
      /** What was left out of an unfinished response, and why. */
      issues: Issue[];
    }
  | { ok: false; code: Code; issues: Issue[] };

const given = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === "string" && blank(value));

type Answered = Pick<ResponseItem, "answers" | "state"> &
  Partial<Pick<ResponseItem, "context" | "customer" | "touches">>;

/** What is left of several fields without the one that was refused; undefined where nothing is. */
function without(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return undefined;
  const left = Object.entries(Object(value) as object).filter(([name]) => name !== field);
  return left.length > 0 && field in Object(value) ? Object.fromEntries(left) : undefined;
}

/**
 * What the item itself tells about the visitor. All else the page may have known (consent decides what goes along), so
 * nobody is told off for a question that may not have been asked.
 */
function factsIn({ context, customer, touches = [] }: Answered): (condition: FactCondition) => unknown {
  const { utm_source: source, utm_medium: medium } = touches.slice(-1)[0]?.params ?? {};
  const visitor = { traits: customer?.traits, context, source, medium };
  return (condition) => lookUp(visitor, condition) ?? unsure;
}

/**
 * Accepts or refuses all answers of an item, and counts them. The first refusal's code stands for the item. Who was
 * still filling in is not told off for half an address: what is sound is kept, the rest is left out.
 */
export function judgeAnswers(
  survey: Pick<PublishedSurvey, "questions" | "endings" | "variables">,
  item: Answered,
): Judged {
  const questions = new Map(survey.questions.map((question) => [question.id, question]));
  const answers: Record<string, unknown> = {};
  const cells: Cell[] = [];
  let code: Code | undefined;
  const issues: Issue[] = [];
  const refuse = (why: Code, path: string, message: string) => {
    code ??= why;
    issues.push({ path, message });
  };

  for (const [id, value] of Object.entries(item.answers)) {
    const question = questions.get(id);
    if (!question) {
      refuse("unknown_question", `answers.${id}`, `Version has no question "${id}".`);
      continue;
    }
    const rules = rulesOf(question.kind);
    if (!rules) {
      refuse("unknown_question", `answers.${id}`, `The kind "${question.kind}" is unknown here.`);
      continue;
    }
    for (let rest: unknown = value; rest !== undefined;) {
      const accepted = rules.accept(question, rest);
      if (accepted.ok) {
        answers[id] = accepted.value;
        if (given(accepted.value))
          for (const [metric, cell] of rules.tally(question, accepted.value)) cells.push([id, metric, cell]);
        break;
      }
      const { code: why, path, message } = accepted;
      refuse(why, `answers.${id}${path ? `.${path}` : ""}`, message);
      rest = item.state === "complete" || path === undefined ? undefined : without(rest, path);
    }
  }
  const way = walk(survey, answers, factsIn(item));
  if (item.state === "complete" && !code)
    for (const question of way.questions)
      if (question.required && !given(answers[question.id]))
        refuse("required_missing", `answers.${question.id}`, `"${question.id}" is required on a complete response.`);
  const sound = Object.values(answers).some(given);
  if (code && (item.state === "complete" || !sound)) return { ok: false, code, issues };
  // The response itself, for every report's n: at least one answer was given.
  if (sound) cells.push(["", "response", item.state]);
  return { ok: true, answers, cells, variables: way.variables, issues };
}
