/** One claimed delivery, from its body to what is written of the try. It may die anywhere: the lease runs out. */
import type { Breaker } from "../../db/endpoints.ts";
import { openDatabase } from "../../db/index.ts";
import { presetOf } from "../../crm/registry.ts";
import { newIdWith, type Trusted } from "../../http/context.ts";
import { signingKeys, unseal, type Secrets } from "../endpoints/secrets.ts";
import { runPreset } from "../preset/run.ts";
import { attempt } from "./attempt.ts";
import { chanceOf, type Sender } from "./outside.ts";
import { bodyOf, type Owed } from "./payload.ts";
import { finish, judgeEndpoint, skip, type EndpointRow } from "./record.ts";
import { judge, type Outcome, type Verdict } from "./verdict.ts";

/** Null where they cannot be opened: the Worker's secret is another than when they were stored. */
export const secretsOf = ({ authSecret }: Sender, { id, sealed }: EndpointRow): Promise<Secrets | null> =>
  unseal(authSecret, id, sealed).catch(() => null);

const locked: Outcome = {
  status: null,
  milliseconds: 0,
  error: "not sent: the secret cannot be opened, AUTH_SECRET has changed; rotate the endpoint's secret",
  answer: "",
};

interface Ready {
  endpoint: EndpointRow;
  secrets: Secrets | null;
  /** Not tried again, whatever comes of it. */
  once?: boolean;
  /** Where this try probes: the breaker as it stands meanwhile. */
  probe?: Breaker | null;
}

/** Our own body, or what a preset makes of the event. */
async function tryOnce(
  { outside, loopback }: Sender,
  { endpoint, secrets }: Pick<Ready, "endpoint" | "secrets">,
  owed: Owed,
  here: Trusted,
): Promise<Outcome | { skip: string }> {
  const preset = presetOf(endpoint.preset);
  const reach = { resolve: outside.resolve, loopback };
  if (preset && secrets) return runPreset({ outside, reach, here, preset }, { endpoint, secrets }, owed);
  const { url, home } = endpoint;
  const body = preset ? null : await bodyOf(here, owed, home);
  if (!preset && !body) return { skip: "erased" };
  if (!secrets) return locked;
  const keys = signingKeys(secrets, outside.now());
  return attempt(outside, reach, { url, home, eventId: owed.eventId, body, secrets: keys, headers: secrets.headers });
}

/** The endpoint as the try leaves it. */
export async function deliver(
  sender: Sender,
  { endpoint, secrets, once = false, probe = null }: Ready,
  owed: Owed,
): Promise<EndpointRow> {
  const { d1, authSecret, outside } = sender;
  const began = outside.now();
  const db = openDatabase(d1);
  const vault = { secret: authSecret, random: outside.random };
  const here = { db, workspaceId: owed.workspaceId, now: new Date(began), newId: newIdWith(outside.random), vault };
  const outcome = await tryOnce(sender, { endpoint, secrets }, owed, here);
  if ("skip" in outcome) {
    await skip(d1, owed, outcome.skip).run();
    return endpoint;
  }
  const now = outside.now();
  const judged = judge(outcome, owed.tries + 1, now, chanceOf(outside));
  const verdict: Verdict =
    once && judged.state === "pending" ? { state: "dead", reason: "tried_once", error: judged.error } : judged;
  const { health, statements } = judgeEndpoint(d1, { endpoint, probe }, { verdict, outcome }, now);
  await d1.batch([...finish(d1, owed, { verdict, outcome, began }), ...statements]);
  return { ...endpoint, ...health };
}
