/** Sends at once, after the answer to a request, what it has made due; the minute's sweep sees to the rest. */
import type { AppContext } from "../http/context.ts";
import { logFailure } from "../http/log.ts";
import type { Sender } from "./send/outside.ts";
import { sendDue } from "./sweep.ts";

/** The platform lets work go on for half a minute after an answer; a local run has no such end. */
const seconds = { deployed: 28, local: 90 } as const;
/** A try asks the database three times or so, and an invocation may ask a thousand times. */
export const mostTries = (local: boolean): number => (local ? Number.MAX_SAFE_INTEGER : 250);

export function senderOf(c: AppContext): Sender {
  const { authSecret, loopback } = c.get("settings");
  return { d1: c.get("db").$client, authSecret, loopback, outside: c.get("world") };
}

export function nudge(c: AppContext, workspaceId: string, endpoints: readonly string[]): void {
  if (endpoints.length === 0) return;
  const sender = senderOf(c);
  const { local } = c.get("settings");
  const until = sender.outside.now() + seconds[local ? "local" : "deployed"] * 1000;
  const sending = sendDue(sender, { until, most: mostTries(local) }, { workspaceId, endpoints });
  // Nobody waits for it: what fails here is tried by the sweep.
  c.executionCtx.waitUntil(
    sending.catch((error: unknown) => logFailure({ requestId: c.get("requestId"), path: "deliveries" }, error)),
  );
}
