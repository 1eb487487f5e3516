/** A survey: what is asked, when, of whom. A published version never changes; editing goes on in the draft. */
import * as v from "valibot";
import { Question } from "../questions/index.ts";
import { idOf, Locale, Name, Slug } from "../shapes.ts";
import { Audience } from "./audience.ts";
import { Ending, sound, Variables } from "./flow.ts";
import { PublishedShow, Show } from "./show.ts";
import { Repeat, When } from "./when.ts";

/** All of a survey that a visitor's browser needs; the audience stays on the server. */
const asked = {
  locale: v.optional(Locale, "es"),
  touchpoint: v.optional(Slug),
  questions: v.pipe(v.array(Question), v.maxLength(100, "A survey has at most 100 questions.")),
  endings: v.optional(v.pipe(v.array(Ending), v.maxLength(20))),
  variables: v.optional(Variables),
  /** One question a step, or all on one page. `steps` if missing. */
  layout: v.optional(v.picklist(["steps", "page"])),
  /** False: how far it is to the end is not shown. */
  progress: v.optional(v.boolean()),
  /** False: there is no way back to an earlier question. */
  back: v.optional(v.boolean()),
  when: v.optional(When),
  sample: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  repeat: v.optional(Repeat),
  show: v.optional(Show),
};

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

/** A survey as `/v1/config` publishes it: of the audience only what the page judges by itself. */
export const PublishedSurvey = v.object({
  id: idOf("sur"),
  version: v.number(),
  ...asked,
  show: v.optional(PublishedShow),
  /**
   * What the page judges by itself. With `decide`, an `all` has to hold beside the server's word; of an `any`, it or
   * the server's word is enough.
   */
  audience: v.optional(Audience),
  /** Ask `/v1/decide` before showing: the survey targets by campaign, channel or answers, or asks a promise. */
  decide: v.boolean(),
  /** The way or the texts hang on more than answers: jumps, variables, facts, quoted values. */
  flow: v.optional(v.boolean()),
});
export type PublishedSurvey = v.InferOutput<typeof PublishedSurvey>;
