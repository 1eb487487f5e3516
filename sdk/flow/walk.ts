/**
 * The way through a survey: which questions are asked, given these answers and facts; what was counted on it; where it
 * ends. It only ever goes forward, so it ends. Pure: the same in the page and in the Worker.
 */
import type { Conditions, Next, SetVariable } from "../questions/ask.ts";
import { comparable, met, unsure, type Known } from "./condition.ts";
import { capped } from "./pipe.ts";

export interface Step {
  id: string;
  showIf?: Conditions | undefined;
  next?: readonly Next[] | undefined;
  set?: readonly SetVariable[] | undefined;
}
export interface Course<Ask extends Step, Ending extends Step> {
  questions: readonly Ask[];
  endings?: readonly Ending[] | undefined;
  variables?: readonly { id: string; start: number | string }[] | undefined;
}

export interface Way<Ask, Ending> {
  /** The questions that are asked; where that hangs on what cannot be known, those that are asked for certain. */
  questions: Ask[];
  /** The answers that count: none to a question that is not asked, and none that is empty. */
  answers: Record<string, unknown>;
  variables: Record<string, number | string>;
  ending?: Ending | undefined;
}

const empty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && !value.trim());

/** An answer that a variable can take over: a number, or words. */
function scalar(answer: unknown): number | string | undefined {
  const value = comparable(answer, "contains");
  return typeof value === "string" ? capped(value) : typeof value === "number" ? value : undefined;
}

export function walk<Ask extends Step, Ending extends Step>(
  { questions, endings, variables: declared = [] }: Course<Ask, Ending>,
  given: Readonly<Record<string, unknown>>,
  fact: Known["fact"],
): Way<Ask, Ending> {
  const asked: Ask[] = [];
  const answers: Record<string, unknown> = {};
  const variables: Record<string, number | string | typeof unsure> = {};
  const known: Known = { answers, variables, fact };
  for (const { id, start } of declared) variables[id] = start;

  function setVariable(set: SetVariable, certain: boolean): void {
    const verdict = met(set.if, known);
    if (verdict === false) return;
    const by = "add" in set ? set.add : set.to;
    const value = typeof by === "object" ? scalar(answers[by.answer]) : by;
    const { variable } = set;
    const before = variables[variable];
    if (value === undefined) return;
    if (!certain || !verdict) variables[variable] = unsure;
    else if ("to" in set) variables[variable] = value;
    else if (typeof before === "number" && typeof value === "number") variables[variable] = before + value;
  }

  /** Where a jump leads to; all in between is passed over. */
  let to: string | undefined;
  let lost = false;
  for (const question of questions) {
    const { id, showIf, set = [], next = [] } = question;
    if (to !== undefined && to !== id) continue;
    to = undefined;
    const answered = !empty(given[id]);
    // Who answered a question was asked it.
    const shown = met(showIf, known) ?? (answered || undefined);
    if (shown === false) continue;
    if (shown) asked.push(question);
    if (shown && answered) answers[id] = given[id];
    for (const one of set) setVariable(one, shown === true);
    for (const { if: conditions, go } of next) {
      const taken = met(conditions, known);
      if (taken === false) continue;
      to = go;
      lost = !taken || !shown;
      break;
    }
    // From here on nobody can say what was asked.
    if (lost) break;
  }

  return {
    questions: asked,
    answers,
    variables: Object.fromEntries(
      Object.entries(lost ? {} : variables).filter((entry): entry is [string, number | string] => entry[1] !== unsure),
    ),
    ending: lost
      ? undefined
      : (endings?.find(({ id }) => id === to) ?? endings?.find(({ showIf }) => met(showIf, known))),
  };
}
