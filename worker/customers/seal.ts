/** Seals what was kept before e-mail and name were sealed: so many a minute, while requests go on as ever. */
import { sealNaming } from "./sealed.ts";

const batchRows = 200;

interface Plain {
  workspaceId: string;
  id: string;
  email: string | null;
  name: string | null;
}

// The index holds nobody who is sealed; where it is empty this reads nothing.
const plainSql = `SELECT workspace_id AS workspaceId, id, email, name FROM customers INDEXED BY customers_unsealed
WHERE email IS NOT NULL OR name IS NOT NULL LIMIT ${batchRows}`;
// Only what still stands there as it was read: what was told meanwhile is sealed already.
const sealSql = `UPDATE customers SET
  sealed_email = coalesce(sealed_email, ?5), email_mark = iif(sealed_email IS NULL, ?6, email_mark), email = NULL,
  sealed_name = coalesce(sealed_name, ?7), name = NULL
WHERE workspace_id = ?1 AND id = ?2 AND email IS ?3 AND name IS ?4`;

/** Answers how many were sealed. */
export async function sealCustomers(
  d1: D1Database,
  secret: string,
  now: () => number,
  milliseconds: number,
): Promise<number> {
  const until = now() + milliseconds;
  let sealed = 0;
  while (now() < until) {
    const { results } = await d1.prepare(plainSql).all<Plain>();
    if (results.length === 0) break;
    const statement = d1.prepare(sealSql);
    await d1.batch(
      await Promise.all(
        results.map(async (row) => {
          const { sealedEmail, sealedName, emailMark } = await sealNaming(secret, row, row);
          return statement.bind(row.workspaceId, row.id, row.email, row.name, sealedEmail, emailMark, sealedName);
        }),
      ),
    );
    sealed += results.length;
  }
  return sealed;
}
