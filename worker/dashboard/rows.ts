/**
 * Forms whose rows come and go without a script: every button sends the whole form, the server changes the rows and
 * shows the form again. A button's value says what to do and where: `add:rule`, `remove:rule.2.1`, `up:step.3`. Pure.
 */
import { field } from "./forms.ts";

export interface Action {
  verb: string;
  list: string;
  at: readonly number[];
}

export function actionIn(form: URLSearchParams): Action {
  const [verb = "", where = ""] = field(form, "do").split(":", 2);
  const [list = "", ...at] = where.split(".");
  return { verb, list, at: at.map(Number) };
}

/** One test of a rule, as typed. */
export interface TestForm {
  field: string;
  op: string;
  value: string;
}
/** A rule: all of its tests must hold. `channel` is what a channel rule leads to. */
export interface RuleForm {
  tests: TestForm[];
  channel: string;
}

/** More than any schema admits, so that too many are told about and a made-up number makes no long list. */
const mostRows = 220;
export const mostTests = 10;

/** The rows that the form has of this list, in order. */
export function rowsIn(form: URLSearchParams, name: string): number[] {
  const found = new Set<number>();
  for (const key of form.keys()) {
    const [list, row = ""] = key.split(".");
    if (list === name && /^\d{1,3}$/.test(row)) found.add(Number(row));
  }
  return [...found].filter((row) => row < mostRows).sort((a, b) => a - b);
}

const testsIn = (form: URLSearchParams, rule: string): TestForm[] =>
  Array.from({ length: mostTests + 1 }, (_, test) => `${rule}.${test}`)
    .filter((test) => form.has(`${test}.value`))
    .map((test) => ({
      field: field(form, `${test}.field`),
      op: field(form, `${test}.op`),
      value: field(form, `${test}.value`),
    }));

export const rulesIn = (form: URLSearchParams): RuleForm[] =>
  rowsIn(form, "rule").map((row) => ({
    tests: testsIn(form, `rule.${row}`),
    channel: field(form, `rule.${row}.channel`),
  }));

/** The list with one entry a place up or down; as it was where there is no such place. */
export function moved<Row>(list: readonly Row[], at: number, by: -1 | 1): Row[] {
  const rows = [...list];
  const [row] = rows.slice(at, at + 1);
  if (row === undefined || at + by < 0 || at + by >= rows.length) return rows;
  rows.splice(at, 1);
  rows.splice(at + by, 0, row);
  return rows;
}

const blank = (field: string): TestForm => ({ field, op: "is", value: "" });

/** The rules after a button was pressed, and the control that the page then leads to. */
export function changeRules(
  rules: readonly RuleForm[],
  { verb, at: [rule = rules.length, test] }: Action,
  firstField: string,
): { rules: RuleForm[]; focus: string } {
  const known = rules[rule];
  if (verb === "add" && test === undefined && !known)
    return { rules: [...rules, { tests: [blank(firstField)], channel: "" }], focus: `rule.${rules.length}.0.field` };
  if (!known) return { rules: [...rules], focus: "add-rule" };
  if (verb === "up" || verb === "down") {
    const by = verb === "up" ? -1 : 1;
    const place = Math.min(rules.length - 1, Math.max(0, rule + by));
    return { rules: moved(rules, rule, by), focus: `rule.${place}.channel` };
  }
  const tests = verb === "add" ? [...known.tests, blank(firstField)] : known.tests.filter((_, index) => index !== test);
  // A rule without a test would hold for everything: it goes with its last one.
  if (tests.length === 0) return { rules: rules.filter((_, index) => index !== rule), focus: "add-rule" };
  const focus = verb === "add" ? `rule.${rule}.${tests.length - 1}.field` : `add-rule.${rule}`;
  return { rules: rules.map((row, index) => (index === rule ? { ...row, tests } : row)), focus };
}
