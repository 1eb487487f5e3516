/** The way through a survey: variables, endings, and whether all that it refers to is there. */
import * as v from "valibot";
import { faultsIn, type Fault } from "../flow/faults.ts";
import type { Course, Step } from "../flow/walk.ts";
import { WebAddress } from "../questions/address.ts";
import { ShowIf } from "../questions/ask.ts";
import { rulesOf } from "../questions/index.ts";
import { Localized, Slug } from "../shapes.ts";

/**
 * How a survey takes its leave: the one that a question goes on to, else the first whose showIf holds. It leads only to
 * sites of the workspace's own, which publishing looks to.
 */
export const Ending = v.object({
  id: Slug,
  say: Localized,
  /** A line under it. */
  help: v.optional(Localized),
  showIf: v.optional(ShowIf),
  /** A button that leads on. */
  link: v.optional(v.object({ url: WebAddress, label: Localized })),
  /** Leads on by itself after a short moment, once the answer is safe. */
  redirect: v.optional(WebAddress),
});

/**
 * What a survey counts on the way. Its last value comes with the response, in `context` under this id; a fact of the
 * host by the same name gives way to it.
 */
const Variable = v.object({
  id: Slug,
  start: v.union([v.number(), v.pipe(v.string(), v.maxLength(200))]),
});
export const Variables = v.pipe(v.array(Variable), v.maxLength(20, "A survey has at most 20 variables."));

/** The fault at its place in the definition, as the library writes places. */
function placed(definition: unknown, { path, message }: Fault) {
  let input = definition;
  const items = path.map((key): v.UnknownPathItem => {
    const value = (input as Record<string | number, unknown>)[key];
    const item = { type: "unknown", origin: "value", input, key, value } as const;
    input = value;
    return item;
  });
  return { message, path: items as [v.UnknownPathItem, ...v.UnknownPathItem[]] };
}

/** What no kind is known for, may take anything. */
const takes = (question: Step & { kind: string }, value: unknown): boolean =>
  rulesOf(question.kind)?.accept(question, value).ok ?? true;

/** A check for a whole definition. */
export const sound = <Input extends Course<Step & { kind: string }, Step>>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const fault of faultsIn(dataset.value, takes)) addIssue(placed(dataset.value, fault));
  });
