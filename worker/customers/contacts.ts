/**
 * What people leave in a contact question (name, e-mail, phone) lies sealed beside their answers, not among them (5.7):
 * the answers hold a mark for each field that was filled in, as words that were redacted do. Bound to its response, and
 * sealed to the same where it is the same. Who changes AUTH_SECRET cannot read it any more: it is then no answer at all,
 * since a mark taken for an address would be sent to systems of others.
 */
import { contactFields, type ContactAnswer, type ContactField } from "../../sdk/questions/contact/answer.ts";
import { logFailure } from "../http/log.ts";
import { markOf, sealAlike, unsealText } from "../http/seal.ts";

type Answers = Record<string, unknown>;
interface Given {
  workspaceId: string;
  id: string;
  answers: Answers;
}
/** A response's answers as they are stored; nothing (null, or empty) is sealed where there is no contact, or not yet. */
export interface Kept extends Given {
  sealedContacts: string | null;
}

const placeOf = ({ workspaceId, id }: Given) => ({
  use: "voz responses contacts",
  row: JSON.stringify([workspaceId, id]),
});

const isField = (name: string): name is ContactField => (contactFields as readonly string[]).includes(name);
/** No other kind's answers look like this, so that none is missed whose survey is not at hand. */
export function isContact(value: unknown): value is ContactAnswer {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([name, text]) => isField(name) && typeof text === "string");
}
const contactsIn = (answers: Answers): [string, ContactAnswer][] =>
  Object.entries(answers).flatMap(([id, value]): [string, ContactAnswer][] => (isContact(value) ? [[id, value]] : []));

/** Which fields were filled in, and nothing of what with. */
export const markedContact = (value: ContactAnswer): ContactAnswer =>
  Object.fromEntries(Object.keys(value).map((field) => [field, `[${field}]`]));

/** Before it is stored. */
export async function sealContacts<Row extends Given>(secret: string, row: Row): Promise<Row & Kept> {
  const contacts = contactsIn(row.answers);
  if (contacts.length === 0) return { ...row, sealedContacts: null };
  const marks = contacts.map(([id, value]) => [id, markedContact(value)] as const);
  return {
    ...row,
    answers: { ...row.answers, ...Object.fromEntries(marks) },
    sealedContacts: await sealAlike(secret, placeOf(row), JSON.stringify(Object.fromEntries(contacts))),
  };
}

/**
 * The fingerprint of all that was sent, as it is stored: keyed, since who reads a row could else try out the one part of it
 * that is sealed.
 */
export const markContent = (secret: string, hash: string): Promise<string> =>
  markOf(secret, "voz responses content", hash);

/** For whoever may see who people are. */
export async function openContacts(secret: string, row: Kept): Promise<Answers> {
  const { answers, sealedContacts } = row;
  if (!sealedContacts) return answers;
  try {
    const contacts = JSON.parse(await unsealText(secret, placeOf(row), sealedContacts)) as Answers;
    return { ...answers, ...contacts };
  } catch (error) {
    logFailure({ requestId: "vault", path: "responses.contacts" }, error);
    return Object.fromEntries(Object.entries(answers).filter(([, value]) => !isContact(value)));
  }
}
