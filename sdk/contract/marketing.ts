/**
 * Marketing figures: what the platforms report of a campaign, a day at a time. What was not told is missing, which is
 * not 0. They come as rows, or as the file that a platform exports, and each arrival of them can be taken back.
 */
import * as v from "valibot";
import { Day, idOf, Page } from "../shapes.ts";
import { Campaign } from "./campaign.ts";
import { CampaignRef } from "./touch.ts";

/** Where figures come from; those of `generic` belong to no platform, and meet campaigns of any source. */
export const platforms = ["google_ads", "meta_ads", "linkedin_ads", "tiktok_ads", "generic"] as const;
export type Platform = (typeof platforms)[number];
const Platform = v.picklist(platforms);

export const metricLimits = { rows: 3_000, fileBytes: 20 * 1024 * 1024, fileRows: 100_000 } as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e15));
/** Part of a conversion may be credited; money may be given back. */
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1e15));
const minor = v.pipe(v.number(), v.integer(), v.minValue(-1e15), v.maxValue(1e15));
const figures = {
  impressions: count,
  /** People, of this row alone: reach is never added. */
  reach: count,
  clicks: count,
  spendMinor: minor,
  conversions: part,
  revenueMinor: minor,
};
export const figureNames = ["impressions", "reach", "clicks", "spendMinor", "conversions", "revenueMinor"] as const;
export type FigureName = (typeof figureNames)[number];

const given = (text: string): boolean => text.trim() !== "";
const Label = v.pipe(v.string(), v.trim(), v.maxLength(255));
export const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const Currency = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.check((code) => currencies.has(code), "A currency is a code of ISO 4217, such as EUR."),
);

/** One row: a campaign's figures of one day in one currency. Sent again, it replaces what it said before. */
export const MetricRow = v.pipe(
  v.object({
    platform: Platform,
    account: Label,
    campaign: Label,
    campaignId: v.optional(Label),
    day: Day,
    /** The last day, where the figures are of several days that nobody can tell apart. */
    through: v.optional(Day),
    currency: Currency,
    ...v.partial(v.object(figures)).entries,
  }),
  v.check(({ campaign, campaignId }) => given(campaign) || given(campaignId ?? ""), "Name the campaign, or its id."),
  v.check(({ day, through }) => through === undefined || day <= through, "through is before day."),
  v.check((row) => figureNames.some((name) => row[name] !== undefined), "Give at least one figure."),
);
export type MetricRow = v.InferOutput<typeof MetricRow>;
export const MetricRows = v.pipe(
  v.array(MetricRow),
  v.minLength(1, "Send at least one row."),
  v.maxLength(metricLimits.rows, `At most ${metricLimits.rows} rows a request.`),
);

/** What became of each row, in order; the whole request is one import, which can be taken back. */
export const MetricsAnswer = v.object({
  import: idOf("imp"),
  results: v.array(v.object({ status: v.picklist(["new", "changed", "same"]) })),
});
export type MetricsAnswer = v.InferOutput<typeof MetricsAnswer>;

const period = { from: v.optional(Day), to: v.optional(Day) };
const filter = { ...period, platform: v.optional(Platform), account: v.optional(Label) };
/** `campaign`: a record of the registry, or `none` for what belongs to none. */
export const MetricsQuery = v.object({
  ...Page,
  ...filter,
  campaign: v.optional(v.union([idOf("cmp"), v.literal("none")])),
});
export type MetricsQuery = v.InferOutput<typeof MetricsQuery>;

/** What is to be deleted for good: `campaign` is a name or a platform's id as it stands in the rows. */
export const MetricsRemoval = v.pipe(
  v.object({ ...filter, campaign: v.optional(Label) }),
  v.check((query) => Object.values(query).some((value) => value !== undefined), "Say which figures: give a filter."),
);
export type MetricsRemoval = v.InferOutput<typeof MetricsRemoval>;

const known = v.nullable(v.number());
/** A row as it is read: null is not told. `record` is the campaign of the registry that it belongs to. */
export const Metric = v.object({
  platform: Platform,
  account: v.string(),
  campaign: v.string(),
  campaignId: v.nullable(v.string()),
  day: Day,
  through: Day,
  currency: v.string(),
  impressions: known,
  reach: known,
  clicks: known,
  spendMinor: known,
  conversions: known,
  revenueMinor: known,
  import: v.string(),
  record: v.nullable(CampaignRef),
});
export type Metric = v.InferOutput<typeof Metric>;

/** What a column of a file may be. */
export const metricFields = [
  "day",
  "from",
  "through",
  "account",
  "campaign",
  "campaignId",
  "currency",
  "impressions",
  "reach",
  "clicks",
  "spend",
  "conversions",
  "revenue",
  "results",
  "indicator",
] as const;
export type MetricField = (typeof metricFields)[number];

const flag = v.pipe(
  v.optional(v.picklist(["0", "1"]), "0"),
  v.transform((text) => text === "1"),
);
/** Field → the header of its column, as it stands in the file; "" leaves a field out. */
const Mapping = v.record(v.picklist(metricFields), v.pipe(v.string(), v.maxLength(255)));
export type Mapping = v.InferOutput<typeof Mapping>;
const written = v.pipe(
  v.string(),
  v.maxLength(8000),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    try {
      return JSON.parse(dataset.value) as unknown;
    } catch {
      addIssue({ message: 'A mapping is JSON: {"spend":"Net cost"}.' });
      return NEVER;
    }
  }),
  Mapping,
);

/** How a file is to be read, where it does not say so itself. */
const reading = {
  account: v.optional(Label, ""),
  currency: v.optional(Currency),
  /** 3/4/2026: the fourth of March, or the third of April. */
  dates: v.optional(v.picklist(["mdy", "dmy"])),
  /** What parts units from their fractions. */
  decimal: v.optional(v.picklist(["point", "comma"])),
  /** The days that a file without a column for them is about. */
  from: v.optional(Day),
  to: v.optional(Day),
  /** Which of Meta's result indicators counts as the conversion. */
  indicator: v.optional(v.pipe(v.string(), v.maxLength(255))),
};
export const ReadingOptions = v.object({ ...reading, mapping: v.optional(Mapping) });
export type ReadingOptions = v.InferOutput<typeof ReadingOptions>;

export const ImportQuery = v.object({
  platform: Platform,
  ...reading,
  mapping: v.optional(written),
  /** A name to know it by. */
  file: v.optional(Label),
  dryRun: flag,
  /** Import the rest where some rows cannot be read. Without it nothing is. */
  skipBad: flag,
});
export type ImportQuery = v.InferOutput<typeof ImportQuery>;

export const questionNames = [
  "columns",
  "dates",
  "decimal",
  "currency",
  "currencies",
  "period",
  "overlap",
  "without_id",
] as const;
export const noteNames = [
  "encoding",
  "other_platform",
  "totals",
  "added_together",
  "ranges",
  "dollar",
  "results_unused",
  "results_used",
  "period_of_file",
  "broken_ids",
  "known_without_id",
  "no_account",
] as const;

/** Why a cell or a row cannot be used. */
export const mistakeNames = [
  "number",
  "negative",
  "whole",
  "day",
  "order",
  "campaign",
  "currency",
  "quote",
  "cells",
  "short",
  "long",
] as const;
export type MistakeName = (typeof mistakeNames)[number];

/** Where figures of a file stand, and why they cannot be used. Line 1 is the file's first. */
export const Mistake = v.object({
  line: v.number(),
  /** The header of the column; "" where it is the whole row. */
  column: v.string(),
  code: v.picklist(mistakeNames),
  message: v.string(),
});
export type Mistake = v.InferOutput<typeof Mistake>;

export const importStates = ["preview", "waiting", "writing", "done", "taken_back", "dropped"] as const;

/** How a file was understood. */
const Understood = v.object({
  encoding: v.picklist(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  delimiter: v.string(),
  headerLine: v.nullable(v.number()),
  header: v.array(v.string()),
  mapping: Mapping,
  decimal: v.picklist(["point", "comma"]),
  dates: v.nullable(v.picklist(["ymd", "mdy", "dmy"])),
});
export type Understood = v.InferOutput<typeof Understood>;

/** What only the caller can say; the answer is the query parameter of that name. */
const Question = v.object({ ask: v.picklist(questionNames), message: v.string() });
export type Question = v.InferOutput<typeof Question>;
const Note = v.object({ code: v.picklist(noteNames), message: v.string(), n: v.optional(v.number()) });
export type Note = v.InferOutput<typeof Note>;

/** What a file or a request brought, and what became of it. */
export const ImportSummary = v.object({
  rowsRead: v.number(),
  /** Figures that came of them: a campaign's day in one currency each. */
  figures: v.number(),
  new: v.number(),
  changed: v.number(),
  same: v.number(),
  /** Rows of totals, which are left out. */
  totals: v.number(),
  bad: v.number(),
  from: v.nullable(Day),
  to: v.nullable(Day),
  currencies: v.array(v.object({ currency: v.string(), spendMinor: v.nullable(v.number()) })),
  questions: v.array(Question),
  notes: v.array(Note),
  /** At most 200 of them; `bad` counts the rows. */
  mistakes: v.array(Mistake),
  understood: v.nullable(Understood),
});
export type ImportSummary = v.InferOutput<typeof ImportSummary>;

const importEntries = {
  state: v.picklist(importStates),
  source: v.picklist(["file", "api"]),
  platform: v.nullable(Platform),
  file: v.nullable(v.string()),
  rowsWritten: v.number(),
  createdAt: v.string(),
  finishedAt: v.nullable(v.string()),
  ...ImportSummary.entries,
};
export const MetricsImport = v.object({ id: idOf("imp"), ...importEntries });
export type MetricsImport = v.InferOutput<typeof MetricsImport>;

/** A campaign of the platforms: what its figures are kept under, and what they add up to. */
const MetricsCampaign = v.object({
  platform: Platform,
  account: v.string(),
  key: v.string(),
  campaign: v.string(),
  campaignId: v.nullable(v.string()),
});

/** The answer to a file. A dry run has no id and leaves nothing; `again` says that the very file was imported before. */
export const ImportAnswer = v.object({
  ...importEntries,
  id: v.nullable(idOf("imp")),
  again: v.boolean(),
  /** The first figures as they were understood, and the campaigns that belong to no record; of a dry run only. */
  sample: v.array(v.omit(Metric, ["import", "record"])),
  unmatched: v.array(MetricsCampaign),
});
export type ImportAnswer = v.InferOutput<typeof ImportAnswer>;

/** Figures that belong to no record, with the records that are written almost alike. */
export const UnmatchedMetrics = v.object({
  items: v.array(
    v.object({
      ...MetricsCampaign.entries,
      from: Day,
      to: Day,
      sums: v.array(
        v.object({ currency: v.string(), spendMinor: known, impressions: known, clicks: known, conversions: known }),
      ),
      records: v.array(CampaignRef),
    }),
  ),
  next: v.null(),
});
export type UnmatchedMetrics = v.InferOutput<typeof UnmatchedMetrics>;

/** Gives the figures of a platform's campaign to a record: one that is there, a new one, or (null) whichever fits. */
export const MetricsAdoption = v.object({
  platform: Platform,
  account: Label,
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  campaignId: v.optional(v.nullable(idOf("cmp"))),
});
export type MetricsAdoption = v.InferOutput<typeof MetricsAdoption>;
export const MetricsAdopted = v.object({ campaign: v.nullable(Campaign) });
