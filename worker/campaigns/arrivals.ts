/**
 * Past arrivals by what a rule can see of them: one row for each distinct set of facts, with how often it came. Read
 * in one statement, for the list of unmatched names and for the preview of a rule.
 */
import { sql } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";

export interface ArrivalGroup {
  campaignKey: string | null;
  campaign: string | null;
  source: string;
  medium: string;
  term: string | null;
  content: string | null;
  linkCampaignId: string | null;
  /** A list, as JSON. */
  clickIds: string;
  landing: string | null;
  referrerHost: string | null;
  /** The record that they belong to now. */
  record: string | null;
  n: number;
  firstSeenAt: string;
  lastSeenAt: string;
}

const place = sql.raw("'$.list[' || (touches ->> '$.lastNonDirect') || '].'");
const fact = (name: string) => sql`json_extract(touches, ${place} || ${name})`;

/** The groups of all responses with a touch, under last non-direct; of those without a record only, if so asked. */
export async function arrivalGroups(
  { db, workspaceId }: Surroundings,
  unmatchedOnly: boolean,
): Promise<ArrivalGroup[]> {
  const { responses } = schema;
  const only = unmatchedOnly ? sql`AND campaign IS NULL` : sql``;
  return db.all<ArrivalGroup>(sql`
    SELECT ${fact("campaignKey")} AS "campaignKey", min(${fact("campaign")}) AS "campaign", ${fact("source")} AS "source",
      ${fact("medium")} AS "medium", ${fact("term")} AS "term", ${fact("content")} AS "content",
      ${fact("linkCampaignId")} AS "linkCampaignId", ${fact("clickIds")} AS "clickIds", ${fact("landing")} AS "landing",
      ${fact("referrerHost")} AS "referrerHost", campaign AS "record",
      count(*) AS "n", min(at) AS "firstSeenAt", max(at) AS "lastSeenAt"
    FROM ${responses}
    WHERE workspace_id = ${workspaceId} AND touches ->> '$.lastNonDirect' IS NOT NULL ${only}
    GROUP BY 1, 3, 4, 5, 6, 7, 8, 9, 10, 11`);
}
