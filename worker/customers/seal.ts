/**
 * Seals what was kept before it was sealed: customers' e-mail and name, and the contacts that stood among answers. So many
 * rows a step, each step one transaction, while requests go on as ever: only what still stands there as it was read is
 * changed, and what was told meanwhile is sealed already. An index holds what is left, so with nothing left nothing is read.
 */
import { holdsPlainContacts } from "../db/responses.ts";
import { markContent, sealContacts } from "./contacts.ts";
import { sealNaming } from "./sealed.ts";

const batchRows = 200;

/** Goes on until none is left or the time is up; answers how many there were. */
async function sealAll<Row>(
  d1: D1Database,
  { plainSql, sealSql, values }: { plainSql: string; sealSql: string; values: (row: Row) => Promise<unknown[]> },
  now: () => number,
  milliseconds: number,
): Promise<number> {
  const until = now() + milliseconds;
  let sealed = 0;
  while (now() < until) {
    const { results } = await d1.prepare(plainSql).all<Row>();
    if (results.length === 0) break;
    const statement = d1.prepare(sealSql);
    await d1.batch(await Promise.all(results.map(async (row) => statement.bind(...(await values(row))))));
    sealed += results.length;
  }
  return sealed;
}

interface PlainCustomer {
  workspaceId: string;
  id: string;
  email: string | null;
  name: string | null;
}

export const sealCustomers = (
  d1: D1Database,
  secret: string,
  now: () => number,
  milliseconds: number,
): Promise<number> =>
  sealAll<PlainCustomer>(
    d1,
    {
      plainSql: `SELECT workspace_id AS workspaceId, id, email, name FROM customers INDEXED BY customers_unsealed
WHERE email IS NOT NULL OR name IS NOT NULL LIMIT ${batchRows}`,
      sealSql: `UPDATE customers SET
  sealed_email = coalesce(sealed_email, ?5), email_mark = iif(sealed_email IS NULL, ?6, email_mark), email = NULL,
  sealed_name = coalesce(sealed_name, ?7), name = NULL
WHERE workspace_id = ?1 AND id = ?2 AND email IS ?3 AND name IS ?4`,
      values: async (row) => {
        const { sealedEmail, sealedName, emailMark } = await sealNaming(secret, row, row);
        return [row.workspaceId, row.id, row.email, row.name, sealedEmail, emailMark, sealedName];
      },
    },
    now,
    milliseconds,
  );

interface PlainResponse {
  workspaceId: string;
  seq: number;
  id: string;
  answers: string;
  contentHash: string;
}

export const sealResponses = (
  d1: D1Database,
  secret: string,
  now: () => number,
  milliseconds: number,
): Promise<number> =>
  sealAll<PlainResponse>(
    d1,
    {
      plainSql: `SELECT workspace_id AS workspaceId, seq, id, answers, content_hash AS contentHash FROM responses INDEXED BY responses_unsealed
WHERE ${holdsPlainContacts} LIMIT ${batchRows}`,
      sealSql: `UPDATE responses SET answers = ?4, sealed_contacts = ?5, content_hash = iif(content_hash = ?6, ?7, content_hash)
WHERE workspace_id = ?1 AND seq = ?2 AND answers = ?3 AND sealed_contacts IS NULL`,
      values: async ({ answers, contentHash, ...row }) => {
        const given = { ...row, answers: JSON.parse(answers) as Record<string, unknown> };
        const [sealed, mark] = await Promise.all([sealContacts(secret, given), markContent(secret, contentHash)]);
        // What only looks like one from outside is not looked at again.
        const { workspaceId, seq } = row;
        const now = [JSON.stringify(sealed.answers), sealed.sealedContacts ?? ""];
        return [workspaceId, seq, answers, ...now, contentHash, mark];
      },
    },
    now,
    milliseconds,
  );
