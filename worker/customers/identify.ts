/**
 * Keeps what is told of a customer. Later facts join earlier ones; an unproven teller never changes a row that a
 * proof or the private API has set. Each statement is guarded by the configuration it was prepared with.
 */
import type { Customer } from "#contract";
import { isNotErased, isNotGone } from "../db/gone.ts";
import { listOf, tellCustomer } from "../deliveries/customer.ts";
import { dayIn } from "../http/day.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import { proofHolds } from "./proof.ts";
import { sealNaming } from "./sealed.ts";
import { linkVisitor, type Cause, type Marks } from "./visitors.ts";

/** SQL: what is about to change of `c`, who is known; bound from ?8 on as below. */
const mayTell = "(?11 = 1 OR c.proven = 0)";
const changedSql = `SELECT ${listOf({
  id: "c.id IS NULL",
  email: `iif(c.id IS NULL, ?9 NOTNULL, ${mayTell} AND coalesce(?9, c.sealed_email) IS NOT c.sealed_email)`,
  name: `iif(c.id IS NULL, ?10 NOTNULL, ${mayTell} AND coalesce(?10, c.sealed_name) IS NOT c.sealed_name)`,
  traits: `iif(c.id IS NULL, ?12 <> '{}', ${mayTell} AND json_patch(c.traits, ?12) <> c.traits)`,
  proven: "?11 > coalesce(c.proven, 0)",
})} AS changed
FROM workspaces w LEFT JOIN customers c ON c.workspace_id = ?1 AND c.id = ?8
WHERE w.id = ?1 AND w.config_version = ?13 AND ${isNotGone("?1", "?14")}
  AND ${isNotErased("?1", ["?15"], "?16")}`;

/** SQL: who tells it may change what is known. */
const may = "(excluded.proven = 1 OR customers.proven = 0)";
/** SQL: what is told is kept beside what was known, and says something else. */
const differs = `coalesce(excluded.sealed_email, customers.sealed_email) IS NOT customers.sealed_email
    OR coalesce(excluded.sealed_name, customers.sealed_name) IS NOT customers.sealed_name
    OR json_patch(customers.traits, excluded.traits) <> customers.traits
    OR excluded.proven > customers.proven`;
/** SQL: a column that becomes this where that one was told. */
const becomes = (column: string, value: string, told: string): string =>
  `${column} = iif(${may} AND excluded.${told} IS NOT NULL, ${value}, customers.${column})`;

// That somebody was told of at all is no fact about them: whoever says so moves the day.
const sql = `INSERT INTO customers
  (workspace_id, id, sealed_email, sealed_name, email_mark, traits, proven, seen_on, created_at, updated_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9 FROM workspaces w WHERE w.id = ?1 AND w.config_version = ?10 AND ${isNotGone("?1", "?11")}
  AND ${isNotErased("?1", ["?12"], "?13")}
ON CONFLICT (workspace_id, id) DO UPDATE SET
  ${becomes("sealed_email", "excluded.sealed_email", "sealed_email")},
  ${becomes("email_mark", "excluded.email_mark", "sealed_email")},
  ${becomes("email", "NULL", "sealed_email")},
  ${becomes("sealed_name", "excluded.sealed_name", "sealed_name")},
  ${becomes("name", "NULL", "sealed_name")},
  traits = iif(${may}, json_patch(customers.traits, excluded.traits), customers.traits),
  proven = max(customers.proven, excluded.proven),
  seen_on = max(customers.seen_on, excluded.seen_on),
  updated_at = iif(${may} AND (${differs}), excluded.updated_at, customers.updated_at)
WHERE (${may} AND (${differs})) OR excluded.seen_on > customers.seen_on`;

/** Statements, in their order; the first of them `tells` where anybody may hear of it. */
export interface Identified {
  tells: boolean;
  statements: D1PreparedStatement[];
}

/**
 * `told`: by which item, and from which browser where the visitor had agreed to an id. An item of a response that is gone
 * for good tells nothing, nor does one that is older than the customer's erasure.
 */
export async function identifyCustomer(
  { d1, secret }: { d1: D1Database; secret: string },
  snapshot: Snapshot,
  customer: Customer,
  told: Cause & { visitorId: string | undefined; marks: Marks },
  now: Date,
): Promise<Identified> {
  const proven = await proofHolds(customer.id, customer.proof, snapshot.identitySecret);
  const { visitorId, cause, causeId, marks } = told;
  const link = visitorId === undefined ? null : { visitorId, customerId: customer.id, proven, cause, causeId, marks };
  const whose = { workspaceId: snapshot.workspaceId, id: customer.id };
  const { sealedEmail, sealedName, emailMark } = await sealNaming(secret, whose, {
    email: customer.email ?? null,
    name: customer.name ?? null,
  });
  const traits = JSON.stringify(customer.traits ?? {});
  const tells = snapshot.endpoints.some(({ types }) => types.includes("customer.updated"));
  const tell = tells && [
    await tellCustomer(
      d1,
      secret,
      { ...whose, why: "identified", now },
      {
        sql: changedSql,
        values: [
          customer.id,
          sealedEmail,
          sealedName,
          proven ? 1 : 0,
          traits,
          snapshot.version,
          marks.response,
          marks.customer,
          marks.madeAt,
        ],
      },
    ),
  ];
  const keep = d1
    .prepare(sql)
    .bind(
      snapshot.workspaceId,
      customer.id,
      sealedEmail,
      sealedName,
      emailMark,
      traits,
      proven ? 1 : 0,
      dayIn(snapshot.timeZone, now),
      now.toISOString(),
      snapshot.version,
      marks.response,
      marks.customer,
      marks.madeAt,
    );
  return { tells, statements: [...(tell || []), keep, ...(link ? [linkVisitor(d1, snapshot, link, now)] : [])] };
}
