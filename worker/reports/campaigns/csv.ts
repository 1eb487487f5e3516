/** The campaign report's rows as CSV: the same figures, one column each. */
import type { CampaignReport, CampaignRow, Measure } from "#contract";
import { toCsv } from "../../http/csv.ts";

const measures = ["nps", "kept", "gap"] as const;
const header = [
  "campaign_id",
  "campaign",
  "n",
  ...measures.flatMap((name) => [name, `${name}_low`, `${name}_high`, `${name}_n`]),
];

const figures = ({ value, low, high, n }: Measure): (number | null)[] => [value, low, high, n];
const line = (row: CampaignRow, name: string): (string | number | null)[] => [
  row.campaign?.id ?? null,
  row.campaign?.name ?? name,
  row.n,
  ...measures.flatMap((measure) => figures(row[measure])),
];

export const campaignCsv = (report: CampaignReport): string =>
  toCsv(header, [...report.items.map((row) => line(row, "(none)")), line(report.total, "(total)")]);
