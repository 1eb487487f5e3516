/** Are the answers legal for the version that they name? Pure. */
import { holds, compare } from "../../sdk/compare.ts";
import { rulesOf, type Question } from "../../sdk/questions/index.ts";
import type { Issue, ItemCode, ResponseItem, SurveyDraft } from "#contract";
import type { StoredCell } from "../db/responses.ts";

export type Judged =
  | { ok: true; answers: Record<string, unknown>; cells: StoredCell[] }
  | { ok: false; code: ItemCode; issues: Issue[] };

const given = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

function visible(question: Question, answers: Record<string, unknown>): boolean {
  return holds(question.showIf, ({ answer, op, value }) => compare(answers[answer], op, value));
}

/** Accepts or refuses all answers of an item, and counts them. The first refusal's code stands for the item. */
export function judgeAnswers(survey: SurveyDraft, item: Pick<ResponseItem, "answers" | "state">): Judged {
  const questions = new Map(survey.questions.map((question) => [question.id, question]));
  const answers: Record<string, unknown> = {};
  const cells: StoredCell[] = [];
  let code: ItemCode | undefined;
  const issues: Issue[] = [];
  const refuse = (why: ItemCode, path: string, message: string) => {
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
    const accepted = rules?.accept(question, value);
    if (!rules || !accepted)
      refuse("unknown_question", `answers.${id}`, `The kind "${question.kind}" is unknown here.`);
    else if (!accepted.ok)
      refuse(accepted.code, `answers.${id}${accepted.path ? `.${accepted.path}` : ""}`, accepted.message);
    else {
      answers[id] = accepted.value;
      if (given(accepted.value))
        for (const [metric, cell] of rules.tally(question, accepted.value)) cells.push([id, metric, cell]);
    }
  }
  if (item.state === "complete" && !code)
    for (const question of survey.questions)
      if (question.required && !given(answers[question.id]) && visible(question, answers))
        refuse("required_missing", `answers.${question.id}`, `"${question.id}" is required on a complete response.`);
  if (code) return { ok: false, code, issues };
  // The response itself, for every report's n: at least one answer was given.
  if (Object.values(answers).some(given)) cells.push(["", "response", item.state]);
  return { ok: true, answers, cells };
}
