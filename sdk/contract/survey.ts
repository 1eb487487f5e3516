/** A survey: what is asked, when, of whom. A published version never changes; editing goes on in the draft. */
import * as v from "valibot";
import { operators } from "../compare.ts";
import { type AnswerCondition, ShowIf } from "../questions/ask.ts";
import { Question } from "../questions/index.ts";
import { idOf, Locale, Localized, Name, Slug } from "../shapes.ts";

const Scalar = v.union([v.string(), v.number(), v.boolean()]);

/** What a comparison on an event's property may say: `{ "gte": 20 }`, or a bare value for equality. */
const PropertyTest = v.union([
  Scalar,
  v.pipe(
    v.object(Object.fromEntries(operators.map((op) => [op, v.optional(v.union([Scalar, v.array(Scalar)]))]))),
    v.check((test) => Object.keys(test).length > 0, "Say at least one comparison, such as { gte: 20 }."),
  ),
]);

/** `{ "event": "order_completed", "where": { "value": { "gte": 20 } } }` */
const Trigger = v.object({ event: Slug, where: v.optional(v.record(Slug, PropertyTest)) });

const When = v.object({ any: v.array(Trigger) }, "when is { any: [{ event }] }.");

const audienceFields = ["campaign", "channel", "source", "medium", "locale", "touchpoint"] as const;
const AudienceCondition = v.object({
  field: v.picklist(audienceFields),
  op: v.picklist(operators),
  value: v.optional(v.union([Scalar, v.array(Scalar)])),
});
/** Who is asked. Judged by the Worker (`/v1/decide`), so that no rule of it is ever published. */
const Audience = v.union(
  [v.object({ all: v.array(AudienceCondition) }), v.object({ any: v.array(AudienceCondition) })],
  "audience is { all: […] } or { any: […] }.",
);

const Repeat = v.object({
  mode: v.optional(v.picklist(["once", "untilAnswered", "always"])),
  everyDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  atMost: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
});

const Show = v.object({
  as: v.optional(v.picklist(["popover"], "This version shows a survey as a popover.")),
  corner: v.optional(v.picklist(["bottom-end", "bottom-start", "top-end", "top-start"])),
});

const Ending = v.object({ id: Slug, say: Localized, showIf: v.optional(ShowIf) });

/** All of a survey that a visitor's browser needs; the audience stays on the server. */
const asked = {
  locale: v.optional(Locale, "es"),
  touchpoint: v.optional(Slug),
  questions: v.pipe(v.array(Question), v.maxLength(100, "A survey has at most 100 questions.")),
  endings: v.optional(v.pipe(v.array(Ending), v.maxLength(20))),
  when: v.optional(When),
  sample: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  repeat: v.optional(Repeat),
  show: v.optional(Show),
};

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

const sound = <Input extends Definition>() =>
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

/** A survey as its author writes it. Only `name` and `questions` are needed. */
const written = v.object({ name: Name, ...asked, audience: v.optional(Audience) });
export const SurveyDraft = v.pipe(written, sound<v.InferOutput<typeof written>>());
export type SurveyDraft = v.InferOutput<typeof SurveyDraft>;

export const surveyStates = ["draft", "live", "archived"] as const;

/** A survey as the private API tells it: the draft, and which version visitors see. */
export const Survey = v.object({
  id: idOf("sur"),
  state: v.picklist(surveyStates),
  /** The published version, or null before the first. */
  version: v.nullable(v.number()),
  /** True when the draft differs from what is published. */
  changed: v.boolean(),
  ...written.entries,
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Survey = v.InferOutput<typeof Survey>;

export const Published = v.object({ id: idOf("sur"), version: v.number(), state: v.picklist(surveyStates) });

/** A survey as `/v1/config` publishes it: nothing of the audience but that the server has to be asked. */
export const PublishedSurvey = v.object({
  id: idOf("sur"),
  version: v.number(),
  ...asked,
  /** Ask `/v1/decide` before showing: the survey targets by campaign, channel or answers, or asks a promise. */
  decide: v.boolean(),
});
export type PublishedSurvey = v.InferOutput<typeof PublishedSurvey>;
