/** What a survey's definition holds: its conditions, its texts, and with them what a page needs to go through it. Pure. */
import type { Condition, Conditions } from "../questions/ask.ts";
import { pipesIn } from "./pipe.ts";
import type { Course, Step } from "./walk.ts";

/** Entries of a question or an ending that are no texts. */
const structure = ["id", "kind", "showIf", "next", "set", "redirect"];

export const conditionsOf = (conditions: Conditions | undefined): readonly Condition[] =>
  conditions ? ("all" in conditions ? conditions.all : conditions.any) : [];

const textsIn = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(Object(value) as object).flatMap(textsIn);

/** The languages of a survey's texts, its own first. */
export function localesOf({
  locale,
  questions,
  endings = [],
}: Course<Step, Step> & { locale: string }): readonly string[] {
  const found = new Set([locale]);
  for (const step of [...questions, ...endings])
    for (const [entry, text] of Object.entries(step))
      if (!structure.includes(entry) && typeof text === "object" && text !== null && !Array.isArray(text))
        for (const name of Object.keys(text)) found.add(name);
  return [...found];
}

/** What the texts of a question or an ending quote, in any of its languages. */
export const quotedIn = (step: Step): [space: string, name: string][] =>
  Object.entries(step)
    .filter(([entry]) => !structure.includes(entry))
    .flatMap(([, value]) => textsIn(value))
    .flatMap(pipesIn);

/**
 * `flow`: the way or the texts hang on more than plain answers. `decide`: on what the server alone can tell. A plain
 * comparison cannot read an answer in own words; `takesWords` tells which questions take those.
 */
export function needsOf<Ask extends Step>(
  { questions, endings = [] }: Course<Ask, Step>,
  takesWords: (question: Ask) => boolean,
): { flow: boolean; decide: boolean } {
  const steps: readonly Step[] = [...questions, ...endings];
  const own = new Set(questions.filter(takesWords).map(({ id }) => id));
  const conditions = steps.flatMap(({ showIf, next = [], set = [] }) =>
    [showIf, ...[...next, ...set].map((row) => row.if)].flatMap(conditionsOf),
  );
  const quoted = steps.flatMap(quotedIn).map(([space]) => space);
  return {
    flow:
      quoted.length > 0 ||
      questions.some(({ next, set }) => next || set) ||
      conditions.some((one) => !("answer" in one) || own.has(one.answer)),
    decide:
      quoted.some((space) => space === "promise" || space === "campaign") ||
      conditions.some((one) => "touch" in one && (one.touch === "campaign" || one.touch === "channel")),
  };
}
