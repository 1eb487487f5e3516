import type { Report } from "../report.types.ts";
import { campaignCsv } from "./csv.ts";
import { campaignReport } from "./report.ts";

export const campaigns: Report<"campaigns"> = { name: "campaigns", run: campaignReport, csv: campaignCsv };
