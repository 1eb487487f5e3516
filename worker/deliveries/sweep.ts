/**
 * Sends what is due: once a minute for all, and at once for who has just been told of something. Each endpoint has a lane
 * of its own, so that one which hangs holds up nobody else, and a lane waits for what becomes due within its time. Several
 * sweeps may run at once, and each may die anywhere: what they share are the claims.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import { openDatabase, schema } from "../db/index.ts";
import { logFailure } from "../http/log.ts";
import { goLane } from "./lane.ts";
import { attemptTime } from "./send/attempt.ts";
import type { Sender } from "./send/outside.ts";
import type { EndpointRow } from "./send/record.ts";
import { makeTries, makeTurns } from "./turns.ts";

const { endpoints } = schema;

/** The platform holds six connections open, no more. */
const connections = 6;
/** So many of them for one endpoint, alone and beside others. */
const width = { alone: 5, beside: 2 } as const;

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
        // Who comes with one thing that happened joins those at work; the minute's sweep waits for nobody.
        joins: scope !== null,
      }).catch((error: unknown) => logFailure({ requestId: "deliveries", path: endpoint.id }, error)),
    ),
  );
}
