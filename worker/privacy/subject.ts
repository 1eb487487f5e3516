/**
 * Who an erasure is about: the ids that the person had here. They are sealed while endpoints are still told, and their
 * marks, which tell nobody, are the ledger.
 */
import { and, eq } from "drizzle-orm";
import { schema } from "../db/index.ts";
import type { Surroundings, Trusted, Vault } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { markId, type IdKind } from "../http/mark.ts";
import { sealText, unsealText } from "../http/seal.ts";

export interface Subject {
  customerId: string | null;
  visitorIds: readonly string[];
  responseIds: readonly string[];
}

const { erasures } = schema;
const placeOf = (erasureId: string) => ({ use: "voz erasures", row: erasureId });
/** So many are told to endpoints by their ids. */
const mostTold = 1000;

export const sealSubject = ({ secret, random }: Vault, erasureId: string, subject: Subject): Promise<string> =>
  sealText(secret, placeOf(erasureId), JSON.stringify(subject), random);
export const openSubject = async ({ secret }: Vault, erasureId: string, sealed: string): Promise<Subject> =>
  JSON.parse(await unsealText(secret, placeOf(erasureId), sealed)) as Subject;

export function marksOf({ secret }: Vault, workspaceId: string, subject: Subject): Promise<string[]> {
  const mark = (kind: IdKind) => (id: string) => markId(secret, workspaceId, kind, id);
  return Promise.all([
    ...(subject.customerId === null ? [] : [subject.customerId]).map(mark("customer")),
    ...subject.visitorIds.map(mark("visitor")),
    ...subject.responseIds.map(mark("response")),
  ]);
}

export async function erasureRow({ db, workspaceId }: Surroundings, id: string) {
  const [row] = await db
    .select()
    .from(erasures)
    .where(and(eq(erasures.workspaceId, workspaceId), eq(erasures.id, id)));
  if (!row) throw notFound("erasure");
  return row;
}

/** What endpoints are told; nothing any more once the ids are gone. */
export async function readErased(here: Trusted, id: string) {
  const row = await erasureRow(here, id);
  if (row.subject === null) throw notFound("erasure");
  const { customerId, responseIds } = await openSubject(here.vault, id, row.subject);
  return {
    customer: customerId === null ? null : { id: customerId },
    responses: responseIds.slice(0, mostTold),
    erasedAt: row.askedAt,
  };
}
