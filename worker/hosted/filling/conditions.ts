/**
 * A question that depends on earlier answers comes and goes by itself, without a script: its condition, and every jump
 * that may pass it over, becomes a selector on the form's fields. Each choice that a field offers is judged here, by
 * the same comparison as anywhere. Where no selector can tell (free text, what the survey counts), the question is
 * shown to everybody with "only if it applies", and judged when the form comes back. Pure.
 */
import { compare, type Operator } from "../../../sdk/compare.ts";
import { comparable, type Known } from "../../../sdk/flow/condition.ts";
import type { Condition, Conditions } from "../../../sdk/questions/ask.ts";
import type { Question } from "../../../sdk/questions/index.ts";
import { readForm } from "./reading.ts";

/** Question id → the values of its radio buttons or boxes, as the page holds them. Without an entry: no choice. */
type Choices = ReadonlyMap<string, readonly string[]>;
/** The states of the form in which something holds: a compound selector, "" for all, null where none can tell. */
type Selector = string | null;

/** Selectors grow with what they depend on; past this the page says "only if it applies" instead. */
const longest = 4000;
const never = ":not(form)";

const opposite: Partial<Record<Operator, Operator>> = {
  isNot: "is",
  notIn: "in",
  notContains: "contains",
  notStartsWith: "startsWith",
  notEndsWith: "endsWith",
  notGlob: "glob",
  notExists: "exists",
};

/** A text inside quotes, in a style that stands in a page. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\w .-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** The values of all choices that this markup offers under a name; a box without one is "on". */
export function choicesIn(markup: string, name: string): string[] {
  const found: string[] = [];
  for (const [tag] of markup.matchAll(/<input\b(?:[^>"]|"[^"]*")*>/g)) {
    const attributes = new Map<string, string>();
    for (const [, key = "", text = ""] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g))
      attributes.set(
        key,
        text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
      );
    if (!["radio", "checkbox"].includes(attributes.get("type") ?? "") || attributes.get("name") !== name) continue;
    found.push(attributes.get("value") ?? "on");
  }
  return found;
}

const listOf = (conditions: Conditions | undefined): readonly Condition[] =>
  conditions ? ("all" in conditions ? conditions.all : conditions.any) : [];

/** The questions whose answers decide about others. */
export const decisive = (questions: readonly Question[]): Set<string> =>
  new Set(
    questions
      .flatMap(({ showIf, next = [] }) => [showIf, ...next.map((jump) => jump.if)])
      .flatMap((conditions) => listOf(conditions))
      .flatMap((condition) => ("answer" in condition ? condition.answer : [])),
  );

const not = (selector: Selector): Selector => selector && `:not(${selector})`;
const otherwise = (selector: Selector): Selector => (selector === "" ? never : not(selector));

function every(selectors: readonly Selector[]): Selector {
  if (selectors.includes(never)) return never;
  if (selectors.includes(null)) return null;
  return selectors.join("");
}
function some(selectors: readonly Selector[]): Selector {
  if (selectors.length === 0 || selectors.includes("")) return "";
  return selectors.includes(null) ? null : `:is(${selectors.join()})`;
}

/** Styles that hide each question that is not asked, and the questions about which a page cannot tell. */
export function conditionStyles(
  questions: readonly Question[],
  choices: Choices,
  fact: Known["fact"],
): { css: string; open: Set<string> } {
  const known = new Map(questions.map((question) => [question.id, question]));
  const shown = new Map<string, Selector>();

  function one(condition: Condition): Selector {
    const { op, value } = condition;
    if ("variable" in condition) return null;
    if (!("answer" in condition)) return compare(fact(condition), op, value) ? "" : never;
    const { answer } = condition;
    const question = known.get(answer);
    const offered = choices.get(answer);
    const asked = shown.get(answer);
    if (!question || !offered || asked === undefined || asked === null) return null;
    const wanted = opposite[op] ?? op;
    const chosen = offered.filter((text) => {
      const given = readForm(question, new URLSearchParams([[answer, text]]));
      return given && given.refused === undefined && compare(comparable(given.value, wanted), wanted, value);
    });
    // An answer to a question that is not asked counts for nothing.
    const held = chosen.map((text) => `[name=${quoted(answer)}][value=${quoted(text)}]:checked`);
    const met = chosen.length === 0 ? never : `${asked}:has(${held.join()})`;
    return opposite[op] ? not(met) : met;
  }
  const together = (conditions: Conditions | undefined): Selector =>
    conditions && "any" in conditions ? some(conditions.any.map(one)) : every(listOf(conditions).map(one));

  const place = new Map(questions.map(({ id }, at) => [id, at]));
  const jumps: { to: number; taken: Selector }[] = [];
  const open = new Set<string>();
  let css = "";
  for (const [at, { id, showIf, next = [] }] of questions.entries()) {
    const passing = jumps.filter(({ to }) => to > at).map(({ taken }) => otherwise(taken));
    const selector = every([together(showIf), ...passing]);
    const told = selector !== null && selector.length > longest ? null : selector;
    shown.set(id, told);
    if (told === null) open.add(id);
    else if (told !== "") css += `form:not(${told}) [data-question=${quoted(id)}]{display:none}\n`;
    // The first that holds is taken; an ending lies behind all questions.
    const before: Selector[] = [];
    for (const { if: conditions, go } of next) {
      const holds = together(conditions);
      jumps.push({ to: place.get(go) ?? questions.length, taken: every([told, ...before, holds]) });
      before.push(otherwise(holds));
    }
  }
  return { css, open };
}
