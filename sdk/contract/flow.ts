/** The way through a survey: conditions on answers, endings, and whether all that it refers to is there. */
import * as v from "valibot";
import { type AnswerCondition, ShowIf } from "../questions/ask.ts";
import { Localized, Slug } from "../shapes.ts";

export const Ending = v.object({ id: Slug, say: Localized, showIf: v.optional(ShowIf) });

type Definition = {
  questions: readonly { id: string; showIf?: v.InferOutput<typeof ShowIf> | undefined }[];
  endings?: readonly { id: string; showIf?: v.InferOutput<typeof ShowIf> | undefined }[] | undefined;
};
const conditionsOf = (
  showIf: v.InferOutput<typeof ShowIf> | undefined,
): readonly v.InferOutput<typeof AnswerCondition>[] => (showIf ? ("all" in showIf ? showIf.all : showIf.any) : []);

/** Where a definition refers to something that is not there (or not yet there), in words. */
function brokenReferences(definition: Definition): { path: (string | number)[]; message: string }[] {
  const found: { path: (string | number)[]; message: string }[] = [];
  const before = new Set<string>();
  definition.questions.forEach(({ id, showIf }, index) => {
    for (const { answer } of conditionsOf(showIf))
      if (!before.has(answer))
        found.push({
          path: ["questions", index, "showIf"],
          message: `"${id}" depends on "${answer}", which is not an earlier question.`,
        });
    if (before.has(id)) found.push({ path: ["questions", index, "id"], message: `The id "${id}" is used twice.` });
    before.add(id);
  });
  definition.endings?.forEach(({ id, showIf }, index) => {
    for (const { answer } of conditionsOf(showIf))
      if (!before.has(answer))
        found.push({
          path: ["endings", index, "showIf"],
          message: `The ending "${id}" depends on "${answer}", which is no question.`,
        });
  });
  return found;
}

/** A check for a whole definition. */
export const sound = <Input extends Definition>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, message } of brokenReferences(dataset.value)) {
      let input: unknown = dataset.value;
      const items = path.map((key) => {
        const item = {
          type: "unknown",
          origin: "value",
          input,
          key,
          value: (input as Record<string | number, unknown>)[key],
        };
        input = item.value;
        return item;
      });
      addIssue({ message, path: items as [v.UnknownPathItem, ...v.UnknownPathItem[]] });
    }
  });
