/**
 * `@voz/sdk/webhook`: whether a request comes from Voz, and what it tells. Standard Webhooks 1.0, by Web Crypto, which
 * compares in constant time; runs wherever that is: Node, Workers, Deno, Bun.
 */
import { VozError } from "./client/error.ts";
import type { Event } from "./contract/event.ts";

/**
 * - `missing_header`: `webhook-id`, `webhook-timestamp` or `webhook-signature` is not there
 * - `bad_timestamp`: the time is no whole number of seconds
 * - `too_old`, `too_new`: more than five minutes from now; somebody may be replaying
 * - `bad_signature`: no signature fits the secret and these very bytes
 * - `bad_secret`: the secret is not as an endpoint's is: `whsec_` and base64, or its public key, `whpk_` and base64
 * - `bad_payload`: signed, and not JSON
 */
export type WebhookRefusal =
  | "missing_header"
  | "bad_timestamp"
  | "too_old"
  | "too_new"
  | "bad_signature"
  | "bad_secret"
  | "bad_payload";

/** Why a request is not to be trusted. Answer it with 400. */
export class WebhookError extends VozError<WebhookRefusal> {}

/** What happened. More types come with time: a `switch` over `type` needs a `default`. */
export type WebhookEvent = Event;

/** As a framework holds them: `request.headers` of fetch or of Node. */
export type HeadersLike =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** Milliseconds since 1970; the clock if missing. */
  now?: () => number;
}

/** Seconds between the signing and now. */
const tolerance = 300;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

function read(headers: HeadersLike, name: string): string {
  const found =
    typeof headers["get"] === "function"
      ? (headers["get"] as (name: string) => unknown).call(headers, name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof found !== "string" || !found) throw new WebhookError("missing_header", name);
  return found;
}

async function keyOf(secret: string): Promise<CryptoKey> {
  let raw: Uint8Array<ArrayBuffer>;
  try {
    raw = bytesOf(secret.replace(/^wh(sec|pk)_/, ""));
    if (secret.startsWith("whpk_")) return await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  } catch (thrown) {
    // What is thrown could quote the secret.
    throw new WebhookError("bad_secret", (thrown as Error).name);
  }
  if (!raw.length) throw new WebhookError("bad_secret", "empty");
  return crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
}

/**
 * Answers the event if the request comes from Voz; throws a `WebhookError` if that is not certain. `payload` is the
 * body as it came, before anybody parsed it. While a secret is being replaced, give both. An endpoint's public key (`whpk_…`)
 * serves as well as its secret, where it signs with Ed25519.
 *
 * ```ts
 * const event = await verify(await request.text(), request.headers, process.env.VOZ_WEBHOOK_SECRET);
 * if (event.type === "response.completed" && "response" in event.data) await thank(event.data.response.customer);
 * ```
 */
export async function verify(
  payload: string | Uint8Array,
  headers: HeadersLike,
  secret: string | readonly string[],
  { now = Date.now }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const id = read(headers, "webhook-id");
  const timestamp = read(headers, "webhook-timestamp");
  const signatures = read(headers, "webhook-signature").split(" ");
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) throw new WebhookError("bad_timestamp", timestamp);
  const age = now() / 1000 - +timestamp;
  if (Math.abs(age) > tolerance) throw new WebhookError(age > 0 ? "too_old" : "too_new", timestamp);

  const text = typeof payload === "string" ? payload : new TextDecoder().decode(payload);
  const body = typeof payload === "string" ? new TextEncoder().encode(payload) : payload;
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  for (const one of [secret].flat() as string[]) {
    const key = await keyOf(one);
    for (const signature of signatures) {
      const { name } = key.algorithm;
      const form = name === "HMAC" ? /^v1,([A-Za-z\d+/]{43}=)$/ : /^v1a,([A-Za-z\d+/]{86}==)$/;
      const [, base64] = form.exec(signature) ?? [];
      if (base64 && (await crypto.subtle.verify(name, key, bytesOf(base64), signed))) return parsed(text);
    }
  }
  throw new WebhookError("bad_signature", id);
}

function parsed(text: string): WebhookEvent {
  try {
    return JSON.parse(text) as WebhookEvent;
  } catch (thrown) {
    throw new WebhookError("bad_payload", thrown);
  }
}
