/** Browsers joined with a customer and taken apart by hand: on the word of whoever does it, who is kept with it. */
import type { CustomerVisitor } from "#contract";
import { tellCustomer, toldIn } from "../deliveries/customer.ts";
import type { Actor, Surroundings, Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { Refusal } from "../http/refusal.ts";
import { linksOf } from "./visitors.ts";

type By = Pick<Actor, "kind" | "id">;

const linkOf = async ({ db, workspaceId }: Surroundings, customerId: string, visitorId: string) =>
  (await linksOf(db.$client, workspaceId, customerId)).find(({ id }) => id === visitorId);

const customerSql = "SELECT 1 FROM customers WHERE workspace_id = ?1 AND id = ?2";
// Decided where it is written: two who link the same browser at once do not both get it.
const mayLink = (visitor: string, customer: string): string =>
  `EXISTS (SELECT 1 FROM customers WHERE workspace_id = ?1 AND id = ${customer})
  AND NOT EXISTS (SELECT 1 FROM customer_visitors o WHERE o.workspace_id = ?1 AND o.visitor_id = ${visitor}
    AND o.customer_id <> ${customer} AND o.split_at IS NULL AND o.proven = 1)`;
const linkSql = `INSERT INTO customer_visitors
  (workspace_id, visitor_id, customer_id, cause, cause_id, proven, linked_at)
SELECT ?1, ?2, ?3, ?4, ?5, 1, ?6 WHERE ${mayLink("?2", "?3")}
ON CONFLICT DO UPDATE SET proven = 1, cause = excluded.cause, cause_id = excluded.cause_id,
  linked_at = excluded.linked_at, split_at = NULL, split_by = NULL`;

// Only where it is not linked as well already.
const linkedSql = `SELECT '["visitors"]' AS changed WHERE ${mayLink("?8", "?9")}
  AND NOT EXISTS (SELECT 1 FROM customer_visitors v WHERE v.workspace_id = ?1 AND v.visitor_id = ?8 AND v.customer_id = ?9
    AND v.split_at IS NULL AND v.proven = 1)`;

/** The link as it is then, and which endpoints are owed word of it. */
export interface Linked {
  link: CustomerVisitor;
  told: string[];
}

export async function linkByHand(here: Trusted, customerId: string, visitorId: string, by: By): Promise<Linked> {
  const { db, workspaceId, now, vault } = here;
  const d1 = db.$client;
  if (!(await d1.prepare(customerSql).bind(workspaceId, customerId).first())) throw notFound("customer");
  const cause = by.kind === "user" ? "person" : "key";
  const tell = await tellCustomer(
    d1,
    vault.secret,
    { workspaceId, id: customerId, why: "linked", now },
    { sql: linkedSql, values: [visitorId, customerId] },
  );
  const keep = d1.prepare(linkSql).bind(workspaceId, visitorId, customerId, cause, by.id, now.toISOString());
  const [told, kept] = await d1.batch([tell, keep]);
  const link = kept && kept.meta.changes > 0 ? await linkOf(here, customerId, visitorId) : undefined;
  if (!link)
    throw new Refusal("conflict", "This browser is another customer's, and as well proven: split it from them first.", {
      issues: [{ path: "visitorId", message: "linked with another customer" }],
    });
  return { link, told: toldIn(told) };
}

const splitSql = `UPDATE customer_visitors SET split_at = ?4, split_by = ?5
WHERE workspace_id = ?1 AND visitor_id = ?2 AND customer_id = ?3 AND split_at IS NULL`;

const endedSql = `SELECT '["visitors"]' AS changed WHERE EXISTS (SELECT 1 FROM customer_visitors v
  WHERE v.workspace_id = ?1 AND v.visitor_id = ?8 AND v.customer_id = ?9 AND v.split_at IS NULL)`;

/** Done twice it is done once: who was first stays named. */
export async function splitVisitor(here: Trusted, customerId: string, visitorId: string, by: By): Promise<Linked> {
  const { db, workspaceId, now, vault } = here;
  const d1 = db.$client;
  const tell = await tellCustomer(
    d1,
    vault.secret,
    { workspaceId, id: customerId, why: "split", now },
    { sql: endedSql, values: [visitorId, customerId] },
  );
  const keep = d1.prepare(splitSql).bind(workspaceId, visitorId, customerId, now.toISOString(), by.id);
  const [told] = await d1.batch([tell, keep]);
  const link = await linkOf(here, customerId, visitorId);
  if (!link) throw notFound("visitor");
  return { link, told: toldIn(told) };
}
