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

const appended = (attempts: string): string => `json_remove(${attempts}, '$[#-${keptAttempts + 1}]')`;
const keySql = "workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3";
// A success counts whoever reports it; a failure only if nobody else has taken the delivery since.
const countsSql = (state: string, lease: string): string =>
  `state = 'pending' AND (${state} = 'delivered' OR lease = ${lease})`;
const finishSql = `UPDATE deliveries SET state = ?4, reason = ?5, due = ?6, lease = 0, tries = ?7, manual = 0,
  attempts = ${appended("json_insert(attempts, '$[#]', json(?8))")}
WHERE ${keySql} AND ${countsSql("?4", "?9")}`;
// One that counts no more is on record all the same, before the one that ended it.
const lateSql = `UPDATE deliveries SET attempts = ${appended(`CASE WHEN state = 'pending' OR attempts = '[]'
  THEN json_insert(attempts, '$[#]', json(?4))
  ELSE json_insert(json_set(attempts, '$[#-1]', json(?4)), '$[#]', json(attempts -> '$[#-1]')) END`)}
WHERE ${keySql} AND NOT (${countsSql("?5", "?6")})`;

/** Only one of the two finds the delivery. */
export function finish(
  d1: D1Database,
  owed: Owed,
  made: { verdict: Verdict; outcome: Outcome; began: number },
): D1PreparedStatement[] {
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
  const key = [owed.workspaceId, owed.endpointId, owed.eventId];
  // What it tells of may have been erased meanwhile, so of what was answered nothing is kept.
  const late = JSON.stringify({ ...one, answer: "" });
  return [
    d1.prepare(lateSql).bind(...key, late, verdict.state, owed.lease),
    d1
      .prepare(finishSql)
      .bind(
        ...key,
        verdict.state,
        verdict.state === "dead" ? verdict.reason : null,
        verdict.state === "pending" ? verdict.due : owed.due,
        owed.tries + 1,
        JSON.stringify(one),
        owed.lease,
      ),
  ];
}

/** Ends a delivery of which there is nothing to tell any more. */
export const skip = (d1: D1Database, owed: Owed, reason: string): D1PreparedStatement =>
  d1
    .prepare(
      `UPDATE deliveries SET state = 'skipped', reason = ?4, lease = 0
WHERE workspace_id = ?1 AND endpoint_id = ?2 AND event_id = ?3 AND state = 'pending'`,
    )
    .bind(owed.workspaceId, owed.endpointId, owed.eventId, reason);

// What is learnt at an address says nothing of another, nor of what its owner has resumed since.
const sameSql = "workspace_id = ?1 AND id = ?2 AND url = ?3 AND updated_at = ?4";
const same = ({ workspaceId, id, url, updatedAt }: EndpointRow): string[] => [workspaceId, id, url, updatedAt];
const healthSql = `UPDATE endpoints SET breaker = ?7, failing_since = ?8
WHERE ${sameSql} AND breaker IS ?5 AND failing_since IS ?6`;
const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** How the endpoint is doing after this, if nobody else has said so meanwhile: then this try is not counted. */
export function remember(d1: D1Database, endpoint: EndpointRow, before: Health, next: Health): D1PreparedStatement {
  const said = [before, next].flatMap(({ breaker, failingSince }) => [textOf(breaker), failingSince]);
  return d1.prepare(healthSql).bind(...same(endpoint), ...said);
}

// Other endpoints hear of it, and the door learns that this one is owed nothing more; all three only once.
const stillOn = `${sameSql} AND state <> 'disabled'`;
const tellSql = `INSERT INTO deliveries (${deliveryColumns})
SELECT ?1, e.id, ?5, 'endpoint.disabled', ?2, ?6, 'pending', ?6, '[]', ?7 FROM endpoints e
WHERE e.workspace_id = ?1 AND e.id <> ?2 AND e.state <> 'disabled' AND EXISTS (SELECT 1 FROM endpoints WHERE ${stillOn})
  AND EXISTS (SELECT 1 FROM json_each(e.types) t WHERE t.value = 'endpoint.disabled') ON CONFLICT DO NOTHING`;
const versionSql = `UPDATE workspaces SET config_version = config_version + 1
WHERE id = ?1 AND EXISTS (SELECT 1 FROM endpoints WHERE ${stillOn})`;
const disableSql = `UPDATE endpoints SET state = 'disabled', reason = ?5, updated_at = ?6 WHERE ${stillOn}`;

function disable(d1: D1Database, endpoint: EndpointRow, reason: string, now: number): D1PreparedStatement[] {
  const at = new Date(now).toISOString();
  const seen = same(endpoint);
  return [
    d1.prepare(tellSql).bind(...seen, eventIdOf(endpoint.id, now), now, at),
    d1.prepare(versionSql).bind(...seen),
    d1.prepare(disableSql).bind(...seen, reason, at),
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
