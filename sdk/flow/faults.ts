/**
 * Where a survey's way is broken: it refers to what is not there or not yet there, goes back, or holds a question or an
 * ending that nobody can come to. Each fault names what it is about. Pure; asked when a survey is saved.
 */
import type { Conditions } from "../questions/ask.ts";
import { canHold, type Takes } from "./chance.ts";
import { conditionsOf, quotedIn } from "./contents.ts";
import { spaces } from "./pipe.ts";
import type { Course, Step } from "./walk.ts";

export interface Fault {
  path: (string | number)[];
  message: string;
}
type Asked = Step & { kind: string };

/** `takes` tells which answers a question could get; without it, any single one. */
export function faultsIn<Ask extends Asked>(
  { questions, endings = [], variables = [] }: Course<Ask, Step>,
  takes: Takes<Ask> = (_, value) => !Array.isArray(value),
): Fault[] {
  const found: Fault[] = [];
  const all = new Map(questions.map((question, place) => [question.id, place]));
  const kept = new Map(variables.map(({ id, start }) => [id, start]));

  /** `place`: questions before it may be asked for. */
  function look(owner: string, place: number, path: Fault["path"]) {
    const say = (message: string): void => void found.push({ path, message: `${owner} ${message}` });
    const answer = (id: string): void => {
      const at = all.get(id);
      if (at === undefined) say(`depends on "${id}", which is not an earlier question: there is none by that id.`);
      else if (at >= place) say(`depends on "${id}", which is not an earlier question.`);
    };
    const variable = (id: string): void => {
      if (!kept.has(id)) say(`depends on the variable "${id}", which the survey does not declare.`);
    };
    const conditions = (given: Conditions | undefined): void => {
      for (const condition of conditionsOf(given))
        if ("answer" in condition) answer(condition.answer);
        else if ("variable" in condition) variable(condition.variable);
        else if ("attribute" in condition) own(condition.attribute);
        else if ("context" in condition) own(condition.context);
    };
    const own = (name: string): void => {
      if (name in {}) say(`asks for "${name}", which is a word of the machine; use another name.`);
    };
    const texts = (step: Step): void => {
      for (const [space, name] of quotedIn(step)) {
        const known = spaces.some((one) => one === space && one.endsWith(".") === (name !== ""));
        if (!known)
          say(
            `quotes {{${space}${name}}}; known are ${spaces.map((one) => one + (one.endsWith(".") ? "…" : "")).join(", ")}.`,
          );
        else if (space === "answer.") answer(name);
        else if (space === "variable.") variable(name);
        else own(name);
      }
    };
    return { say, answer, variable, conditions, texts };
  }

  const placesOf = (noun: string, all: readonly { id: string }[]): Place[] =>
    all.map(({ id }, at) => [id, [noun, at, "id"]]);
  // Questions and endings share their ids: a jump names either.
  found.push(...misnamed([...placesOf("questions", questions), ...placesOf("endings", endings)], "id"));
  found.push(...misnamed(placesOf("variables", variables), "variable"));

  const reached = new Set([0]);
  /** The endings that a jump names, and `end`, which leaves it to their conditions. */
  const named = new Set<string>();
  const known = new Map(questions.map((question) => [question.id, question]));
  questions.forEach((question, place) => {
    const { id, kind, showIf, next = [], set = [] } = question;
    const owner = `"${id}"`;
    look(owner, place, ["questions", place, "showIf"]).conditions(showIf);
    const shown = look(owner, place, ["questions", place]);
    shown.texts(question);
    if (kind === "promise" && quotedIn(question).some(([space]) => space === "promise"))
      shown.say("quotes its promise by {promise}, with single braces: only so it has a wording without one.");
    set.forEach((one, at) => {
      const { say, answer, variable, conditions } = look(owner, place + 1, ["questions", place, "set", at]);
      variable(one.variable);
      conditions(one.if);
      const by = "add" in one ? one.add : one.to;
      if (typeof by === "object") answer(by.answer);
      if ("add" in one && typeof kept.get(one.variable) === "string")
        say(`adds to the variable "${one.variable}", which starts as text; only numbers can be added to.`);
    });
    let fixed = false;
    next.forEach(({ if: conditions, go }, at) => {
      const { say, conditions: judge } = look(owner, place + 1, ["questions", place, "next", at]);
      judge(conditions);
      const to = all.get(go);
      if (fixed) say(`never goes on to "${go}": the place before it in the list is taken always.`);
      else if (to !== undefined && to <= place)
        say(`goes back to "${go}"; a jump must go forward, so that no way runs in a circle.`);
      else if (to !== undefined) reached.add(reached.has(place) ? to : -1);
      else if (go !== "end" && !endings.some((ending) => ending.id === go))
        say(`goes on to "${go}", which is neither a question nor an ending.`);
      else if (reached.has(place)) named.add(go);
      fixed ||= conditionsOf(conditions).length === 0;
    });
    // A question that is hidden is passed over, and so are its jumps.
    if (reached.has(place) && (!fixed || conditionsOf(showIf).length > 0)) reached.add(place + 1);
    if (reached.has(place) && !canHold(showIf, known, takes)) shown.say("is never asked: its showIf can never hold.");
    if (!reached.has(place))
      found.push({ path: ["questions", place], message: `${owner} is never asked: nothing leads to it.` });
  });

  // Who comes to the end by no jump to an ending gets the first whose condition holds.
  const chosen = reached.has(questions.length) || named.has("end");
  let before: string | undefined;
  endings.forEach((ending, at) => {
    const { id, showIf } = ending;
    const owner = `The ending "${id}"`;
    look(owner, questions.length, ["endings", at, "showIf"]).conditions(showIf);
    const shown = look(owner, questions.length, ["endings", at]);
    shown.texts(ending);
    if (!named.has(id))
      if (!chosen) shown.say("is never shown: every way goes on to another ending.");
      else if (before !== undefined)
        shown.say(`is never shown: "${before}" stands before it and has no showIf. Put that one last, or give it one.`);
      else if (!canHold(showIf, known, takes)) shown.say("is never shown: its showIf can never hold.");
    if (conditionsOf(showIf).length === 0) before ??= id;
  });
  return found;
}

type Place = [id: string, path: Fault["path"]];

/** Ids that are used twice, or cannot be used. */
function misnamed(places: readonly Place[], what: "id" | "variable"): Fault[] {
  const seen = new Set<string>();
  return places.flatMap(([id, path]) => {
    const twice = seen.has(id);
    seen.add(id);
    if (twice) return { path, message: `The ${what} "${id}" is used twice.` };
    const reserved = id in {} || (what === "id" && id === "end");
    return reserved ? { path, message: `The ${what} "${id}" is reserved; use another.` } : [];
  });
}
