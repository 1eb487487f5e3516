/**
 * One endpoint's part of a sweep: sends what is due, and waits for what becomes due within its time. While the breaker is
 * open, or no moment of a rate is free, it claims nothing.
 */
import { and, eq, sql } from "drizzle-orm";
import type { Breaker } from "../db/endpoints.ts";
import { openDatabase, schema } from "../db/index.ts";
import { preparedOnce } from "../db/prepared.ts";
import { attemptTime } from "./send/attempt.ts";
import { claim, gapOf, leaseTime, release, slots } from "./send/claim.ts";
import { deliver, secretsOf } from "./send/deliver.ts";
import type { Sender } from "./send/outside.ts";
import type { Owed } from "./send/payload.ts";
import { returnProbe, takeProbe } from "./send/probe.ts";
import type { EndpointRow } from "./send/record.ts";
import { placesAt, type makeTries, type makeTurns } from "./turns.ts";

const { endpoints } = schema;

const failingWidth = 1;
const claimed = 10;
/** Nobody looks again sooner. */
const leastWait = 50;
/** What wakes for its moment may be so late. */
const slack = 1000;

export interface Lane {
  turns: ReturnType<typeof makeTurns>;
  tries: ReturnType<typeof makeTries>;
  /** The last moment at which a try may begin. */
  last: number;
  wide: number;
  /** It opens no more connections than others on this machine have left, and ends where they have left none. */
  joins: boolean;
}

const oneOf = preparedOnce((db) =>
  db
    .select()
    .from(endpoints)
    .where(and(eq(endpoints.workspaceId, sql.placeholder("workspaceId")), eq(endpoints.id, sql.placeholder("id"))))
    .prepare(),
);

// What somebody holds is theirs; should they die with it, a later minute finds it.
const nextSql = `SELECT min(due) AS at FROM deliveries
WHERE workspace_id = ?1 AND endpoint_id = ?2 AND state = 'pending' AND due <= ?3 AND lease <= ?4`;
const nextDue = (d1: D1Database, { workspaceId, id }: EndpointRow, last: number, now: number): Promise<number | null> =>
  d1.prepare(nextSql).bind(workspaceId, id, last, now).first<number>("at");

const isFailing = ({ failingSince, breaker }: EndpointRow): boolean => failingSince !== null || breaker !== null;
const sizeOf = (endpoint: EndpointRow): number =>
  isFailing(endpoint) ? 1 : Math.min(claimed, endpoint.rate ?? claimed);

/** The last moment of a rate that is of use to who claims now. */
const limitOf = ({ last }: Lane, now: number): number => Math.min(now + leaseTime - attemptTime, last) - slack;
/** So many moments are free until then, as far as is known. */
const momentsOf = ({ rate, nextSlot }: EndpointRow, lane: Lane, now: number): number =>
  rate === null ? claimed : Math.floor((limitOf(lane, now) - Math.max(nextSlot, now)) / gapOf(rate)) + 1;

/** Before that nothing is to be had of it. */
const opensAt = (endpoint: EndpointRow, lane: Lane, now: number): number =>
  Math.max(endpoint.breaker?.until ?? 0, momentsOf(endpoint, lane, now) < 1 ? endpoint.nextSlot : 0);

export async function goLane(sender: Sender, first: EndpointRow, lane: Lane): Promise<void> {
  const { d1, outside } = sender;
  const db = openDatabase(d1);
  const mine = { workspaceId: first.workspaceId, id: first.id };
  for (let endpoint: EndpointRow | undefined = first; endpoint?.state === "active";) {
    const now = outside.now();
    // What it claimed now it could only give back.
    if (now > lane.last) return;
    const opens = opensAt(endpoint, lane, now);
    const found = opens > now ? 0 : await sendSome(sender, endpoint, lane);
    if (found === null) return;
    if (found === 0) {
      const next = opens > now ? opens : await nextDue(d1, endpoint, lane.last, now);
      if (next === null || next > lane.last) return;
      await outside.sleep(Math.max(leastWait, next - now));
    }
    [endpoint] = await oneOf(db).all(mine);
  }
}

/** How many deliveries it took; null where this lane is to take no more. */
async function sendSome(sender: Sender, endpoint: EndpointRow, lane: Lane): Promise<number | null> {
  const { d1, outside } = sender;
  const now = outside.now();
  const wide = isFailing(endpoint) ? failingWidth : lane.wide;
  const most = Math.min(sizeOf(endpoint), momentsOf(endpoint, lane, now));
  const places = placesAt(outside.call, endpoint.id, {
    now,
    until: now + leaseTime,
    most: lane.joins ? wide : Infinity,
  });
  // Who has the places looks again when they are done.
  if (most < 1 || !places.take()) return null;
  try {
    const probe = await takeProbe(d1, endpoint, now);
    if (probe === "taken") return 0;
    const owed = await lane.tries(most, (some) => claim(d1, endpoint, outside.now(), some));
    for (let more = Math.min(wide, owed?.length ?? 0) - 1; more > 0; more -= 1) places.take();
    const latest = await sendClaimed(sender, { endpoint, probe, wide: places.count() }, owed ?? [], lane);
    if (probe && latest.breaker === endpoint.breaker) await returnProbe(d1, endpoint, probe);
    return owed && owed.length;
  } finally {
    places.leave();
  }
}

interface Ready {
  endpoint: EndpointRow;
  probe: Breaker | null;
  wide: number;
}

/** The endpoint as the last try leaves it. */
async function sendClaimed(
  sender: Sender,
  { endpoint, probe, wide }: Ready,
  owed: readonly Owed[],
  lane: Lane,
): Promise<EndpointRow> {
  const { d1, outside } = sender;
  const { rate } = endpoint;
  if (owed.length === 0) return endpoint;
  const now = outside.now();
  const slot =
    rate === null ? now : await slots(d1, endpoint, { rate, now, limit: limitOf(lane, now), count: owed.length });
  if (slot === null) {
    // Others were quicker: whoever has a moment left takes them.
    await Promise.all(owed.map((one) => release(d1, one)));
    return endpoint;
  }
  const secrets = await secretsOf(sender, endpoint);
  const queue = [...owed.entries()];
  let latest = endpoint;
  const go = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, one] = next;
      const wait = rate === null ? 0 : slot + index * gapOf(rate) - outside.now();
      if (wait > 0) await outside.sleep(wait);
      await lane.turns(async () => {
        const began = outside.now();
        // Too late to be finished while it is ours, or better left alone by now: others will see to it.
        const late = began + attemptTime > one.lease || began > lane.last;
        if (late || (latest.breaker?.until ?? 0) > began) await release(d1, one);
        else latest = await deliver(sender, { endpoint: latest, secrets, probe }, one);
      });
    }
  };
  await Promise.all(Array.from({ length: wide }, go));
  return latest;
}
