/** What somebody at the company, or its server, knows better: it counts as proven, and no page changes it any more. */
import type { CustomerPatch } from "#contract";
import { listOf, tellCustomer, toldIn } from "../deliveries/customer.ts";
import type { Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { sealNaming } from "./sealed.ts";

/** SQL: what is about to change of `c`, by how a statement binds what was said. A word of ours is a proof by itself. */
const changes = (said: { hasEmail: string; email: string; hasName: string; name: string; traits: string }) => ({
  email: `(${said.hasEmail} AND (${said.email} IS NOT c.sealed_email OR (c.sealed_email IS NULL AND c.email NOTNULL)))`,
  name: `(${said.hasName} AND (${said.name} IS NOT c.sealed_name OR (c.sealed_name IS NULL AND c.name NOTNULL)))`,
  traits: `json_patch(c.traits, ${said.traits}) <> c.traits`,
  proven: "c.proven = 0",
});

const kept = changes({ hasEmail: "?3", email: "?4", hasName: "?6", name: "?7", traits: "?8" });
const sql = `UPDATE customers AS c SET
  sealed_email = iif(?3, ?4, sealed_email), email_mark = iif(?3, ?5, email_mark), email = iif(?3, NULL, email),
  sealed_name = iif(?6, ?7, sealed_name), name = iif(?6, NULL, name),
  traits = json_patch(traits, ?8), proven = 1, updated_at = iif(${Object.values(kept).join(" OR ")}, ?9, updated_at)
WHERE workspace_id = ?1 AND id = ?2`;

const changedSql = `SELECT ${listOf(changes({ hasEmail: "?9", email: "?10", hasName: "?11", name: "?12", traits: "?13" }))} AS changed
FROM customers c WHERE c.workspace_id = ?1 AND c.id = ?8`;

/** What is not named stays; null takes it away, a trait's too. Answers which endpoints are owed word of it. */
export async function correctCustomer(here: Trusted, id: string, patch: CustomerPatch): Promise<string[]> {
  const { db, workspaceId, now, vault } = here;
  const d1 = db.$client;
  const { email, name, traits = {} } = patch;
  const sealed = await sealNaming(vault.secret, { workspaceId, id }, { email: email ?? null, name: name ?? null });
  const hasEmail = email === undefined ? 0 : 1;
  const hasName = name === undefined ? 0 : 1;
  const facts = JSON.stringify(traits);
  const tell = await tellCustomer(
    d1,
    vault.secret,
    { workspaceId, id, why: "corrected", now },
    { sql: changedSql, values: [id, hasEmail, sealed.sealedEmail, hasName, sealed.sealedName, facts] },
  );
  const keep = d1
    .prepare(sql)
    .bind(
      workspaceId,
      id,
      hasEmail,
      sealed.sealedEmail,
      sealed.emailMark,
      hasName,
      sealed.sealedName,
      facts,
      now.toISOString(),
    );
  const [told, done] = await d1.batch([tell, keep]);
  if (!done || done.meta.changes === 0) throw notFound("customer");
  return toldIn(told);
}
