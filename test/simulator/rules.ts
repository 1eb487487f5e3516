/**
 * What must hold, whatever happens: looked at with each call that goes out, and once all is over. The rules are told from what
 * clients were answered and receivers saw, and know nothing of how the sender works.
 */
import { createHmac } from "node:crypto";
import type { Attempt, CollectResult, NpsGroup } from "#contract";
import type { Life } from "./life.ts";
import type { EndpointPlan, Submission } from "./story.ts";

export class Violation extends Error {}

export interface KnownEndpoint extends EndpointPlan {
  id: string;
  url: string;
  /** What may sign, and until when. */
  secrets: { secret: string; until: number }[];
  /** What was asked of it may have happened or not: nobody was told. */
  unsure: boolean;
  /** Since when everybody knows of it. */
  since: number;
  deleted: boolean;
  /** Somebody had things sent again. */
  byHand: boolean;
}
export interface KnownResponse {
  id: string;
  words: string;
  acked: { submission: Submission; result: CollectResult; asked: number }[];
  erasedAt: number | null;
  /** Requests that may still store it. */
  open: number;
  /** Somebody asked for it to be erased. */
  erasing: boolean;
}
export interface Call {
  began: number;
  life: Life;
}

export interface Row {
  endpoint_id: string;
  event_id: string;
  type: string;
  subject_id: string;
  sequence: number;
  state: string;
  reason: string | null;
  due: number;
  attempts: string;
}

export const claims = (holds: boolean, rule: string): void => {
  if (!holds) throw new Violation(rule);
};

const day = 24 * 60 * 60_000;
/** Machines' clocks differ by so much. */
export const skew = 200;
/** A try that began with what was there may still go out when it is gone. */
const onItsWay = 20_000;
const apart = 3000;
const seconds = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
const jitter = 0.2;

export const groupOf = (nps: number): NpsGroup => (nps >= 9 ? "promoter" : nps >= 7 ? "passive" : "detractor");

export interface Sent {
  body: string;
  headers: Readonly<Record<string, string>>;
  now: number;
}

/** Signed by what signs at this time, over these very bytes. */
export function signedWell(endpoint: KnownEndpoint, { body, headers, now }: Sent): void {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature = "" } = headers;
  claims(Math.abs(Number(timestamp) * 1000 - now) < onItsWay, "a try carries the time at which it is made");
  if (endpoint.unsure) return;
  const valid = endpoint.secrets.filter(({ until }) => until > now - 2 * skew);
  const expected = valid.map(
    ({ secret }) =>
      `v1,${createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
        .update(`${id}.${timestamp}.${body}`)
        .digest("base64")}`,
  );
  const signatures = signature.split(" ");
  claims(
    signatures.every((one) => expected.includes(one)),
    "every signature is made with a key that is valid",
  );
  claims(signatures.includes(expected[0] ?? ""), "the newest key signs");
}

/** What is told is what was asked for, of what is there. */
export function toldRightly(
  endpoint: KnownEndpoint,
  responses: readonly KnownResponse[],
  { body, headers, now }: Sent,
) {
  const event = JSON.parse(body) as {
    id: string;
    type: never;
    data: { response?: { id: string; answers?: { nps: number } } };
  };
  claims(event.id === headers["webhook-id"], "the id of the event is the id of the delivery");
  claims(endpoint.types.includes(event.type), "an endpoint gets the types that it asked for");
  const response = responses.find(({ id }) => id === event.data.response?.id);
  if (!response || event.type === "response.deleted") return;
  claims(body.includes(response.words), "a response is told with what was answered");
  claims(response.erasedAt === null || now < response.erasedAt + onItsWay, "nothing is told of what was erased");
}

/** Of one delivery: not before it is due, and never two at once. */
export function inItsTime(endpoint: KnownEndpoint, earlier: readonly Call[], began: number, row: Row | null): void {
  if (endpoint.byHand) return;
  const last = earlier.at(-1);
  claims(!last || began - last.began >= apart, "two tries of one delivery are never made side by side");
  claims(!row || row.state !== "pending" || row.due <= began + 2 * skew, "no try is made before it is due");
}

/** In a second no more than its rate; where machines are slow, what they held up may come together. */
export function withinRate({ rate }: EndpointPlan, begun: readonly number[], slow: boolean): void {
  if (rate === null) return;
  const [now = 0] = begun.slice(-1);
  const within = (seconds: number): number => begun.filter((at) => at > now - seconds * 1000).length;
  claims(within(5) <= 5 * rate + 5, "an endpoint gets no more than it takes");
  // Each machine waits by its own clock.
  claims(slow || within(1) <= rate * (1 + (2 * skew) / 1000) + 1, "an endpoint gets no more a second than it takes");
}

export interface Ending {
  endpoints: readonly KnownEndpoint[];
  responses: readonly KnownResponse[];
  calls: ReadonlyMap<string, readonly Call[]>;
  accepted: ReadonlySet<string>;
  /** Addresses that said, once or more, that they are gone. */
  gone: ReadonlySet<string>;
  stored: ReadonlyMap<string, { revision: number; state: string }>;
  states: ReadonlyMap<string, string>;
  rows: readonly Row[];
}

export const keyOf = (url: string, eventId: string): string => `${url} ${eventId}`;

export function endsWell(ending: Ending): void {
  for (const response of ending.responses) storedOnce(response, ending);
  for (const row of ending.rows) settled(row, ending);
  for (const endpoint of ending.endpoints) toldAll(endpoint, ending);
}

function storedOnce({ id, acked, erasing }: KnownResponse, { stored }: Ending): void {
  const known = stored.get(id);
  const newest = Math.max(0, ...acked.map(({ submission }) => submission.revision));
  if (newest === 0 || erasing) return;
  claims(known !== undefined, "what was acknowledged is stored");
  const finished = acked.some(({ submission }) => submission.state === "complete");
  claims(!finished || known?.state === "complete", "a finish is never undone");
  const best = Math.max(
    0,
    ...acked.filter(({ result }) => result.status === "stored").map((one) => one.submission.revision),
  );
  claims((known?.revision ?? 0) >= best, "a newer revision is never replaced by an older one");
}

function settled(row: Row, { endpoints, responses, calls, accepted, states }: Ending): void {
  const endpoint = endpoints.find(({ id }) => id === row.endpoint_id);
  if (!endpoint) return;
  const key = keyOf(endpoint.url, row.event_id);
  const attempts = JSON.parse(row.attempts) as Attempt[];
  const made = calls.get(key) ?? [];
  if (row.state === "pending")
    return claims(
      states.get(endpoint.id) === "disabled",
      "a delivery ends: delivered, dead or with its endpoint disabled",
    );
  if (row.state === "skipped") {
    const erased = responses.find(({ id }) => id === row.subject_id)?.erasing ?? false;
    return claims(row.reason === "erased" && erased, "a delivery is skipped only when what it tells of was erased");
  }
  claims(attempts.length > 0, "what ended was tried, and that is on record");
  if (!endpoint.byHand) onSchedule(attempts);
  if (row.state === "delivered") {
    claims(accepted.has(key), "what is delivered was accepted by its receiver");
    claims(attempts.at(-1)?.error === null, "the last try of what is delivered succeeded");
  } else {
    const early = row.reason === "gone" || row.reason === "aborted";
    claims(
      row.state === "dead" && (early || row.reason === "exhausted"),
      `a dead delivery says why, not ${row.reason}`,
    );
    claims(early || endpoint.byHand || attempts.length >= 10, "a delivery dies after ten tries and no sooner");
  }
  const unharmed = made.filter(({ life }) => !life.harmed).length;
  claims(endpoint.byHand || attempts.length >= Math.min(30, unharmed), "every try is on record");
}

/** The waits between tries grow as they are said to, and there are no more than ten. */
function onSchedule(attempts: readonly Attempt[]): void {
  claims(attempts.length <= seconds.length, "there are at most ten tries");
  for (const [index, { at }] of attempts.entries()) {
    const before = attempts[index - 1];
    if (!before) continue;
    const waited = Date.parse(at) - Date.parse(before.at);
    const least = (seconds[index] ?? 0) * 1000 * (1 - jitter) - 2 * skew;
    claims(waited >= least, `try ${index + 1} waits its time`);
  }
}

/** Everything that was acknowledged was told to whoever had asked for it. */
function toldAll(endpoint: KnownEndpoint, { rows, responses, gone }: Ending): void {
  if (endpoint.deleted || gone.has(endpoint.url) || endpoint.types.length < 2) return;
  // Of what was erased nobody need be told any more.
  for (const { id, acked } of responses.filter(({ erasing }) => !erasing))
    for (const { submission, result, asked } of acked) {
      const { state, revision, nps } = submission;
      const matches = endpoint.score === null || endpoint.score === groupOf(nps);
      const theirs = rows.filter((row) => row.endpoint_id === endpoint.id && row.subject_id === id);
      const one = theirs.find(({ sequence, type }) => sequence === revision && type !== "response.deleted");
      if (one && state === "complete") claims(matches, "an endpoint gets what its filter lets through");
      if (state !== "complete" || result.status !== "stored" || !matches || asked < endpoint.since) continue;
      claims(one !== undefined, "what is stored is told to every endpoint that asked for it");
      claims(
        one?.type === "response.completed" || one?.type === "response.updated",
        "it is told as finished or changed",
      );
    }
}

export const validFor = day;
