/** Browsers joined with a customer and taken apart by hand: on the word of whoever does it, who is kept with it. */
import type { CustomerVisitor } from "#contract";
import type { Actor, Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { Refusal } from "../http/refusal.ts";
import { linksOf } from "./visitors.ts";

type By = Pick<Actor, "kind" | "id">;

const linkOf = async ({ db, workspaceId }: Surroundings, customerId: string, visitorId: string) =>
  (await linksOf(db.$client, workspaceId, customerId)).find(({ id }) => id === visitorId);

const customerSql = "SELECT 1 FROM customers WHERE workspace_id = ?1 AND id = ?2";
// Decided where it is written: two who link the same browser at once do not both get it.
const linkSql = `INSERT INTO customer_visitors
  (workspace_id, visitor_id, customer_id, cause, cause_id, proven, linked_at)
SELECT ?1, ?2, ?3, ?4, ?5, 1, ?6 WHERE EXISTS (SELECT 1 FROM customers WHERE workspace_id = ?1 AND id = ?3)
  AND NOT EXISTS (SELECT 1 FROM customer_visitors o WHERE o.workspace_id = ?1 AND o.visitor_id = ?2
    AND o.customer_id <> ?3 AND o.split_at IS NULL AND o.proven = 1)
ON CONFLICT DO UPDATE SET proven = 1, cause = excluded.cause, cause_id = excluded.cause_id,
  linked_at = excluded.linked_at, split_at = NULL, split_by = NULL`;

export async function linkByHand(
  here: Surroundings,
  customerId: string,
  visitorId: string,
  by: By,
): Promise<CustomerVisitor> {
  const { db, workspaceId, now } = here;
  const d1 = db.$client;
  if (!(await d1.prepare(customerSql).bind(workspaceId, customerId).first())) throw notFound("customer");
  const cause = by.kind === "user" ? "person" : "key";
  const { meta } = await d1
    .prepare(linkSql)
    .bind(workspaceId, visitorId, customerId, cause, by.id, now.toISOString())
    .run();
  const link = meta.changes > 0 ? await linkOf(here, customerId, visitorId) : undefined;
  if (!link)
    throw new Refusal("conflict", "This browser is another customer's, and as well proven: split it from them first.", {
      issues: [{ path: "visitorId", message: "linked with another customer" }],
    });
  return link;
}

const splitSql = `UPDATE customer_visitors SET split_at = ?4, split_by = ?5
WHERE workspace_id = ?1 AND visitor_id = ?2 AND customer_id = ?3 AND split_at IS NULL`;

/** Done twice it is done once: who was first stays named. */
export async function splitVisitor(
  here: Surroundings,
  customerId: string,
  visitorId: string,
  by: By,
): Promise<CustomerVisitor> {
  const { db, workspaceId, now } = here;
  await db.$client.prepare(splitSql).bind(workspaceId, visitorId, customerId, now.toISOString(), by.id).run();
  const link = await linkOf(here, customerId, visitorId);
  if (!link) throw notFound("visitor");
  return link;
}
