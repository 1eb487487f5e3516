/** Reports: named questions to the data, with an interval on every figure. The list of them is reports/index.ts. */
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

export const devices = ["desktop", "tablet", "phone"] as const;

/** The days, both included; without them the last 30, today included, in the workspace's time zone. */
export const reportDays = { from: v.optional(Day), to: v.optional(Day) };
export const reportModel = { model: v.optional(v.picklist(models), "last_non_direct") };
/**
 * What every report may be narrowed to: each figure of its answer follows. `none`: responses of no known campaign. By
 * language or device, where fewer than 5 people would be told apart, a report answers as for no answers, with a note.
 */
export const reportFilters = {
  survey: v.optional(idOf("sur")),
  campaign: v.optional(v.union([idOf("cmp"), v.literal("none")])),
  channel: v.optional(Channel),
  touchpoint: v.optional(TouchpointName),
  /** `es` of `es-ES`. */
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, "A language looks like es."))),
  device: v.optional(v.picklist(devices)),
};

/** A report's query: a parameter that it does not know is refused, since a figure that ignores a filter misleads. */
export const asked = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) =>
    issue.expected === "never"
      ? "This report takes no such parameter."
      : `This parameter is needed: ${issue.expected}.`,
  );

export const ReportQuery = asked({ ...reportDays, ...reportModel, ...reportFilters });
export type ReportQuery = v.InferOutput<typeof ReportQuery>;

export const promiseStates = [
  "over_promise",
  "under_delivery",
  "hidden_gem",
  "trust_builder",
  "in_line",
  "insufficient",
] as const;

const figure = v.nullable(v.number());

/**
 * What the platforms reported of a campaign. Money is in minor units where the name says so, else in major ones; null
 * is not imported, or money of several currencies, which is never added.
 */
export const MarketingFigures = v.object({
  impressions: figure,
  /** The greatest one: the same people stand in several rows, so reach is not added. */
  reach: figure,
  clicks: figure,
  spendMinor: figure,
  conversions: figure,
  revenueMinor: figure,
  currency: v.nullable(v.string()),
  ctr: figure,
  cpc: figure,
  cpm: figure,
  cvr: figure,
  cpa: figure,
  roas: figure,
});

/** What standardising to the account's touchpoints does to a campaign's difference from the rest. */
export const mixes = ["none", "explained", "flips"] as const;

/** One campaign's row. `n` counts the responses with at least one answer. */
export const CampaignRow = v.object({
  campaign: v.nullable(CampaignRef),
  n: v.number(),
  /**
   * How often a survey was shown to people of the campaign. Showings are counted under the last non-direct touch,
   * without language or device: null where the query asks for another model or narrows by one of these.
   */
  asked: figure,
  /** Responses with at least one answer: `n`. */
  answered: v.number(),
  /**
   * (answered − uncounted) / asked. Null where nothing was counted as shown, or less than was answered (a server's own
   * responses): a rate cut off at 1 would say that everybody answered.
   */
  responseRate: Measure,
  nps: Measure,
  /** The share of 4 and 5. */
  csat: Measure,
  /** The mean, 1…7, higher is easier. */
  ces: Measure,
  emotion: Measure,
  /** Who recalled the promise, of all who were asked about it; `kept.n` of `recall.n`. */
  recall: Measure,
  /** Promises asked about: the campaign of the promise counts, else the touch's. */
  kept: Measure,
  /** Answers that said worse or much worse. */
  brokenN: v.number(),
  gap: Measure,
  /** The kept rate as it would be under the account's mix of touchpoints; those under 10 answers are one. Null at n = 0. */
  keptStandardised: figure,
  /**
   * Of the difference from the rest that gives the campaign its state, under one mix of touchpoints for both:
   * `explained`: less than 5 points of it are left. `flips`: it is 5 points or more the other way round. Else `none`,
   * as for every campaign in line or under 30 answers.
   */
  mix: v.picklist(mixes),
  /** The kept rate of all other answers to a promise, 0…1; null where there are none, and for what is not one campaign. */
  rest: figure,
  /**
   * The NPS of people whose promise was broken less that of people whose promise was kept, −200…200 points. `n`: people
   * who answered both; `confidence` is the smaller group's, and value null while one of the groups is empty.
   */
  trustCost: Measure,
  /** Whether it sells better than it delivers; `insufficient` under 30 answers to its promise. */
  state: v.picklist(promiseStates),
  /** Of the side that decides the state; null where it was not tested. */
  q: figure,
  /** Answers to its promise that are missing until it can be judged; 0 once it is, and for what is never judged. */
  missing: v.number(),
  /** Percentiles, 0…100, of how it sells and how it delivers, and the first less the second. */
  marketingIndex: figure,
  experienceIndex: figure,
  promiseGap: figure,
  /** Whose figures stand under `marketing`, by name. */
  platforms: v.array(v.string()),
  marketing: MarketingFigures,
  /** Estimated: those who answered stand for all who converted. In major units of the currency. */
  cost: v.object({ perKeptPromise: Measure, perPromoter: Measure, onBrokenPromises: figure, keptRoas: figure }),
  /** Of `answered`: people who denied consent. They are never counted as shown, so the response rate leaves them out. */
  uncounted: v.number(),
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
  notes: v.array(v.string()),
});
export type CoverageReport = v.InferOutput<typeof CoverageReport>;

export const creditModels = ["position_based", "linear"] as const;
/** Campaign and channel narrow by the last non-direct touch. */
export const CreditQuery = asked({
  ...reportDays,
  model: v.optional(v.picklist(creditModels), "position_based"),
  ...reportFilters,
});
export type CreditQuery = v.InferOutput<typeof CreditQuery>;

/** `credit` adds up to the number of responses; `n` counts the responses in which a campaign has any part. */
export const CreditReport = v.object({
  from: Day,
  to: Day,
  model: v.picklist(creditModels),
  items: v.array(v.object({ campaign: v.nullable(CampaignRef), credit: v.number(), n: v.number() })),
  total: v.number(),
  notes: v.array(v.string()),
});
export type CreditReport = v.InferOutput<typeof CreditReport>;

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
  notes: v.array(v.string()),
});
export type HeardReport = v.InferOutput<typeof HeardReport>;
