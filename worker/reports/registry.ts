/** The one list of reports as they are counted; `sdk/contract/reports` lists what they take and answer. */
import type { ReportName } from "#contract";
import { campaigns } from "./campaigns/index.ts";
import { coverage } from "./coverage/index.ts";
import { credit } from "./credit/index.ts";
import { funnel } from "./funnel/index.ts";
import { heard } from "./heard/index.ts";
import { question } from "./question/index.ts";
import type { Report } from "./report.types.ts";
import { trend } from "./trend/index.ts";

export const registry: { readonly [Name in ReportName]: Report<Name> } = {
  campaigns,
  coverage,
  credit,
  funnel,
  heard,
  question,
  trend,
};
