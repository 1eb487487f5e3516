/**
 * Keeps what is told of a customer. Later facts join earlier ones; an unproven teller never changes a row that a
 * proof or the private API has set. Each statement is guarded by the configuration it was prepared with.
 */
import type { Customer } from "#contract";
import { isNotGone } from "../db/gone.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import { proofHolds } from "./proof.ts";
import { linkVisitor, type Cause } from "./visitors.ts";

const sql = `INSERT INTO customers (workspace_id, id, email, name, traits, proven, created_at, updated_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7 FROM workspaces w WHERE w.id = ?1 AND w.config_version = ?8 AND ${isNotGone("?1", "?9")}
ON CONFLICT (workspace_id, id) DO UPDATE SET
  email = coalesce(excluded.email, customers.email),
  name = coalesce(excluded.name, customers.name),
  traits = json_patch(customers.traits, excluded.traits),
  proven = max(customers.proven, excluded.proven),
  updated_at = excluded.updated_at
WHERE (excluded.proven = 1 OR customers.proven = 0)
  AND (coalesce(excluded.email, customers.email) IS NOT customers.email
    OR coalesce(excluded.name, customers.name) IS NOT customers.name
    OR json_patch(customers.traits, excluded.traits) <> customers.traits
    OR excluded.proven > customers.proven)`;

/**
 * `told`: by which item, and from which browser where the visitor had agreed to an id; with the mark of a response, which
 * tells nothing once it is gone for good.
 */
export async function identifyCustomer(
  d1: D1Database,
  snapshot: Snapshot,
  customer: Customer,
  told: Cause & { visitorId: string | undefined; mark: string | null },
  now: Date,
): Promise<D1PreparedStatement[]> {
  const proven = await proofHolds(customer.id, customer.proof, snapshot.identitySecret);
  const { visitorId, cause, causeId, mark } = told;
  const link = visitorId === undefined ? null : { visitorId, customerId: customer.id, proven, cause, causeId, mark };
  return [
    d1
      .prepare(sql)
      .bind(
        snapshot.workspaceId,
        customer.id,
        customer.email ?? null,
        customer.name ?? null,
        JSON.stringify(customer.traits ?? {}),
        proven ? 1 : 0,
        now.toISOString(),
        snapshot.version,
        mark,
      ),
    ...(link ? [linkVisitor(d1, snapshot, link, now)] : []),
  ];
}
