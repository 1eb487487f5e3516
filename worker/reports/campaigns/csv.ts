/** The campaign report's rows as CSV: every figure of a row, one column each. New ones are added at the end. */
import type { CampaignReport, CampaignRow } from "#contract";
import { toCsv } from "../../http/csv.ts";
import { measureCells, measureColumns } from "../figures.ts";

type Cell = string | number | null;

const first = ["nps", "kept", "gap"] as const;
const volumes = ["impressions", "reach", "clicks", "spendMinor", "conversions", "revenueMinor", "currency"] as const;
const ratios = ["ctr", "cpc", "cpm", "cvr", "cpa", "roas"] as const;
const named = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const header = [
  "campaign_id",
  "campaign",
  "n",
  ...first.flatMap(measureColumns),
  "asked",
  "answered",
  ...["response_rate", "csat", "ces", "emotion", "recall"].flatMap(measureColumns),
  "broken_n",
  "kept_standardised",
  "mix",
  "rest",
  ...measureColumns("trust_cost"),
  "state",
  "q",
  "missing",
  "marketing_index",
  "experience_index",
  "promise_gap",
  "platforms",
  ...volumes.map(named),
  ...ratios,
  ...["cost_per_kept_promise", "cost_per_promoter"].flatMap(measureColumns),
  "spend_on_broken_promises",
  "kept_roas",
  "answered_uncounted",
];

const line = (row: CampaignRow, name: string): Cell[] => [
  row.campaign?.id ?? null,
  row.campaign?.name ?? name,
  row.n,
  ...first.flatMap((measure) => measureCells(row[measure])),
  row.asked,
  row.answered,
  ...[row.responseRate, row.csat, row.ces, row.emotion, row.recall].flatMap(measureCells),
  row.brokenN,
  row.keptStandardised,
  row.mix,
  row.rest,
  ...measureCells(row.trustCost),
  row.state,
  row.q,
  row.missing,
  row.marketingIndex,
  row.experienceIndex,
  row.promiseGap,
  row.platforms.join(" "),
  ...volumes.map((name) => row.marketing[name]),
  ...ratios.map((name) => row.marketing[name]),
  ...[row.cost.perKeptPromise, row.cost.perPromoter].flatMap(measureCells),
  row.cost.onBrokenPromises,
  row.cost.keptRoas,
  row.uncounted,
];

export const campaignCsv = (report: CampaignReport): string =>
  toCsv(header, [...report.items.map((row) => line(row, "(none)")), line(report.total, "(total)")]);
