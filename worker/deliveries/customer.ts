/**
 * What endpoints are owed of customers. A customer's id is the host's, of any characters, and may be an address: events
 * are known by a keyed mark of it, and the id itself lies sealed beside them, so that neither an event's id nor the table
 * tells who it is. What is said of them is read when it is sent. Who changes AUTH_SECRET can tell nobody of what was
 * owed before.
 */
import type { CustomerDetail } from "../db/deliveries.ts";
import { logFailure } from "../http/log.ts";
import { markOf, sealAlike, unsealText } from "../http/seal.ts";
import { eventIdsOf } from "./event.ts";
import { deliveryColumns, forgetWhere } from "./owe.ts";

const type = "customer.updated";

/** Not the mark of the ledger: receivers get this one. */
export const subjectOfCustomer = async (secret: string, workspaceId: string, id: string): Promise<string> =>
  `cus_${await markOf(secret, `voz customer events ${workspaceId}`, id)}`;

const placeOf = (subjectId: string) => ({ use: "voz customer events", row: subjectId });

/** Null where it was forgotten, or sealed under another secret; the log tells of that. */
export async function customerOf(
  secret: string,
  { subjectId, detail }: { subjectId: string; detail: CustomerDetail | null },
): Promise<string | null> {
  if (!detail) return null;
  try {
    return await unsealText(secret, placeOf(subjectId), detail.customer);
  } catch (error) {
    logFailure({ requestId: "vault", path: "deliveries.detail" }, error);
    return null;
  }
}

// Later than any before it, whoever's clock says so: two changes in one moment are two events.
// A number is bound as one with a fraction, which would be told in the id.
const nextSql = `SELECT max(CAST(?5 AS INTEGER), coalesce((SELECT max(d.sequence) + 1 FROM endpoints e CROSS JOIN deliveries d
  WHERE e.workspace_id = ?1 AND d.workspace_id = ?1 AND d.endpoint_id = e.id AND d.event_id >= ?3 AND d.event_id < ?4), 0)) AS sequence`;
const sqlOf = (
  why: CustomerDetail["why"],
  changed: string,
): string => `INSERT INTO deliveries (${deliveryColumns}, detail)
SELECT ?1, n.id, ?3 || s.sequence, '${type}', ?2, s.sequence, 'pending', ?5, '[]', ?6,
  json_object('customer', ?7, 'why', '${why}', 'changed', json(c.changed))
FROM (${changed}) c CROSS JOIN (${nextSql}) s CROSS JOIN endpoints n
WHERE c.changed <> '[]' AND n.workspace_id = ?1 AND n.state <> 'disabled'
  AND EXISTS (SELECT 1 FROM json_each(n.types) t WHERE t.value = '${type}')
ON CONFLICT DO NOTHING RETURNING endpoint_id AS endpointId`;

interface Change {
  workspaceId: string;
  id: string;
  why: CustomerDetail["why"];
  now: Date;
}

/**
 * The statement, which stands before the change that it tells of, in the same batch. `changed` is SQL for one row with a
 * JSON list of the parts that are about to change, or none; its own values are bound from ?8 on, ?1 is the workspace.
 * Filters of endpoints are about responses: a customer passes them all.
 */
export async function tellCustomer(
  d1: D1Database,
  secret: string,
  { workspaceId, id, why, now }: Change,
  changed: { sql: string; values: readonly unknown[] },
): Promise<D1PreparedStatement> {
  const subjectId = await subjectOfCustomer(secret, workspaceId, id);
  return d1
    .prepare(sqlOf(why, changed.sql))
    .bind(
      workspaceId,
      subjectId,
      ...eventIdsOf(subjectId),
      now.getTime(),
      now.toISOString(),
      await sealAlike(secret, placeOf(subjectId), id),
      ...changed.values,
    );
}

const goneSql = forgetWhere(
  "AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.workspace_id = ?1 AND c.id = s.value ->> 2)",
);

/** Stands behind what takes these customers away: of who is still known by then nothing is forgotten. */
export async function forgetCustomers(
  d1: D1Database,
  secret: string,
  workspaceId: string,
  ids: readonly string[],
): Promise<D1PreparedStatement> {
  const subject = async (id: string) => [...eventIdsOf(await subjectOfCustomer(secret, workspaceId, id)), id];
  return d1.prepare(goneSql).bind(workspaceId, JSON.stringify(await Promise.all(ids.map(subject))));
}

/** Endpoints that a statement of these wrote to: they need not wait for the minute. */
export const toldIn = (outcome: D1Result | undefined): string[] =>
  (outcome?.results ?? []).map((row) => (row as { endpointId: string }).endpointId);

/** SQL: those of `parts` of which the condition holds, as a JSON list. */
export const listOf = (parts: Readonly<Partial<Record<CustomerDetail["changed"][number], string>>>): string =>
  `(SELECT json_group_array(f.value) FROM json_each('${JSON.stringify(Object.keys(parts))}') f WHERE CASE f.value
  ${Object.entries(parts)
    .map(([part, condition]) => `WHEN '${part}' THEN ${condition}`)
    .join("\n  ")} END)`;
