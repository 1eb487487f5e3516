/** What people wrote, answer by answer, beside what the same person scored and was promised. */
import * as v from "valibot";
import { Locale, Page, Slug } from "../../shapes.ts";
import { asked, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { npsGroups, promiseArms, promiseTold, Sought } from "../response.ts";
import { CampaignRef, Channel } from "../touch.ts";

/** What only this report is narrowed to. */
export const voicesFilters = {
  question: v.optional(Slug),
  score: v.optional(v.picklist(npsGroups)),
  /** Of those who were asked about a promise. */
  promise: v.optional(v.picklist(promiseTold)),
  q: v.optional(Sought),
};

/** `lang` is the language that questions and promises are told in. */
export const VoicesQuery = asked({
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  ...voicesFilters,
  lang: v.optional(Locale),
  ...Page,
});
export type VoicesQuery = v.InferOutput<typeof VoicesQuery>;

const Voice = v.object({
  /** The response's. */
  id: v.string(),
  survey: v.object({ id: v.string(), name: v.string() }),
  question: v.object({ id: v.string(), kind: v.string(), text: v.string() }),
  /**
   * As it was written, but for what names a person: `[email]`, `[phone]`, `[card]`, `[iban]`, `[id]`. The response
   * itself keeps the words as they were sent.
   */
  text: v.string(),
  at: v.string(),
  /** Every score of the same response. */
  scores: v.array(v.object({ question: v.string(), metric: v.string(), value: v.number() })),
  /** What was answered about the promise; its wording and campaign are null where none was named. */
  promise: v.nullable(
    v.object({
      told: v.picklist(promiseTold),
      arm: v.nullable(v.picklist(promiseArms)),
      id: v.nullable(v.string()),
      version: v.nullable(v.number()),
      statement: v.nullable(v.string()),
      campaign: v.nullable(CampaignRef),
    }),
  ),
  campaign: v.nullable(CampaignRef),
  channel: v.nullable(Channel),
  touchpoint: v.nullable(v.string()),
  /** `es` of the locale `es-ES`. */
  language: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  device: v.nullable(v.string()),
});

const Day = v.string();

export const VoicesReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(models),
  items: v.array(Voice),
  next: v.nullable(v.string()),
  notes: v.array(v.string()),
});
export type VoicesReport = v.InferOutput<typeof VoicesReport>;
