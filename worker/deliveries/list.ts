/** Deliveries as they are read, the newest first. */
import { and, desc, eq, lt, or } from "drizzle-orm";
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
  const limit = pageSize(query);
  const [at, event] = readCursor(query.cursor, 2) ?? [];
  const { createdAt, eventId } = deliveries;
  const rows = await here.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, here.workspaceId),
        eq(deliveries.endpointId, endpointId),
        query.state ? eq(deliveries.state, query.state) : undefined,
        at === undefined || event === undefined
          ? undefined
          : or(lt(createdAt, at), and(eq(createdAt, at), lt(eventId, event))),
      ),
    )
    .orderBy(desc(createdAt), desc(eventId))
    .limit(limit + 1);
  return page(rows, limit, deliveryOf, (row) => makeCursor(row.createdAt, row.eventId));
}
