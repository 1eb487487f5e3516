/** Campaigns of one workspace with the promises they make now. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Campaign, CampaignPromise } from "#contract";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { makeCursor, page, pageSize, readCursor } from "../http/paging.ts";
import { promiseOf } from "./promiseRow.ts";

const { campaigns, promises } = schema;
type Row = typeof campaigns.$inferSelect;

export const campaignOf = (row: Row, made: readonly CampaignPromise[]): Campaign => ({
  id: row.id,
  name: row.name,
  ...(row.owner === null ? {} : { owner: row.owner }),
  ...(row.startsOn === null ? {} : { startsOn: row.startsOn }),
  ...(row.endsOn === null ? {} : { endsOn: row.endsOn }),
  ...(row.channel === null ? {} : { channel: row.channel }),
  externalIds: row.externalIds,
  priority: row.priority,
  match: row.match,
  promises: [...made],
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** All versions of these campaigns' promises, in order; a position tells the ones that are made now. */
export const promiseRows = ({ db, workspaceId }: Surroundings, ids: readonly string[]) =>
  db
    .select()
    .from(promises)
    .where(and(eq(promises.workspaceId, workspaceId), inArray(promises.campaignId, [...ids])))
    .orderBy(asc(promises.position), asc(promises.version));

export async function readCampaign(here: Surroundings, id: string): Promise<Campaign> {
  const [row] = await here.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, here.workspaceId), eq(campaigns.id, id), isNull(campaigns.deletedAt)))
    .limit(1);
  if (!row) throw notFound("campaign");
  const made = (await promiseRows(here, [id])).filter(({ position }) => position !== null);
  return campaignOf(row, made.map(promiseOf));
}

export async function listCampaigns(
  here: Surroundings,
  query: { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = Math.min(pageSize(query), 500);
  const after = readCursor(query.cursor, 2);
  const [createdAt = "", id = ""] = after ?? [];
  const rows = await here.db
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, here.workspaceId),
        isNull(campaigns.deletedAt),
        after
          ? or(lt(campaigns.createdAt, createdAt), and(eq(campaigns.createdAt, createdAt), lt(campaigns.id, id)))
          : undefined,
      ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(limit + 1);
  const made = await here.db
    .select()
    .from(promises)
    .where(and(eq(promises.workspaceId, here.workspaceId), isNotNull(promises.position)))
    .orderBy(asc(promises.position));
  return page(
    rows,
    limit,
    (row) => campaignOf(row, made.filter(({ campaignId }) => campaignId === row.id).map(promiseOf)),
    (row) => makeCursor(row.createdAt, row.id),
  );
}
