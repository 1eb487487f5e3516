/** What of a response may be stored only sealed: contacts, and the fingerprint of what was sent, by which they could be guessed. */
import { markContent, sealContacts, type Kept } from "../customers/contacts.ts";
import type { ResponseRow } from "./submit.ts";

export interface SealedRow extends ResponseRow, Kept {
  answers: Record<string, unknown>;
  /** The fingerprint as rows from before hold it. */
  plainHash: string;
}

export async function sealRow(secret: string, row: ResponseRow): Promise<SealedRow> {
  const [sealed, contentHash] = await Promise.all([sealContacts(secret, row), markContent(secret, row.contentHash)]);
  return { ...sealed, contentHash, plainHash: row.contentHash };
}
