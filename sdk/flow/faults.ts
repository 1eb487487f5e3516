/**
 * Where a survey's way is broken: it refers to what is not there or not yet there, goes back, or holds a question that
 * nothing leads to. Each fault names what it is about. Pure; asked when a survey is saved.
 */
import type { Conditions } from "../questions/ask.ts";
import { conditionsOf, quotedIn } from "./contents.ts";
import { spaces } from "./pipe.ts";
import type { Course, Step } from "./walk.ts";

export interface Fault {
  path: (string | number)[];
  message: string;
}
type Asked = Step & { kind: string };

export function faultsIn({ questions, endings = [], variables = [] }: Course<Asked, Step>): Fault[] {
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
  questions.forEach((question, place) => {
    const { id, kind, showIf, next = [], set = [] } = question;
    const named = `"${id}"`;
    look(named, place, ["questions", place, "showIf"]).conditions(showIf);
    const shown = look(named, place, ["questions", place]);
    shown.texts(question);
    if (kind === "promise" && quotedIn(question).some(([space]) => space === "promise"))
      shown.say("quotes its promise by {promise}, with single braces: only so it has a wording without one.");
    set.forEach((one, at) => {
      const { say, answer, variable, conditions } = look(named, place + 1, ["questions", place, "set", at]);
      variable(one.variable);
      conditions(one.if);
      const by = "add" in one ? one.add : one.to;
      if (typeof by === "object") answer(by.answer);
      if ("add" in one && typeof kept.get(one.variable) === "string")
        say(`adds to the variable "${one.variable}", which starts as text; only numbers can be added to.`);
    });
    let fixed = false;
    next.forEach(({ if: conditions, go }, at) => {
      const { say, conditions: judge } = look(named, place + 1, ["questions", place, "next", at]);
      judge(conditions);
      const to = all.get(go);
      if (fixed) say(`never goes on to "${go}": the place before it in the list is taken always.`);
      else if (to !== undefined && to <= place)
        say(`goes back to "${go}"; a jump must go forward, so that no way runs in a circle.`);
      else if (to !== undefined) reached.add(reached.has(place) ? to : -1);
      else if (go !== "end" && !endings.some((ending) => ending.id === go))
        say(`goes on to "${go}", which is neither a question nor an ending.`);
      fixed ||= conditionsOf(conditions).length === 0;
    });
    // A question that is hidden is passed over, and so are its jumps.
    if (reached.has(place) && (!fixed || conditionsOf(showIf).length > 0)) reached.add(place + 1);
    if (!reached.has(place))
      found.push({ path: ["questions", place], message: `${named} is never asked: nothing leads to it.` });
  });

  endings.forEach((ending, at) => {
    const named = `The ending "${ending.id}"`;
    look(named, questions.length, ["endings", at, "showIf"]).conditions(ending.showIf);
    look(named, questions.length, ["endings", at]).texts(ending);
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
