/** Deliveries as they are read, the newest first. */
import { and, desc, eq, lt, lte, or } from "drizzle-orm";
import type { Delivery, DeliveryQuery } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { endpointRow } from "./endpoints/read.ts";
import { deliveryIdOf } from "./event.ts";
import type { Owed } from "./send/payload.ts";

const { deliveries } = schema;

export const deliveryOf = (row: Owed): Delivery => ({
  id: deliveryIdOf(row.endpointId, row.eventId),
  endpointId: row.endpointId,
  eventId: row.eventId,
  type: row.type,
  subjectId: row.subjectId,
  sequence: row.sequence,
  state: row.state,
  reason: row.reason,
  dueAt: row.state === "pending" ? new Date(row.due).toISOString() : null,
  attempts: row.attempts,
  createdAt: row.createdAt,
});

export async function readDelivery(
  { db, workspaceId }: Surroundings,
  key: { endpointId: string; eventId: string } | null,
): Promise<Owed> {
  const [row] = key
    ? await db
        .select()
        .from(deliveries)
        .where(
          and(
            eq(deliveries.workspaceId, workspaceId),
            eq(deliveries.endpointId, key.endpointId),
            eq(deliveries.eventId, key.eventId),
          ),
        )
    : [];
  if (!row) throw notFound("delivery");
  return row;
}

export async function listDeliveries(here: Surroundings, endpointId: string, query: DeliveryQuery) {
  await endpointRow(here, endpointId);
  return listAcross(here, [endpointId], query);
}

/** Of several endpoints. Each is read by the index that begins with it; a workspace has few. */
export async function listAcross(here: Surroundings, endpointIds: readonly string[], query: DeliveryQuery) {
  const limit = pageSize(query);
  const [first, ...more] = endpointIds.map((id) => newestOf(here, id, query, limit + 1));
  const rows = first ? (await here.db.batch([first, ...more])).flat() : [];
  return page(rows.sort(newestFirst), limit, deliveryOf, (row) =>
    makeCursor(row.createdAt, row.eventId, row.endpointId),
  );
}

/** The order of the list, down to the endpoint: several get the same event at the same time. */
function newestFirst(a: Owed, b: Owed): number {
  const [one, other] = [a, b].map(({ createdAt, eventId, endpointId }) => [createdAt, eventId, endpointId]);
  const at = one?.findIndex((part, place) => part !== other?.[place]) ?? -1;
  return at < 0 ? 0 : (one?.[at] ?? "") < (other?.[at] ?? "") ? 1 : -1;
}

function newestOf({ db, workspaceId }: Surroundings, endpoint: string, query: DeliveryQuery, most: number) {
  const { createdAt, eventId } = deliveries;
  const [at, event = "", last = ""] = readCursor(query.cursor, 3) ?? [];
  // At the cursor's own event, the endpoints that come after its own.
  const before = endpoint < last ? lte(eventId, event) : lt(eventId, event);
  return db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        eq(deliveries.endpointId, endpoint),
        query.state ? eq(deliveries.state, query.state) : undefined,
        query.type ? eq(deliveries.type, query.type) : undefined,
        at === undefined ? undefined : or(lt(createdAt, at), and(eq(createdAt, at), before)),
      ),
    )
    .orderBy(desc(createdAt), desc(eventId))
    .limit(most);
}
