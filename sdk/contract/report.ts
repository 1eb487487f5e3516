/** Reports: named questions to the data, with an interval on every figure. */
import * as v from "valibot";
import { Day, idOf, TouchpointName } from "../shapes.ts";
import { CampaignRef, Channel } from "./touch.ts";

export const models = ["last_non_direct", "last", "first"] as const;
export type Model = (typeof models)[number];

/** A measured figure: shares 0…1, net scores −100…100, means on their scale; null at n = 0. */
export const Measure = v.object({
  value: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  n: v.number(),
  confidence: v.picklist(["none", "low", "normal"]),
});
export type Measure = v.InferOutput<typeof Measure>;

export const ReportQuery = v.object({
  from: v.optional(Day),
  to: v.optional(Day),
  model: v.optional(v.picklist(models), "last_non_direct"),
  survey: v.optional(idOf("sur")),
  campaign: v.optional(v.union([idOf("cmp"), v.literal("none")])),
  channel: v.optional(Channel),
  touchpoint: v.optional(TouchpointName),
});
export type ReportQuery = v.InferOutput<typeof ReportQuery>;

/** One campaign's row. `n` counts the responses with at least one answer. */
export const CampaignRow = v.object({
  campaign: v.nullable(CampaignRef),
  n: v.number(),
  nps: Measure,
  /** Promises asked about: the campaign of the promise counts, else the touch's. */
  kept: Measure,
  gap: Measure,
});
export type CampaignRow = v.InferOutput<typeof CampaignRow>;

export const CampaignReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(models),
  items: v.array(CampaignRow),
  total: CampaignRow,
  notes: v.array(v.string()),
});
export type CampaignReport = v.InferOutput<typeof CampaignReport>;

/** How much of the period's responses attribution can speak about. */
export const CoverageReport = v.object({
  from: Day,
  to: Day,
  n: v.number(),
  /** Shares of all responses. */
  withArrival: Measure,
  withConsent: Measure,
  /** Of those that came with an arrival: which share names something else than direct, and a known campaign. */
  models: v.array(v.object({ model: v.picklist(models), notDirect: Measure, withCampaign: Measure })),
});
export type CoverageReport = v.InferOutput<typeof CoverageReport>;

export const creditModels = ["position_based", "linear"] as const;
export const CreditQuery = v.object({
  from: v.optional(Day),
  to: v.optional(Day),
  model: v.optional(v.picklist(creditModels), "position_based"),
  survey: v.optional(idOf("sur")),
});
export type CreditQuery = v.InferOutput<typeof CreditQuery>;

/** `credit` adds up to the number of responses; `n` counts the responses in which a campaign has any part. */
export const CreditReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(creditModels),
  items: v.array(v.object({ campaign: v.nullable(CampaignRef), credit: v.number(), n: v.number() })),
  total: v.number(),
});
export type CreditReport = v.InferOutput<typeof CreditReport>;

export const HeardQuery = v.object({
  from: v.optional(Day),
  to: v.optional(Day),
  model: v.optional(v.picklist(models), "last_non_direct"),
  survey: v.optional(idOf("sur")),
});
export type HeardQuery = v.InferOutput<typeof HeardQuery>;

/** `untold`: the two say nothing of each other, as a friend's word and a search, or an arrival that names no source. */
const verdicts = ["agree", "disagree", "untold"] as const;

/** What people say brought them, beside the channel that was seen to. */
export const HeardReport = v.object({
  from: Day,
  to: Day,
  n: v.number(),
  /** Of the answers that the channel can speak about: the share that it confirms. */
  agree: Measure,
  items: v.array(
    v.object({
      /** The id of the option, or `other`. */
      heard: v.string(),
      n: v.number(),
      channels: v.array(v.object({ channel: v.nullable(Channel), n: v.number(), verdict: v.picklist(verdicts) })),
    }),
  ),
});
export type HeardReport = v.InferOutput<typeof HeardReport>;
