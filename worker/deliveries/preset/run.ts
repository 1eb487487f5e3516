/**
 * The steps of a preset, one after the other, all within the time of one try; each is a call like any other: checked
 * where it leads, no redirect followed, of the answer no more than its beginning. Nothing is kept between tries but
 * what is in memory: a sender that dies begins anew, and each step that makes something first looks for it.
 */
import type { Answer, Given, Known, Preset, Request, Step } from "../../crm/preset.types.ts";
import type { Trusted, World } from "../../http/context.ts";
import { signingKeys, type Secrets } from "../endpoints/secrets.ts";
import type { Reach } from "../reach/address.ts";
import { attempt, attemptTime } from "../send/attempt.ts";
import type { Owed } from "../send/payload.ts";
import type { EndpointRow } from "../send/record.ts";
import type { Outcome } from "../send/verdict.ts";
import { givenOf } from "./given.ts";
import { toldOf } from "./told.ts";

interface Running {
  outside: World;
  reach: Reach;
  here: Trusted;
  preset: Preset;
}
interface Ready {
  endpoint: EndpointRow;
  secrets: Secrets;
}

/** Nobody is called with less time than this. */
const leastTime = 500;

export async function runPreset(
  running: Running,
  { endpoint, secrets }: Ready,
  owed: Owed,
): Promise<Outcome | { skip: string }> {
  const { outside, here, preset } = running;
  const began = outside.now();
  const told = await toldOf(here, owed, endpoint);
  if (!told) return { skip: "erased" };
  const given = givenOf(preset, endpoint, secrets.keys);
  const plan = owed.type === "test.ping" ? { steps: preset.test(told, given) } : preset.plan(told, given);
  if ("skip" in plan) return plan;
  const outcome = await walk(running, { endpoint, secrets }, owed, plan.steps);
  return discreet({ ...outcome, milliseconds: outside.now() - began }, given);
}

async function walk(running: Running, ready: Ready, owed: Owed, steps: readonly Step[]): Promise<Outcome> {
  const { outside } = running;
  const until = outside.now() + attemptTime;
  const known: Record<string, string> = {};
  let last: Outcome = { status: 200, milliseconds: 0, error: null, answer: "" };
  for (const step of steps) {
    const found = tokenOf(ready.endpoint, step, outside.now());
    const request = found ? null : step.request(known);
    Object.assign(known, found);
    if (!request) continue;
    const time = until - outside.now();
    if (time < leastTime)
      return { ...last, status: null, error: `${step.name}: no answer within 15 s`, timedOut: true };
    const made = await one(running, ready, owed, { step, request, time });
    if (made.outcome.error !== null) {
      // A token that is no good any more must not be used again.
      if (made.outcome.status === 401) forgetTokens(ready.endpoint);
      return made.outcome;
    }
    last = made.outcome;
    Object.assign(known, made.known);
    if (step.keep !== undefined) keepToken(ready.endpoint, step, made.known, outside.now() + step.keep);
  }
  return last;
}

/** One step: what came of it, and what it found out. Its own judgement counts, whatever the status. */
async function one(
  { outside, reach }: Running,
  { endpoint, secrets }: Ready,
  owed: Owed,
  { step, request, time }: { step: Step; request: Request; time: number },
): Promise<{ outcome: Outcome; known: Known }> {
  const letter = {
    url: request.url,
    home: endpoint.home,
    eventId: owed.eventId,
    method: request.method,
    body: request.body === undefined ? null : new TextEncoder().encode(request.body),
    secrets: request.signed ? signingKeys(secrets, outside.now()) : [],
    headers: { ...(request.signed && secrets.headers), ...request.headers },
  };
  const outcome = await attempt(outside, reach, letter, time);
  if (outcome.status === null) return { outcome: { ...outcome, error: `${step.name}: ${outcome.error}` }, known: {} };
  const answer: Answer = { status: outcome.status, body: outcome.read ?? "", location: outcome.location ?? null };
  const read = step.read(answer);
  if (read.ok) return { outcome: { ...outcome, status: 200, error: null }, known: read.known ?? {} };
  const why = `${step.name}: ${read.why}`;
  return { outcome: { ...outcome, error: why, ...(read.final && { final: true }) }, known: {} };
}

/** Nothing secret is kept in the log, whatever was answered. */
function discreet(outcome: Outcome, { secrets }: Given): Outcome {
  const hide = (text: string): string =>
    Object.values(secrets)
      .filter((secret) => secret.length > 5)
      .reduce((shown, secret) => shown.replaceAll(secret, "…"), text);
  return { ...outcome, answer: hide(outcome.answer), error: outcome.error === null ? null : hide(outcome.error) };
}

/** Tokens, in memory alone; by the sealed secrets, so that others make others. */
const tokens = new Map<string, { known: Known; until: number }>();
const mostTokens = 500;
const keyOf = ({ workspaceId, id, sealed }: EndpointRow, name = ""): string => `${workspaceId} ${id} ${sealed} ${name}`;

function tokenOf(endpoint: EndpointRow, { name, keep }: Step, now: number): Known | null {
  const found = keep === undefined ? undefined : tokens.get(keyOf(endpoint, name));
  return found && found.until > now ? found.known : null;
}

function keepToken(endpoint: EndpointRow, { name }: Step, known: Known, until: number): void {
  if (tokens.size >= mostTokens) tokens.clear();
  tokens.set(keyOf(endpoint, name), { known, until });
}

function forgetTokens(endpoint: EndpointRow): void {
  for (const key of tokens.keys()) if (key.startsWith(keyOf(endpoint))) tokens.delete(key);
}
