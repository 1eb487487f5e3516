/** What the responses of several customers come to, in one query: for lists, and for what lists are narrowed by. */
import type { CustomerSummary } from "#contract";
import { isCountedIn, isVouchedIn } from "../../db/responses.ts";
import { isTheirs } from "../visitors.ts";

export interface Facts {
  responses: number;
  lastResponseAt: string | null;
  nps: CustomerSummary["nps"];
  /** The record of the last campaign, and of all. */
  campaign: string | null;
  campaigns: readonly (string | null)[];
  consent: CustomerSummary["consent"];
}
export const noFacts: Facts = {
  responses: 0,
  lastResponseAt: null,
  nps: null,
  campaign: null,
  campaigns: [],
  consent: null,
};

// The latest of something is the greatest of its time and it: one pass over what the index of persons finds.
const latest = (value: string): string => `max(iif(${value} IS NULL, NULL, s.at || ' ' || ${value}))`;
const factsSql = `WITH known AS MATERIALIZED (
  SELECT c.value AS customer, c.value AS person, 0 AS browser FROM json_each(?2) c
  UNION ALL SELECT v.customer_id, v.visitor_id, 1 FROM json_each(?2) c CROSS JOIN customer_visitors v
    WHERE v.workspace_id = ?1 AND v.customer_id = c.value AND ${isTheirs}),
said AS MATERIALIZED (
  SELECT k.customer, r.at, r.campaign, r.consent ->> '$.state' AS consent,
    (SELECT cell.value ->> 2 FROM json_each(r.cells) cell WHERE cell.value ->> 1 = 'nps' LIMIT 1) AS nps
  FROM known k CROSS JOIN responses r INDEXED BY responses_by_person
  WHERE r.workspace_id = ?1 AND coalesce(r.customer_id, r.visitor_id) IS NOT NULL
    AND coalesce(r.customer_id, r.visitor_id) = k.person
    AND ((k.browser = 0 AND r.customer_id = k.customer) OR (k.browser = 1 AND r.customer_id IS NULL))
    AND ${isCountedIn("r")} AND ${isVouchedIn("r")})
SELECT s.customer, count(*) AS responses, max(s.at) AS lastResponseAt, ${latest("s.nps")} AS nps,
  ${latest("s.campaign")} AS campaign, ${latest("s.consent")} AS consent,
  json_group_array(DISTINCT s.campaign) AS campaigns
FROM said s GROUP BY s.customer`;

interface Row {
  customer: string;
  responses: number;
  lastResponseAt: string;
  nps: string | null;
  campaign: string | null;
  consent: string | null;
  campaigns: string;
}
/** The time, which has no space, and what stands behind it. */
const parted = (text: string | null): [at: string, value: string] | null => {
  const [, at, value] = text === null ? [] : (/^(\S+) ([^]*)$/.exec(text) ?? []);
  return at === undefined || value === undefined ? null : [at, value];
};

export async function readFacts(
  d1: D1Database,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Map<string, Facts>> {
  if (customerIds.length === 0) return new Map();
  const { results } = await d1.prepare(factsSql).bind(workspaceId, JSON.stringify(customerIds)).all<Row>();
  return new Map(
    results.map(({ customer, responses, lastResponseAt, ...row }) => {
      const nps = parted(row.nps);
      return [
        customer,
        {
          responses,
          lastResponseAt,
          nps: nps && { at: nps[0], value: Number(nps[1]) },
          campaign: parted(row.campaign)?.[1] ?? null,
          campaigns: JSON.parse(row.campaigns) as (string | null)[],
          consent: (parted(row.consent)?.[1] ?? null) as Facts["consent"],
        },
      ];
    }),
  );
}
