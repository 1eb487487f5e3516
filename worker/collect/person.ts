/**
 * What is known of the person behind a request beyond what it tells: traits, and earlier answers. The database is asked
 * only where the audience of a live survey speaks of them. What a proof has vouched for needs the proof again: a
 * customer's id alone can be guessed.
 */
import { and, eq } from "drizzle-orm";
import { proofHolds } from "../customers/proof.ts";
import { schema, type Database } from "../db/index.ts";
import { readEarlier } from "../responses/earlier.ts";
import { serverFields, type VisitorFacts } from "../surveys/audience.ts";
import { surveyKey, type Snapshot } from "../workspaces/snapshot.ts";
import type { Decision } from "./decide.ts";

export type Person = Pick<VisitorFacts, "traits" | "earlier">;

/** The fields that the audiences of the surveys in question speak of. */
function fieldsAsked(snapshot: Snapshot, { surveys }: Decision): Set<string> {
  const live = [...snapshot.surveys.values()].filter(
    ({ id, state }) => state === "live" && (!surveys || surveys.includes(id)),
  );
  return new Set(
    live.flatMap(({ id, version }) => serverFields(snapshot.definitions.get(surveyKey(id, version ?? 0))?.audience)),
  );
}

export async function personOf(db: Database, snapshot: Snapshot, asked: Decision): Promise<Person> {
  const told = { ...asked.traits, ...asked.customer?.traits };
  const fields = fieldsAsked(snapshot, asked);
  const answers = fields.has("answer") || fields.has("answered");
  const { customer, visitorId } = asked;
  const stored =
    customer && (answers || fields.has("trait")) ? await customerRow(db, snapshot, customer.id) : undefined;
  const vouched = !stored?.proven || (await proofHolds(stored.id, customer?.proof, snapshot.identitySecret));
  const earlier = answers
    ? await readEarlier(db.$client, snapshot.workspaceId, { visitorId, customerId: vouched ? customer?.id : undefined })
    : [];
  if (!stored || !vouched) return { traits: told, earlier };
  return { traits: stored.proven ? { ...told, ...stored.traits } : { ...stored.traits, ...told }, earlier };
}

async function customerRow(db: Database, { workspaceId }: Snapshot, id: string) {
  const { customers } = schema;
  const [row] = await db
    .select({ id: customers.id, traits: customers.traits, proven: customers.proven })
    .from(customers)
    .where(and(eq(customers.workspaceId, workspaceId), eq(customers.id, id)))
    .limit(1);
  return row;
}
