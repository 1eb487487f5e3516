/** The cellar: one table file a noun. Imports no room; rooms ask it through `Database`. */
import { drizzle } from "drizzle-orm/d1";
import * as accounts from "./accounts.ts";
import { audit, auditSeals } from "./audit.ts";
import { campaigns, promises } from "./campaigns.ts";
import { contributions, pairs } from "./contributions.ts";
import { customers, customerVisitors } from "./customers.ts";
import { deliveries } from "./deliveries.ts";
import { endpoints } from "./endpoints.ts";
import { erasures } from "./erasures.ts";
import { drifts, flags, flagWeeks } from "./flags.ts";
import { funnel, showings } from "./funnel.ts";
import { gonePeople, goneResponses } from "./gone.ts";
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
import { quotaDays } from "./quotas.ts";
import { retentionCursors, retentionRuns } from "./retention.ts";
import { retags } from "./retags.ts";
import { responses } from "./responses.ts";
import { rollups } from "./rollups.ts";
import { enteredWorkspace, enterWorkspace, scoped, tenantTables } from "./scope.ts";
import { daySalts, dayVisitors, visitorDays } from "./visitors.ts";
import { surveys, surveyVersions } from "./surveys.ts";
import { touchpointNames, touchpoints } from "./touchpoints.ts";
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
  customerVisitors,
  daySalts,
  dayVisitors,
  deliveries,
  drifts,
  endpoints,
  erasures,
  flags,
  flagWeeks,
  funnel,
  gonePeople,
  goneResponses,
  keys,
  marketingCampaigns,
  marketingDays,
  marketingFiles,
  marketingImports,
  marketingJoins,
  marketingMappings,
  marketingMonths,
  pairs,
  quotaDays,
  responses,
  retags,
  retentionCursors,
  retentionRuns,
  rollups,
  showings,
  surveys,
  surveyVersions,
  touchpointNames,
  touchpoints,
  visitorDays,
  workspaces,
};

const tenants = tenantTables(schema);

/** Without the tables: they would be read through at each opening, for a way to ask that nobody here uses. */
const open = (d1: D1Database) => drizzle(d1);
export type Database = ReturnType<typeof open>;

const opened = new WeakMap<D1Database, Database>();
/** Opened once for a binding: it keeps nothing but how columns are called. */
export function openDatabase(d1: D1Database): Database {
  const known = opened.get(d1) ?? open(d1);
  opened.set(d1, known);
  return known;
}
/** For a request: one workspace's, once `enterWorkspace` has said which. */
export const openScoped = (d1: D1Database): Database => openDatabase(scoped(d1, tenants));
/** The same, when it is known from the first. */
export function openFor(d1: D1Database, workspaceId: string): Database {
  const db = openScoped(d1);
  enterWorkspace(db.$client, workspaceId);
  return db;
}
export { enteredWorkspace, enterWorkspace };
