/**
 * The body of a delivery, made when it is sent from what is there then: what was erased meanwhile is told to nobody. Too
 * large a one goes out thin, with an address under which a secret key reads the whole.
 */
import type { Event, EventType, Truncated } from "#contract";
import { readFlag } from "../../alerts/read.ts";
import { mostBytes } from "../../crm/size.ts";
import { readToldCustomer } from "../../customers/view/told.ts";
import type { schema } from "../../db/index.ts";
import type { Trusted } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { Refusal } from "../../http/refusal.ts";
import { readErased } from "../../privacy/subject.ts";
import { readResponse } from "../../responses/read.ts";
import { customerOf } from "../customer.ts";
import { readEndpoint } from "../endpoints/read.ts";

export type Owed = typeof schema.deliveries.$inferSelect;
/** `id`: of what the address reads, where the subject is another. */
type Made = { whole: Event["data"]; url?: string; id?: string };

const encoder = new TextEncoder();
const fromResponse = async (here: Trusted, id: string): Promise<Made> => ({
  whole: { response: await readResponse(here, id) },
  url: `/v1/responses/${id}`,
});

async function fromCustomer(here: Trusted, owed: Owed): Promise<Made> {
  const id = await customerOf(here.vault.secret, owed);
  if (id === null || !owed.detail) throw notFound("customer");
  const { why, changed } = owed.detail;
  return {
    whole: { customer: await readToldCustomer(here, id), why, changed },
    url: `/v1/customers/${encodeURIComponent(id)}`,
    id,
  };
}

const makers: Readonly<Record<EventType, (here: Trusted, owed: Owed) => Promise<Made>>> = {
  "response.completed": (here, { subjectId }) => fromResponse(here, subjectId),
  "response.updated": (here, { subjectId }) => fromResponse(here, subjectId),
  "response.abandoned": (here, { subjectId }) => fromResponse(here, subjectId),
  "response.deleted": async (_, { subjectId }) => ({ whole: { response: { id: subjectId } } }),
  "campaign.flagged": async (here, { subjectId }) => ({
    whole: { flag: await readFlag(here, subjectId) },
    url: `/v1/flags/${subjectId}`,
  }),
  "customer.updated": fromCustomer,
  "customer.erased": async (here, { subjectId }) => ({ whole: await readErased(here, subjectId) }),
  "endpoint.disabled": async (here, { subjectId }) => {
    const { id, url, reason } = await readEndpoint(here, subjectId);
    return { whole: { endpoint: { id, url, reason } } };
  },
  "test.ping": async (_, { subjectId }) => ({ whole: { endpoint: { id: subjectId } } }),
};

/** What there is to tell, whole; null where there is nothing any more. */
async function madeOf(here: Trusted, owed: Owed): Promise<Made | null> {
  try {
    return await makers[owed.type](here, owed);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found") return null;
    throw error;
  }
}

const envelope = ({ eventId: id, type, createdAt: timestamp, workspaceId, sequence }: Owed, data: Event["data"]) =>
  // A maker makes what belongs to its type.
  ({ id, type, timestamp, workspaceId, sequence, data }) as Event;

export async function eventOf(here: Trusted, owed: Owed): Promise<Event | null> {
  const made = await madeOf(here, owed);
  return made && envelope(owed, made.whole);
}

const thinOf = ({ url, id }: Made, { subjectId }: Owed, home: string): Truncated | null =>
  url === undefined ? null : { id: id ?? subjectId, truncated: true, url: home + url };

/** The event, and what goes in place of its data where the whole is too large; null where there is nothing to tell any more. */
export async function letterOf(
  here: Trusted,
  owed: Owed,
  home: string,
): Promise<{ event: Event; thin: Truncated | null } | null> {
  const made = await madeOf(here, owed);
  return made && { event: envelope(owed, made.whole), thin: thinOf(made, owed, home) };
}

/** The bytes that are signed and sent; null where there is nothing to tell any more. */
export async function bodyOf(here: Trusted, owed: Owed, home: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const letter = await letterOf(here, owed, home);
  if (!letter) return null;
  const { event, thin } = letter;
  const bytes = encoder.encode(JSON.stringify(event));
  return thin && bytes.length > mostBytes ? encoder.encode(JSON.stringify({ ...event, data: thin })) : bytes;
}
