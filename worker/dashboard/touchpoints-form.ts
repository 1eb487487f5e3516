/** The touchpoints as their form has them, the list that the contract checks, and what is wrong with it. Pure. */
import type * as v from "valibot";
import type { Touchpoint } from "#contract";
import { field } from "./forms.ts";
import type { Wrong } from "./parts/editing.tsx";
import { moved, rowsIn, type Action } from "./rows.ts";
import { localizedOf, textsIn, textsOf, type Texts } from "./texts.ts";
import type { Words } from "./words/es.ts";

export interface StepForm {
  id: string;
  name: Texts;
  stage: string;
  /** Stored already: surveys, promises and responses refer to its id, which therefore stays. */
  known: boolean;
}

export const stepsOf = (list: readonly Touchpoint[], own: string): StepForm[] =>
  list.map(({ id, name, stage }) => ({ id, name: textsOf(name, own), stage: stage ?? "", known: true }));

export const stepsIn = (form: URLSearchParams, known: readonly Touchpoint[]): StepForm[] =>
  rowsIn(form, "step").map((row) => {
    const id = field(form, `step.${row}.id`);
    return {
      id,
      name: textsIn(form, `step.${row}.name`),
      stage: field(form, `step.${row}.stage`),
      known: form.has(`step.${row}.known`) && known.some((one) => one.id === id),
    };
  });

/** The list after one of its buttons, and the control to go on with. A declared name goes in as it came. */
export function changeSteps(
  steps: readonly StepForm[],
  { verb, at: [row = -1] }: Action,
  declared: string,
): { steps: StepForm[]; focus: string } {
  const last = `step.${steps.length}`;
  const fresh = { id: declared, name: { es: "", en: "" }, stage: "", known: false };
  if (declared !== "") return { steps: [...steps, fresh], focus: `${last}.name.es` };
  if (verb === "add") return { steps: [...steps, fresh], focus: `${last}.id` };
  if (verb === "remove") return { steps: steps.filter((_, index) => index !== row), focus: "add-step" };
  if (verb !== "up" && verb !== "down") return { steps: [...steps], focus: "" };
  const by = verb === "up" ? -1 : 1;
  const place = Math.min(steps.length - 1, Math.max(0, row + by));
  return { steps: moved(steps, row, by), focus: `step.${place}.name.es` };
}

export const touchpointsOf = (steps: readonly StepForm[], known: readonly Touchpoint[], own: string) =>
  steps.map(({ id, name, stage }) => ({
    id,
    name: localizedOf(name, known.find((one) => one.id === id)?.name, own),
    ...(stage === "" ? {} : { stage }),
  }));

export function wrongSteps(
  found: readonly Pick<v.BaseIssue<unknown>, "type" | "path">[],
  steps: readonly StepForm[],
  { touchpoints: say }: Words,
): Wrong {
  const wrong: Record<string, string> = {};
  for (const { type, path } of found) {
    const [row, part, language] = (path ?? []).map(({ key }) => key as string | number);
    if (row === undefined && type === "max_length") wrong["add-step"] ??= say.many;
    else if (row === undefined) {
      const twice = steps.findIndex(({ id }, index) => steps.findIndex((other) => other.id === id) < index);
      wrong[`step.${twice}.id`] ??= say.twice;
    } else if (part === "id") wrong[`step.${row}.id`] ??= say.badId;
    else if (part === "stage") wrong[`step.${row}.stage`] ??= say.badStage;
    else wrong[`step.${row}.name.${language ?? "es"}`] ??= say.badName;
  }
  return wrong;
}
