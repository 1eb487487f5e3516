/** Writes down what came of a try, and what it means for the endpoint, in one batch. */
import type { Attempt } from "#contract";
import type { Breaker } from "../../db/endpoints.ts";
import type { schema } from "../../db/index.ts";
import { eventIdOf } from "../event.ts";
import { deliveryColumns } from "../owe.ts";
import { after, failedLong, type Health } from "./breaker.ts";
import type { Owed } from "./payload.ts";
import { succeeded, type Outcome, type Verdict } from "./verdict.ts";

export type EndpointRow = typeof schema.endpoints.$inferSelect;

/** Of a delivery that is sent again and again the latest tries are kept. */
const keptAttempts = 30;

// A success counts whoever reports it; a failure only if nobody else has taken the delivery since.
const finishSql = `UPDATE deliveries SET state = ?4, reason = ?5, due = ?6, lease = 0, tries = ?7, manual = 0, attempts = ?8
WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3 AND state = 'pending' AND (?4 = 'delivered' OR lease = ?9)`;

export function finish(
  d1: D1Database,
  owed: Owed,
  made: { verdict: Verdict; outcome: Outcome; began: number },
): D1PreparedStatement {
  const { verdict, outcome, began } = made;
  const one: Attempt = {
    at: new Date(began).toISOString(),
    trigger: owed.manual ? "manual" : "schedule",
    status: outcome.status,
    milliseconds: outcome.milliseconds,
    error: verdict.state === "delivered" ? null : verdict.error,
    // Who is told of an erasure may repeat the id that was told; it is not kept again.
    answer: owed.type === "customer.erased" ? "" : outcome.answer,
  };
  return d1
    .prepare(finishSql)
    .bind(
      owed.workspaceId,
      owed.endpointId,
      owed.eventId,
      verdict.state,
      verdict.state === "dead" ? verdict.reason : null,
      verdict.state === "pending" ? verdict.due : owed.due,
      owed.tries + 1,
      JSON.stringify([...owed.attempts, one].slice(-keptAttempts)),
      owed.lease,
    );
}

/** Ends a delivery of which there is nothing to tell any more. */
export const skip = (d1: D1Database, owed: Owed, reason: string): D1PreparedStatement =>
  d1
    .prepare(
      `UPDATE deliveries SET state = 'skipped', reason = ?4, lease = 0
WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3 AND state = 'pending'`,
    )
    .bind(owed.workspaceId, owed.endpointId, owed.eventId, reason);

const healthSql = `UPDATE endpoints SET breaker = ?5, failing_since = ?6
WHERE workspace_id = ?1 AND id = ?2 AND breaker IS ?3 AND failing_since IS ?4`;
const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** How the endpoint is doing after this, if nobody else has said so meanwhile: then this try is not counted. */
export function remember(d1: D1Database, endpoint: EndpointRow, before: Health, next: Health): D1PreparedStatement {
  const { workspaceId, id } = endpoint;
  const said = [before, next].flatMap(({ breaker, failingSince }) => [textOf(breaker), failingSince]);
  return d1.prepare(healthSql).bind(workspaceId, id, ...said);
}

// Other endpoints hear of it, and the door learns that this one is owed nothing more; all three only once.
const stillOn = "SELECT 1 FROM endpoints WHERE workspace_id = ?1 AND id = ?2 AND state <> 'disabled'";
const tellSql = `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, e.id, ?3, 'endpoint.disabled', ?2, ?4, 'pending', ?4, '[]', ?5 FROM endpoints e
WHERE e.workspace_id = ?1 AND e.id <> ?2 AND e.state <> 'disabled' AND EXISTS (${stillOn})
  AND EXISTS (SELECT 1 FROM json_each(e.types) t WHERE t.value = 'endpoint.disabled') ON CONFLICT DO NOTHING`;
const versionSql = `UPDATE workspaces SET config_version = config_version + 1 WHERE id = ?1 AND EXISTS (${stillOn})`;
const disableSql = `UPDATE endpoints SET state = 'disabled', reason = ?3, updated_at = ?4
WHERE workspace_id = ?1 AND id = ?2 AND state <> 'disabled'`;

function disable(d1: D1Database, { workspaceId, id }: EndpointRow, reason: string, now: number): D1PreparedStatement[] {
  const at = new Date(now).toISOString();
  return [
    d1.prepare(tellSql).bind(workspaceId, id, eventIdOf(id, now), now, at),
    d1.prepare(versionSql).bind(workspaceId, id),
    d1.prepare(disableSql).bind(workspaceId, id, reason, at),
  ];
}

/** What the try says of the endpoint; nothing while all goes well. */
export function judgeEndpoint(
  d1: D1Database,
  { endpoint, probe }: { endpoint: EndpointRow; probe: Breaker | null },
  { verdict, outcome }: { verdict: Verdict; outcome: Outcome },
  now: number,
): { health: Health; statements: D1PreparedStatement[] } {
  const before: Health = { breaker: endpoint.breaker, failingSince: endpoint.failingSince };
  const health = after(before, succeeded(outcome), now);
  const statements =
    health === before ? [] : [remember(d1, endpoint, probe ? { ...before, breaker: probe } : before, health)];
  const gone = verdict.state === "dead" && verdict.gone === true;
  if (gone || failedLong(health, now)) statements.push(...disable(d1, endpoint, gone ? "gone" : "failing", now));
  return { health, statements };
}
