/** One claimed delivery, from its body to what is written of the try. It may die anywhere: the lease runs out. */
import { openDatabase } from "../../db/index.ts";
import { newIdWith } from "../../http/context.ts";
import { signingKeys, unseal, type Secrets } from "../endpoints/secrets.ts";
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
}

/** The endpoint as the try leaves it. */
export async function deliver(
  sender: Sender,
  { endpoint, secrets, once = false }: Ready,
  owed: Owed,
): Promise<EndpointRow> {
  const { d1, authSecret, outside, loopback } = sender;
  const began = outside.now();
  const db = openDatabase(d1);
  const { workspaceId } = owed;
  const vault = { secret: authSecret, random: outside.random };
  const here = { db, workspaceId, now: new Date(began), newId: newIdWith(outside.random), vault };
  const body = await bodyOf(here, owed, endpoint.home);
  if (!body) {
    await skip(d1, owed, "erased").run();
    return endpoint;
  }
  const letter = { url: endpoint.url, home: endpoint.home, eventId: owed.eventId, body };
  const reach = { resolve: outside.resolve, loopback };
  const outcome = secrets
    ? await attempt(outside, reach, { ...letter, secrets: signingKeys(secrets, began), headers: secrets.headers })
    : locked;
  const now = outside.now();
  const judged = judge(outcome, owed.tries + 1, now, chanceOf(outside));
  const verdict: Verdict =
    once && judged.state === "pending" ? { state: "dead", reason: "tried_once", error: judged.error } : judged;
  const { health, statements } = judgeEndpoint(d1, endpoint, { verdict, outcome }, now);
  await d1.batch([finish(d1, owed, { verdict, outcome, began }), ...statements]);
  return { ...endpoint, ...health };
}
