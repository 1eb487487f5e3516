/**
 * After a back-up was restored, whoever was erased since it was made is there again. The ledger knows their ids by marks:
 * every customer and response is marked anew and held against it, so many a request. What came after the erasure stays.
 */
import type { LedgerEntry, LedgerReplayed, ReplayLedger } from "#contract";
import type { Trusted } from "../http/context.ts";
import { fromCursor, makeCursor, readCursor, toCursor } from "../http/paging.ts";
import { rememberMarks, rememberPeople } from "../responses/gone.ts";
import { beginErasure, carryOut, eraseCustomer, type AskedBy } from "./erase.ts";
import { markId, type IdKind } from "../http/mark.ts";

const chunk = 2000;

const customersSql = `SELECT id, created_at AS at FROM customers WHERE workspace_id = ?1 AND id > ?2 ORDER BY id LIMIT ${chunk}`;
const responsesSql = `SELECT seq, id, visitor_id AS visitorId, customer_id AS customerId, received_at AS at
FROM responses WHERE workspace_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ${chunk}`;

interface RestoredCustomer {
  id: string;
  at: string;
}
interface RestoredResponse {
  seq: number;
  id: string;
  visitorId: string | null;
  customerId: string | null;
  at: string;
}

/** mark → when it was last asked to be erased. */
function lastAsked(entries: readonly LedgerEntry[]): Map<string, string> {
  const asked = new Map<string, string>();
  for (const { hashes, askedAt } of entries)
    for (const hash of hashes) {
      const at = new Date(askedAt).toISOString();
      if (at > (asked.get(hash) ?? "")) asked.set(hash, at);
    }
  return asked;
}

/** First the customers, by their ids; then the responses, in the order in which they came. */
export async function replayLedger(
  here: Trusted,
  { entries, cursor }: ReplayLedger,
  by: AskedBy,
): Promise<LedgerReplayed> {
  const asked = lastAsked(entries);
  // A device that sends what was erased is answered as before the restore.
  if (cursor === undefined)
    // The ledger does not say of what kind a mark is; a mark of another kind meets nothing.
    await here.db.$client.batch(
      [rememberMarks, rememberPeople].map((remember) => remember(here.db.$client, here.workspaceId, [...asked])),
    );
  const [phase = "customers", after = ""] = readCursor(cursor, 2) ?? [];
  const isGone = async (kind: IdKind, id: string | null, at: string): Promise<boolean> =>
    id !== null && at <= (asked.get(await markId(here.vault.secret, here.workspaceId, kind, id)) ?? "");
  return phase === "customers"
    ? replayCustomers(here, fromCursor(after), isGone, by)
    : replayResponses(here, Number(after) || 0, isGone, by);
}

type IsGone = (kind: IdKind, id: string | null, at: string) => Promise<boolean>;

async function replayCustomers(here: Trusted, after: string, isGone: IsGone, by: AskedBy): Promise<LedgerReplayed> {
  const { results } = await here.db.$client.prepare(customersSql).bind(here.workspaceId, after).all<RestoredCustomer>();
  const gone = await Promise.all(results.map(({ id, at }) => isGone("customer", id, at)));
  let erased = 0;
  for (const [index, { id }] of results.entries())
    if (gone[index]) {
      await eraseCustomer(here, id, by);
      erased += 1;
    }
  const last = results.at(-1);
  const next = last && results.length === chunk ? ["customers", toCursor(last.id)] : ["responses", 0];
  return { erased, next: makeCursor(...next) };
}

async function replayResponses(here: Trusted, after: number, isGone: IsGone, by: AskedBy): Promise<LedgerReplayed> {
  const { results } = await here.db.$client.prepare(responsesSql).bind(here.workspaceId, after).all<RestoredResponse>();
  const gone = await Promise.all(
    results.map(async ({ id, visitorId, customerId, at }) => {
      const marks = [
        isGone("response", id, at),
        isGone("customer", customerId, at),
        isGone("visitor", customerId === null ? visitorId : null, at),
      ];
      return (await Promise.all(marks)).includes(true);
    }),
  );
  const responseIds = results.filter((_, index) => gone[index]).map(({ id }) => id);
  if (responseIds.length > 0)
    await carryOut(here, await beginErasure(here, "replay", { customerId: null, visitorIds: [], responseIds }, by));
  const last = results.at(-1);
  return {
    erased: responseIds.length,
    next: last && results.length === chunk ? makeCursor("responses", last.seq) : null,
  };
}
