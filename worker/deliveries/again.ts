/**
 * Sent because a person asks for it: a test, one delivery, all that died, all that an endpoint never got. Always under the
 * event's own id, and many at a pace that no receiver is flooded by.
 */
import { and, asc, desc, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { Delivery, EventType, Recovered, Replayed, ReplayQuery, SinceQuery } from "#contract";
import { isCounted } from "../db/responses.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";
import { makeCursor, readCursor } from "../http/paging.ts";
import { Refusal } from "../http/refusal.ts";
import { silence, silent } from "../responses/abandon.ts";
import { endpointRow } from "./endpoints/read.ts";
import { eventIdOf, eventIdsOf, readDeliveryId } from "./event.ts";
import { matches } from "./filter.ts";
import { deliveryOf, readDelivery } from "./list.ts";
import { deliveryColumns } from "./owe.ts";
import { kept } from "./purge.ts";
import { claimOne } from "./send/claim.ts";
import { deliver, secretsOf } from "./send/deliver.ts";
import type { Sender } from "./send/outside.ts";
import type { EndpointRow } from "./send/record.ts";

const { flags, responses } = schema;

/** Milliseconds between two. */
const pace = 100;
/** So many in one request; `more` says that there are others. */
const mostAgain = 1000;
const mostLooked = 5000;

const refuseOff = ({ state }: EndpointRow): void => {
  if (state === "disabled") throw new Refusal("conflict", "This endpoint is disabled; resume it first.");
};

/** Tried once, while whoever asked waits. */
export async function testEndpoint(here: Surroundings, sender: Sender, id: string): Promise<Delivery> {
  const endpoint = await endpointRow(here, id);
  refuseOff(endpoint);
  const { workspaceId } = here;
  const key = { workspaceId, endpointId: id, eventId: here.newId("evt") };
  const at = here.now.toISOString();
  const owed = {
    ...key,
    type: "test.ping" as const,
    subjectId: id,
    sequence: here.now.getTime(),
    state: "pending" as const,
    due: here.now.getTime(),
    manual: true,
    attempts: [],
    createdAt: at,
  };
  await here.db.insert(schema.deliveries).values(owed);
  const claimed = await claimOne(sender.d1, key, here.now.getTime());
  if (claimed) await deliver(sender, { endpoint, secrets: await secretsOf(sender, endpoint), once: true }, claimed);
  return deliveryOf(await readDelivery(here, key));
}

const againSql = `UPDATE deliveries SET state = 'pending', reason = NULL, due = ?4, lease = 0, tries = 0, manual = 1
WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3`;

/** Due at once, whatever became of it; should it fail, the schedule begins anew. */
export async function resendDelivery(here: Surroundings, id: string): Promise<Delivery> {
  const key = readDeliveryId(id);
  const row = await readDelivery(here, key);
  refuseOff(await endpointRow(here, row.endpointId));
  if (row.reason === "erased") throw new Refusal("conflict", "What this was about has been erased.");
  await here.db.$client.prepare(againSql).bind(here.workspaceId, row.endpointId, row.eventId, here.now.getTime()).run();
  return deliveryOf(await readDelivery(here, key));
}

const recoverSql = `WITH dead AS MATERIALIZED (
  SELECT event_id AS id, row_number() OVER (ORDER BY created_at, event_id) AS place FROM deliveries
  WHERE workspace_id = ?1 AND endpoint_id = ?2 AND state = 'dead' AND created_at >= ?3 AND type <> 'test.ping'
  ORDER BY created_at, event_id LIMIT ${mostAgain})
UPDATE deliveries SET state = 'pending', reason = NULL, due = ?4 + dead.place * ${pace}, lease = 0, tries = 0, manual = 1
FROM dead WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = dead.id AND state = 'dead'`;

export async function recoverDeliveries(here: Surroundings, id: string, { since }: SinceQuery): Promise<Recovered> {
  refuseOff(await endpointRow(here, id));
  const { meta } = await here.db.$client
    .prepare(recoverSql)
    .bind(here.workspaceId, id, new Date(since).toISOString(), here.now.getTime())
    .run();
  return { count: meta.changes, more: meta.changes === mostAgain };
}

interface Missed {
  event: string;
  subject: string;
  sequence: number;
  from: string;
  before: string;
  /** What is told of it; null where the endpoint does not hear of that. */
  first: EventType | null;
  /** The same where it was told any of `heard` before. */
  again: EventType | null;
  heard: readonly EventType[];
}

const recordOf = `FROM deliveries d WHERE d.workspace_id = ?1 AND d.endpoint_id = ?2
  AND d.event_id >= m.value ->> 'from' AND d.event_id < m.value ->> 'before'`;
// Of a subject it got or gets this state, or a later one; or else it is missed, whatever came before.
const replaySql = `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, ?2, m.value ->> 'event', m.type, m.value ->> 'subject', m.value ->> 'sequence', 'pending',
  ?4 + m.key * ${pace}, '[]', ?5
FROM (SELECT key, value, value ->> iif(EXISTS (SELECT 1 ${recordOf}
  AND d.type IN (SELECT h.value FROM json_each(m.value, '$.heard') h)), 'again', 'first') AS type FROM json_each(?3) m) m
WHERE m.type IS NOT NULL AND NOT EXISTS (SELECT 1 ${recordOf} AND d.sequence >= m.value ->> 'sequence')
ON CONFLICT DO NOTHING`;

/** What began so long before may have ended since. */
const lookBack = 24 * 60 * 60_000;

/**
 * Goes back through responses and flags until `since`, as far as one request may; never to where deliveries are no longer on
 * record, since nobody could tell what was missed.
 */
export async function replayDeliveries(
  here: Surroundings,
  id: string,
  { since, cursor }: ReplayQuery,
): Promise<Replayed> {
  const endpoint = await endpointRow(here, id);
  refuseOff(endpoint);
  const start = Math.max(Date.parse(since), here.now.getTime() - kept);
  const from = new Date(start).toISOString();
  const begun = new Date(start - lookBack).toISOString();
  const [place] = readCursor(cursor, 1) ?? [];
  let before = place === undefined ? undefined : Number(place) || 0;
  // Flags are few: the first request takes them along.
  const flagged = place === undefined ? await missedFlags(here, endpoint, from) : [];
  const missed: Missed[] = [];
  let over = false;
  for (let looked = 0; !over && looked < mostLooked; looked += chunk) {
    const rows = await readBack(here, before);
    const recent = rows.filter((row) => latest(row) >= start);
    missed.push(...recent.flatMap((row) => missedOf(endpoint, row)));
    before = rows.at(-1)?.seq ?? before;
    over = rows.length < chunk || rows.some(({ receivedAt }) => receivedAt < begun);
  }
  // The oldest first, as they happened.
  const done = await here.db.$client
    .prepare(replaySql)
    .bind(
      here.workspaceId,
      id,
      JSON.stringify([...missed.reverse(), ...flagged]),
      here.now.getTime(),
      here.now.toISOString(),
    )
    .run();
  return { count: done.meta.changes, next: over || before === undefined ? null : makeCursor(before) };
}

async function missedFlags({ db, workspaceId }: Surroundings, endpoint: EndpointRow, from: string): Promise<Missed[]> {
  const type = "campaign.flagged";
  if (!endpoint.types.includes(type)) return [];
  const found = await db
    .select({ id: flags.id, campaign: flags.campaignId })
    .from(flags)
    .where(and(eq(flags.workspaceId, workspaceId), gte(flags.createdAt, from)))
    .orderBy(asc(flags.id))
    .limit(mostAgain);
  return found
    .filter(({ campaign }) => matches(endpoint.filter, { campaign }))
    .map(({ id }) => missedOne(id, 1, { first: type }));
}

function missedOne(
  subject: string,
  sequence: number,
  { first, again = null, heard = [] }: Pick<Missed, "first"> & Partial<Pick<Missed, "again" | "heard">>,
): Missed {
  const [from, before] = eventIdsOf(subject);
  return { event: eventIdOf(subject, sequence), subject, sequence, from, before, first, again, heard };
}

const chunk = 500;
const readBack = ({ db, workspaceId }: Surroundings, before: number | undefined) =>
  db
    .select({
      seq: responses.seq,
      id: responses.id,
      revision: responses.revision,
      state: responses.state,
      survey: responses.surveyId,
      campaign: responses.campaign,
      channel: responses.channel,
      cells: responses.cells,
      flags: responses.flags,
      at: responses.at,
      receivedAt: responses.receivedAt,
    })
    .from(responses)
    .where(
      and(
        eq(responses.workspaceId, workspaceId),
        ne(responses.state, "partial"),
        sql.raw(isCounted),
        before === undefined ? undefined : lt(responses.seq, before),
      ),
    )
    .orderBy(desc(responses.seq))
    .limit(chunk);

type Row = Awaited<ReturnType<typeof readBack>>[number];

/** Nobody said that it was left: half an hour went by. */
const fellSilent = ({ state, flags: found }: Row): boolean => state === "abandoned" && found.includes(silent);

/** When what would be told of it happened, at the latest known; a later revision does not change when it first came. */
const latest = (row: Row): number =>
  Math.max(Date.parse(row.receivedAt) + (fellSilent(row) ? silence : 0), Date.parse(row.at));

/** As it would have been told when it happened: see responses/tell.ts. */
function missedOf({ types, filter }: EndpointRow, row: Row): Missed[] {
  if (!matches(filter, row)) return [];
  const told = (type: EventType) => (types.includes(type) ? type : null);
  if (row.state === "complete") {
    const [first, again] = [told("response.completed"), told("response.updated")] as const;
    const heard = ["response.completed", "response.updated"] as const;
    return first || again ? [missedOne(row.id, row.revision, { first, again, heard })] : [];
  }
  const left = told("response.abandoned");
  // What its visitor left once more is told once.
  const again = fellSilent(row) ? left : null;
  return left ? [missedOne(row.id, row.revision, { first: left, again, heard: [left] })] : [];
}
