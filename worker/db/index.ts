/** The cellar: one table file a noun. Imports no room; rooms ask it through `Database`. */
import { drizzle } from "drizzle-orm/d1";
import * as accounts from "./accounts.ts";
import { campaigns, promises } from "./campaigns.ts";
import { contributions, pairs } from "./contributions.ts";
import { customers, customerVisitors } from "./customers.ts";
import { deliveries } from "./deliveries.ts";
import { endpoints } from "./endpoints.ts";
import { erasures } from "./erasures.ts";
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
import { scoped, tenantTables } from "./scope.ts";
import { surveys, surveyVersions } from "./surveys.ts";
import { touchpoints } from "./touchpoints.ts";
import { workspaces } from "./workspaces.ts";

export const schema = {
  ...accounts,
  campaignNotes,
  campaigns,
  promises,
  contributions,
  customers,
  customerVisitors,
  deliveries,
  drifts,
  endpoints,
  erasures,
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

const tenants = tenantTables(schema);

export const openDatabase = (d1: D1Database) => drizzle(d1, { schema });
/** For a request: one workspace's, once `enterWorkspace` has said which. */
export const openScoped = (d1: D1Database) => openDatabase(scoped(d1, tenants));
export { enteredWorkspace, enterWorkspace } from "./scope.ts";
export type Database = ReturnType<typeof openDatabase>;
