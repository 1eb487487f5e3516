/** Endpoints as they are read: all but their secrets. */
import { and, desc, eq, lt, lte, or } from "drizzle-orm";
import type { Endpoint } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../../http/paging.ts";
import { warnedSince, warningOf } from "../send/breaker.ts";
import type { EndpointRow } from "../send/record.ts";

const { endpoints } = schema;

export const mine = ({ workspaceId }: Surroundings, id: string) =>
  and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.id, id));

export const endpointOf = (row: EndpointRow, now: Date): Endpoint => ({
  id: row.id,
  url: row.url,
  types: row.types,
  preset: row.preset,
  settings: row.settings,
  secrets: row.secretNames,
  fields: row.fields,
  filter: row.filter,
  headers: row.headerNames,
  rate: row.rate,
  description: row.description,
  state: row.state,
  reason: row.reason,
  verified: row.verified,
  rotatingUntil: row.rotatingUntil !== null && row.rotatingUntil > now.toISOString() ? row.rotatingUntil : null,
  publicKey: row.publicKey,
  failingSince: row.failingSince,
  warning: row.state === "active" ? warningOf(row, now.getTime()) : null,
  resumesAt: row.breaker && row.breaker.until > now.getTime() ? new Date(row.breaker.until).toISOString() : null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

export async function endpointRow(here: Surroundings, id: string): Promise<EndpointRow> {
  const [row] = await here.db.select().from(endpoints).where(mine(here, id));
  if (!row) throw notFound("endpoint");
  return row;
}

export const readEndpoint = async (here: Surroundings, id: string): Promise<Endpoint> =>
  endpointOf(await endpointRow(here, id), here.now);

export async function listEndpoints(
  here: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = pageSize(query);
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const rows = await here.db
    .select()
    .from(endpoints)
    .where(
      and(
        eq(endpoints.workspaceId, here.workspaceId),
        at === undefined || id === undefined
          ? undefined
          : or(lt(endpoints.createdAt, at), and(eq(endpoints.createdAt, at), lt(endpoints.id, id))),
      ),
    )
    .orderBy(desc(endpoints.createdAt), desc(endpoints.id))
    .limit(limit + 1);
  return page(
    rows,
    limit,
    (row) => endpointOf(row, here.now),
    (row) => makeCursor(row.createdAt, row.id),
  );
}

/** Those that are disabled, or on the way to it: by their key alone, since every page asks. A workspace has few. */
export async function troubledEndpoints({ db, workspaceId, now }: Surroundings): Promise<Endpoint[]> {
  const long = lte(endpoints.failingSince, new Date(warnedSince(now.getTime())).toISOString());
  const rows = await db
    .select()
    .from(endpoints)
    .where(
      and(
        eq(endpoints.workspaceId, workspaceId),
        or(eq(endpoints.state, "disabled"), and(eq(endpoints.state, "active"), long)),
      ),
    );
  return rows.map((row) => endpointOf(row, now)).filter(({ state, warning }) => state === "disabled" || warning);
}
