/** The one list of reports as they are counted; `sdk/contract/reports` lists what they take and answer. */
import type { ReportName } from "#contract";
import { asking } from "./asking/index.ts";
import { campaigns } from "./campaigns/index.ts";
import { coverage } from "./coverage/index.ts";
import { credit } from "./credit/index.ts";
import { drivers } from "./drivers/index.ts";
import { funnel } from "./funnel/index.ts";
import { heard } from "./heard/index.ts";
import { journey } from "./journey/index.ts";
import { matrix } from "./matrix/index.ts";
import { promises } from "./promises/index.ts";
import { question } from "./question/index.ts";
import type { Report } from "./report.types.ts";
import { trend } from "./trend/index.ts";
import { voices } from "./voices/index.ts";

export const registry: { readonly [Name in ReportName]: Report<Name> } = {
  asking,
  campaigns,
  coverage,
  credit,
  drivers,
  funnel,
  heard,
  journey,
  matrix,
  promises,
  question,
  trend,
  voices,
};
