/** One question of a survey: what was asked, what was answered, by whom, and in which words. */
import * as v from "valibot";
import { Question } from "../../questions/index.ts";
import { idOf, Locale, Page, Slug } from "../../shapes.ts";
import { asked, Measure, models, reportDays, reportFilters, reportModel } from "../report.ts";
import { CampaignRef } from "../touch.ts";
import { Score } from "./score.ts";

export const segmentings = ["channel", "campaign", "touchpoint", "language", "device"] as const;
export type Segmenting = (typeof segmentings)[number];

/** What a survey's questions may be asked about; `lang` is the language that texts and labels are told in. */
export const resultsAsked = {
  ...reportDays,
  ...reportModel,
  ...reportFilters,
  survey: idOf("sur"),
  by: v.optional(v.picklist(segmentings)),
  lang: v.optional(Locale),
};
export const QuestionQuery = asked({ ...resultsAsked, question: Slug, ...Page });
export type QuestionQuery = v.InferOutput<typeof QuestionQuery>;

/** A value as an answer holds it; own words stand under `other`. */
const Value = v.union([v.string(), v.number(), v.boolean()]);
const Part = v.object({ value: Value, n: v.number(), share: Measure });

/** `suppressed`: fewer than 5 people, or needed so that fewer cannot be subtracted out; its figures are then null. */
const Segment = v.object({
  /** Null: those that have none. */
  key: v.nullable(v.string()),
  name: v.nullable(v.string()),
  suppressed: v.boolean(),
  n: v.nullable(v.number()),
  score: v.nullable(Score),
  distribution: v.array(Part),
});

const Said = v.object({
  id: v.string(),
  text: v.string(),
  at: v.string(),
  locale: v.nullable(v.string()),
  /** The first score of the same response. */
  score: v.nullable(v.object({ metric: v.string(), value: v.union([v.number(), v.string()]) })),
  campaign: v.nullable(CampaignRef),
});

const Day = v.string();

export const QuestionReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(models),
  survey: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** Null: no published version ever asked this. `retired`: the newest one does not. */
  question: v.nullable(
    v.object({
      id: v.string(),
      kind: v.string(),
      text: v.string(),
      /** What its answers count for; null where they are read, not counted. */
      metric: v.nullable(v.string()),
      version: v.number(),
      retired: v.boolean(),
      definition: Question,
    }),
  ),
  /** People who answered it. */
  n: v.number(),
  /** Responses with at least one answer, and how often the survey was shown; null where that was not counted apart. */
  base: v.object({ responses: v.number(), shown: v.nullable(v.number()) }),
  /** Of the responses; of those to whom the survey was shown, without the answers of people who denied consent. */
  answered: Measure,
  reached: Measure,
  scores: v.array(Score),
  /** Of a product–market-fit question. */
  verdict: v.nullable(v.picklist(["confirmed", "likely", "unlikely", "rejected"])),
  distribution: v.array(v.object({ ...Part.entries, label: v.string() })),
  segments: v.nullable(
    v.object({
      by: v.picklist(segmentings),
      items: v.array(Segment),
      /** What the suppressed ones hold together. */
      hidden: v.object({ segments: v.number(), n: v.number() }),
    }),
  ),
  /** Words that were written, newest first. */
  texts: v.object({ items: v.array(Said), next: v.nullable(v.string()) }),
  notes: v.array(v.string()),
});
export type QuestionReport = v.InferOutput<typeof QuestionReport>;
