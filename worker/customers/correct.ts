/** What somebody at the company, or its server, knows better: it counts as proven, and no page changes it any more. */
import type { CustomerPatch } from "#contract";
import type { Trusted } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { sealNaming } from "./sealed.ts";

const sql = `UPDATE customers SET
  sealed_email = iif(?3, ?4, sealed_email), email_mark = iif(?3, ?5, email_mark), email = iif(?3, NULL, email),
  sealed_name = iif(?6, ?7, sealed_name), name = iif(?6, NULL, name),
  traits = json_patch(traits, ?8), proven = 1, updated_at = ?9
WHERE workspace_id = ?1 AND id = ?2`;

/** What is not named stays; null takes it away, a trait's too. */
export async function correctCustomer(here: Trusted, id: string, patch: CustomerPatch): Promise<void> {
  const { db, workspaceId, now, vault } = here;
  const { email, name, traits = {} } = patch;
  const sealed = await sealNaming(vault.secret, { workspaceId, id }, { email: email ?? null, name: name ?? null });
  const { meta } = await db.$client
    .prepare(sql)
    .bind(
      workspaceId,
      id,
      email === undefined ? 0 : 1,
      sealed.sealedEmail,
      sealed.emailMark,
      name === undefined ? 0 : 1,
      sealed.sealedName,
      JSON.stringify(traits),
      now.toISOString(),
    )
    .run();
  if (meta.changes === 0) throw notFound("customer");
}
