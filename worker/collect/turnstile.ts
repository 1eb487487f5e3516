/**
 * Was a batch's token of Cloudflare Turnstile made up? Asked only where the workspace wants it and a token came along, so
 * nobody else waits. Whatever is not a clear "no" says nothing: a token that waited too long on a device, one that was told
 * twice, Cloudflare out of reach. The visitor's address is not handed on.
 */
import { mostTurnstileToken } from "#contract";
import type { World } from "../http/context.ts";
import { openTurnstile } from "../workspaces/turnstile.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";

const address = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
/** Longer than Cloudflare takes, shorter than a visitor does. */
const patience = 2_000;

interface Verdict {
  success?: boolean;
  "error-codes"?: readonly string[];
}

/** What the check stands on. */
export interface Checking {
  secret: string;
  world: Pick<World, "call" | "sleep">;
  /** Told why nothing could be learnt. */
  fail(why: unknown): void;
}

export async function isMadeUp(
  { secret, world, fail }: Checking,
  { workspaceId, settings }: Snapshot,
  token: unknown,
): Promise<boolean> {
  if (!settings.turnstile || typeof token !== "string" || token === "") return false;
  // Cloudflare makes none as long as that, and need not be asked.
  if (token.length > mostTurnstileToken) return true;
  const waiting = new AbortController();
  const answered = new AbortController();
  const late = world.sleep(patience, answered.signal).then(() => {
    waiting.abort();
    throw new Error("Turnstile took too long.");
  });
  try {
    const own = await openTurnstile(secret, workspaceId, settings.turnstile.secret);
    const asked = world.call(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new TextEncoder().encode(JSON.stringify({ secret: own, response: token })),
      signal: waiting.signal,
    });
    const told = asked.then((answer) => answer.json<Verdict>());
    const { success, "error-codes": codes = [] } = await Promise.race([told, late]);
    const ours = codes.filter((code) => code.endsWith("-secret"));
    if (ours.length > 0) fail(new Error(`Turnstile refuses the workspace's secret: ${ours.join(", ")}`));
    return success === false && codes.includes("invalid-input-response");
  } catch (error) {
    fail(error);
    return false;
  } finally {
    answered.abort();
  }
}
