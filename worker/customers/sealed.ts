/**
 * E-mail and name of a customer, which lie sealed in the database, apart from what they answer (5.7): each bound to its
 * row, and sealed to the same where it is the same, so that telling it again writes nothing. An address is found by a
 * keyed mark of how all spell it. Who changes AUTH_SECRET cannot read them any more, until they are told again.
 */
import { logFailure } from "../http/log.ts";
import { markOf, sealAlike, unsealText } from "../http/seal.ts";

export interface Naming {
  email: string | null;
  name: string | null;
}
/** As the row holds them: `email` and `name` are from before they were sealed. */
export interface SealedRow extends Naming {
  workspaceId: string;
  id: string;
  sealedEmail: string | null;
  sealedName: string | null;
}
export type Sealed = Pick<SealedRow, "sealedEmail" | "sealedName"> & { emailMark: string | null };

type Whose = Pick<SealedRow, "workspaceId" | "id">;
const placeOf = ({ workspaceId, id }: Whose, field: keyof Naming) => ({
  use: `voz customers ${field}`,
  row: JSON.stringify([workspaceId, id]),
});

/** Of one workspace: the same address in another has another mark. Null for what is none. */
export async function markEmail(secret: string, workspaceId: string, email: string): Promise<string | null> {
  const spelled = email.normalize("NFC").trim().toLowerCase();
  return spelled === "" ? null : markOf(secret, `voz customers by e-mail ${workspaceId}`, spelled);
}

export async function sealNaming(secret: string, whose: Whose, { email, name }: Naming): Promise<Sealed> {
  const seal = (field: keyof Naming, text: string | null) =>
    text === null ? null : sealAlike(secret, placeOf(whose, field), text);
  const [sealedEmail, sealedName, emailMark] = await Promise.all([
    seal("email", email),
    seal("name", name),
    email === null ? null : markEmail(secret, whose.workspaceId, email),
  ]);
  return { sealedEmail, sealedName, emailMark };
}

/** What was sealed under another secret reads as not known: an answer is not lost over a name. The log tells of it. */
async function open(secret: string, row: SealedRow, field: keyof Naming, sealed: string | null) {
  if (sealed === null) return row[field];
  try {
    return await unsealText(secret, placeOf(row, field), sealed);
  } catch (error) {
    logFailure({ requestId: "vault", path: `customers.${field}` }, error);
    return null;
  }
}

export async function openNaming(secret: string, row: SealedRow): Promise<Naming> {
  const [email, name] = await Promise.all([
    open(secret, row, "email", row.sealedEmail),
    open(secret, row, "name", row.sealedName),
  ]);
  return { email, name };
}
