/** The cellar: one table file a noun. Imports no room; rooms ask it through `Database`. */
import { drizzle } from "drizzle-orm/d1";
import * as accounts from "./accounts.ts";
import { audit, auditSeals } from "./audit.ts";
import { campaigns, promises } from "./campaigns.ts";
import { contributions, pairs } from "./contributions.ts";
import { customers } from "./customers.ts";
import { deliveries } from "./deliveries.ts";
import { endpoints } from "./endpoints.ts";
import { drifts, flags, flagWeeks } from "./flags.ts";
import { funnel, showings } from "./funnel.ts";
import { keys } from "./keys.ts";
import {
  marketingCampaigns,
  marketingDays,
  marketingFiles,
  marketingImports,
  marketingJoins,
  marketingMappings,
  marketingMonths,
} from "./marketing.ts";
import { campaignNotes } from "./notes.ts";
import { retags } from "./retags.ts";
import { responses } from "./responses.ts";
import { rollups } from "./rollups.ts";
import { surveys, surveyVersions } from "./surveys.ts";
import { touchpoints } from "./touchpoints.ts";
import { workspaces } from "./workspaces.ts";

export const schema = {
  ...accounts,
  audit,
  auditSeals,
  campaignNotes,
  campaigns,
  promises,
  contributions,
  customers,
  deliveries,
  drifts,
  endpoints,
  flags,
  flagWeeks,
  funnel,
  keys,
  marketingCampaigns,
  marketingDays,
  marketingFiles,
  marketingImports,
  marketingJoins,
  marketingMappings,
  marketingMonths,
  pairs,
  responses,
  retags,
  rollups,
  showings,
  surveys,
  surveyVersions,
  touchpoints,
  workspaces,
};

export const openDatabase = (d1: D1Database) => drizzle(d1, { schema });
export type Database = ReturnType<typeof openDatabase>;
