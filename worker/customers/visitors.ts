/**
 * Which browsers are a customer's. Each link is kept with what said so, and may be taken apart again. A browser of which
 * two were said to be is nobody's, but for one that is proven against others that are not: nothing is guessed. That stays
 * so when one of them is let go of: what was said there without a name may have been theirs, and no other inherits it. A
 * proven customer gets none without a proof, or what was said in it would be theirs.
 */
import { settlers, type CustomerVisitor } from "#contract";
import { isNotErased, isNotGone } from "../db/gone.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";

export interface Cause {
  cause: "identify" | "response";
  causeId: string;
}
/** By which it is known whether the item that tells is of what is gone for good; null for what never was here before. */
export interface Marks {
  /** Of the response that tells. */
  response: string | null;
  customer: string | null;
  visitor: string | null;
  /** When the item was made. */
  madeAt: string;
}

const isSettled = (link: string): string => `${link}.split_by IN ('${settlers.join("', '")}')`;

// What was settled stands for a word that is gone and was as good: a better one goes over it, as it did over that.
const linkSql = `INSERT INTO customer_visitors (workspace_id, visitor_id, customer_id, cause, cause_id, proven, linked_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM workspaces w WHERE w.id = ?1 AND w.config_version = ?8 AND ${isNotGone("?1", "?9")}
  AND ${isNotErased("?1", ["?10", "?11"], "?12")}
  AND (?6 = 1 OR NOT EXISTS (SELECT 1 FROM customers c WHERE c.workspace_id = ?1 AND c.id = ?3 AND c.proven = 1))
ON CONFLICT DO UPDATE SET proven = 1, cause = excluded.cause, cause_id = excluded.cause_id, linked_at = excluded.linked_at,
  split_at = NULL, split_by = NULL
WHERE excluded.proven > customer_visitors.proven
  AND (customer_visitors.split_at IS NULL OR ${isSettled("customer_visitors")})`;

/** Written once; what is known already costs nothing. */
export const linkVisitor = (
  d1: D1Database,
  { workspaceId, version }: Snapshot,
  link: { visitorId: string; customerId: string; proven: boolean; marks: Marks } & Cause,
  now: Date,
): D1PreparedStatement =>
  d1
    .prepare(linkSql)
    .bind(
      workspaceId,
      link.visitorId,
      link.customerId,
      link.cause,
      link.causeId,
      link.proven ? 1 : 0,
      now.toISOString(),
      version,
      link.marks.response,
      link.marks.customer,
      link.marks.visitor,
      link.marks.madeAt,
    );

/** SQL: the link `o` is somebody else's to the browser of `v`, and as good; a settled one is that for all but who joins by hand. */
const contests = `o.workspace_id = v.workspace_id AND o.visitor_id = v.visitor_id AND o.customer_id <> v.customer_id
  AND o.proven >= v.proven AND (o.split_at IS NULL OR (${isSettled("o")} AND v.cause NOT IN ('person', 'key')))`;
const isContested = `EXISTS (SELECT 1 FROM customer_visitors o WHERE ${contests})`;
/** SQL: the link `v` holds. */
export const isTheirs = `v.split_at IS NULL AND NOT ${isContested}`;
const visitorsSql = `SELECT v.visitor_id AS id FROM customer_visitors v
WHERE v.workspace_id = ?1 AND v.customer_id = ?2 AND ${isTheirs} ORDER BY v.linked_at, v.visitor_id`;

export async function visitorsOf(d1: D1Database, workspaceId: string, customerId: string): Promise<string[]> {
  const { results } = await d1.prepare(visitorsSql).bind(workspaceId, customerId).all<{ id: string }>();
  return results.map(({ id }) => id);
}

const linksSql = `SELECT v.visitor_id AS id,
  iif(v.split_at NOTNULL, 'split', iif(${isContested}, 'contested', 'linked')) AS state,
  v.cause, v.cause_id AS causeId, v.proven, v.linked_at AS linkedAt, v.split_at AS splitAt, v.split_by AS splitBy
FROM customer_visitors v WHERE v.workspace_id = ?1 AND v.customer_id = ?2 ORDER BY v.linked_at, v.visitor_id`;

/** Every browser that was ever said to be theirs, with why, and what became of it. */
export async function linksOf(d1: D1Database, workspaceId: string, customerId: string): Promise<CustomerVisitor[]> {
  const { results } = await d1
    .prepare(linksSql)
    .bind(workspaceId, customerId)
    .all<Omit<CustomerVisitor, "proven"> & { proven: number }>();
  return results.map((row) => ({ ...row, proven: row.proven === 1 }));
}

const leaving = "IN (SELECT value FROM json_each(?2))";
const settleSql = `UPDATE customer_visitors AS v SET split_at = ?3, split_by = ?4
WHERE v.workspace_id = ?1 AND v.split_at IS NULL AND v.customer_id NOT ${leaving}
  AND v.visitor_id IN (SELECT visitor_id FROM customer_visitors WHERE workspace_id = ?1 AND customer_id ${leaving})
  AND EXISTS (SELECT 1 FROM customer_visitors o WHERE ${contests} AND o.customer_id ${leaving})`;

// Nobody is left then by whom the browser is known to be in doubt: the next to come would be the first that ever was there.
const loosenSql = `UPDATE responses INDEXED BY responses_by_person SET visitor_id = NULL
WHERE workspace_id = ?1 AND customer_id IS NULL AND coalesce(customer_id, visitor_id) IS NOT NULL
  AND coalesce(customer_id, visitor_id) IN (SELECT v.visitor_id FROM customer_visitors v
    WHERE v.workspace_id = ?1 AND v.customer_id ${leaving} AND (${isSettled("v")} OR (v.split_at IS NULL AND ${isContested}))
      AND NOT EXISTS (SELECT 1 FROM customer_visitors o WHERE o.workspace_id = ?1 AND o.visitor_id = v.visitor_id
        AND o.customer_id NOT ${leaving} AND (o.split_at IS NULL OR ${isSettled("o")})))`;

/**
 * Stand before what takes these customers' links away: the links that theirs contest, and which would hold from then on, are
 * settled; and where these were the last that were said to be in a browser, what was said there without a name loses it.
 */
export function settleBrowsers(
  d1: D1Database,
  workspaceId: string,
  customerIds: readonly string[],
  by: (typeof settlers)[number],
  now: Date,
): D1PreparedStatement[] {
  const ids = JSON.stringify(customerIds);
  return [
    d1.prepare(settleSql).bind(workspaceId, ids, now.toISOString(), by),
    d1.prepare(loosenSql).bind(workspaceId, ids),
  ];
}
