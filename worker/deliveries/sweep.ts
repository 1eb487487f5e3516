/**
 * Sends what is due: once a minute for all, and at once for who has just been told of something. Each endpoint has a lane
 * of its own, so that one which hangs holds up nobody else, and a lane waits for what becomes due within its time. Several
 * sweeps may run at once, and each may die anywhere: what they share are the claims.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import { openDatabase, schema } from "../db/index.ts";
import { preparedOnce } from "../db/prepared.ts";
import { logFailure } from "../http/log.ts";
import { attemptTime } from "./send/attempt.ts";
import { claim, release, slots } from "./send/claim.ts";
import { deliver, secretsOf } from "./send/deliver.ts";
import type { Sender } from "./send/outside.ts";
import type { EndpointRow } from "./send/record.ts";
import { makeTries, makeTurns } from "./turns.ts";

const { endpoints } = schema;

/** The platform holds six connections open, no more. */
const connections = 6;
/** So many of them for one endpoint: alone, beside others, and while its tries fail. */
const width = { alone: 5, beside: 2, failing: 1 } as const;
const claimed = 10;
/** Nobody looks again sooner. */
const leastWait = 50;

export interface Budget {
  /** No try goes on beyond this time. */
  until: number;
  /** Tries, since an invocation may ask the database only so often. */
  most: number;
}
export interface Scope {
  workspaceId: string;
  endpoints: readonly string[];
}

/** Endpoints that are owed something before the time is up. */
const lanesOf = ({ d1 }: Sender, scope: Scope | null, until: number): Promise<EndpointRow[]> =>
  openDatabase(d1)
    .select()
    .from(endpoints)
    .where(
      and(
        eq(endpoints.state, "active"),
        scope ? eq(endpoints.workspaceId, scope.workspaceId) : undefined,
        scope ? inArray(endpoints.id, [...scope.endpoints]) : undefined,
        sql`EXISTS (SELECT 1 FROM deliveries d WHERE d.workspace_id = ${endpoints.workspaceId}
          AND d.endpoint_id = ${endpoints.id} AND d.state = 'pending' AND d.due <= ${until})`,
      ),
    );

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

export async function sendDue(sender: Sender, budget: Budget, scope: Scope | null = null): Promise<void> {
  const turns = makeTurns(connections);
  const lanes = await lanesOf(sender, scope, budget.until);
  const tries = makeTries(budget.most);
  await Promise.all(
    lanes.map((endpoint) =>
      goLane(sender, endpoint, {
        turns,
        tries,
        // The last moment at which a try may begin.
        last: budget.until - attemptTime,
        wide: lanes.length > 1 ? width.beside : width.alone,
      }).catch((error: unknown) => logFailure({ requestId: "deliveries", path: endpoint.id }, error)),
    ),
  );
}

interface Lane {
  turns: ReturnType<typeof makeTurns>;
  tries: ReturnType<typeof makeTries>;
  last: number;
  wide: number;
}

const isFailing = ({ failingSince, breaker }: EndpointRow): boolean => failingSince !== null || breaker !== null;

async function goLane(sender: Sender, first: EndpointRow, lane: Lane): Promise<void> {
  const { d1, outside } = sender;
  const db = openDatabase(d1);
  const mine = { workspaceId: first.workspaceId, id: first.id };
  for (let endpoint: EndpointRow | undefined = first; endpoint?.state === "active";) {
    const now = outside.now();
    // What it claimed now it could only give back.
    if (now > lane.last) return;
    const opens = endpoint.breaker?.until ?? 0;
    const owed = opens > now ? [] : await lane.tries(sizeOf(endpoint), (most) => claim(d1, first, outside.now(), most));
    if (!owed) return;
    if (owed.length > 0) await sendClaimed(sender, endpoint, owed, lane);
    else {
      const next = opens > now ? opens : await nextDue(d1, endpoint, lane.last, now);
      if (next === null || next > lane.last) return;
      await outside.sleep(Math.max(leastWait, next - now));
    }
    [endpoint] = await oneOf(db).all(mine);
  }
}

const sizeOf = (endpoint: EndpointRow): number =>
  isFailing(endpoint) ? 1 : Math.min(claimed, endpoint.rate ?? claimed);

const nextDue = (d1: D1Database, { workspaceId, id }: EndpointRow, last: number, now: number): Promise<number | null> =>
  d1.prepare(nextSql).bind(workspaceId, id, last, now).first<number>("at");

async function sendClaimed(
  sender: Sender,
  endpoint: EndpointRow,
  owed: Awaited<ReturnType<typeof claim>>,
  lane: Lane,
): Promise<void> {
  const { d1, outside } = sender;
  const secrets = await secretsOf(sender, endpoint);
  const { rate } = endpoint;
  const slot = rate === null ? 0 : await slots(d1, endpoint, rate, outside.now(), owed.length);
  const queue = [...owed.entries()];
  let latest = endpoint;
  const go = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, one] = next;
      if (rate !== null) {
        const wait = slot + (index * 1000) / rate - outside.now();
        if (wait > 0) await outside.sleep(wait);
      }
      await lane.turns(async () => {
        const now = outside.now();
        // Too late to be finished while it is ours, or better left alone by now: others will see to it.
        const late = now + attemptTime > one.lease || now > lane.last;
        if (late || (latest.breaker?.until ?? 0) > now) await release(d1, one);
        else latest = await deliver(sender, { endpoint: latest, secrets }, one);
      });
    }
  };
  await Promise.all(Array.from({ length: isFailing(endpoint) ? width.failing : lane.wide }, go));
}
