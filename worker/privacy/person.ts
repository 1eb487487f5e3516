/** Whose ids and responses a person's rights are about. */
import { boundTo, ofPerson, type Known } from "../customers/person.ts";
import { visitorsOf } from "../customers/visitors.ts";
import type { Subject } from "./subject.ts";

// Named, since the order by number would lead SQLite through the whole workspace.
const idsSql = `SELECT r.id FROM responses r INDEXED BY responses_by_person WHERE ${ofPerson} ORDER BY r.seq`;

async function withResponses(d1: D1Database, workspaceId: string, known: Known): Promise<Subject> {
  const { results } = await d1
    .prepare(idsSql)
    .bind(...boundTo(workspaceId, known))
    .all<{ id: string }>();
  return { ...known, responseIds: results.map(({ id }) => id) };
}

const existsSql = "SELECT 1 FROM customers WHERE workspace_id = ?1 AND id = ?2";

/** All ids of a customer; null for one that was never heard of. */
export async function customerSubject(
  d1: D1Database,
  workspaceId: string,
  customerId: string,
): Promise<Subject | null> {
  const known = { customerId, visitorIds: await visitorsOf(d1, workspaceId, customerId) };
  const subject = await withResponses(d1, workspaceId, known);
  if (subject.responseIds.length > 0) return subject;
  return (await d1.prepare(existsSql).bind(workspaceId, customerId).first()) ? subject : null;
}

const oneSql =
  "SELECT visitor_id AS visitorId, customer_id AS customerId FROM responses WHERE workspace_id = ?1 AND id = ?2";

/**
 * Who holds a response's id speaks for it, and for what else its browser said that is nobody's. Of a known customer's it
 * speaks for that response alone: an id is no proof of the customer.
 */
export async function receiptSubject(d1: D1Database, workspaceId: string, id: string): Promise<Subject | null> {
  const found = await d1
    .prepare(oneSql)
    .bind(workspaceId, id)
    .first<{ visitorId: string | null; customerId: string | null }>();
  if (!found) return null;
  if (found.customerId !== null || found.visitorId === null)
    return { customerId: null, visitorIds: [], responseIds: [id] };
  return withResponses(d1, workspaceId, { customerId: null, visitorIds: [found.visitorId] });
}
