/**
 * `@voz/sdk/webhook`: is this delivery Voz's, and what does it say? Standard Webhooks 1.0, by nothing but WebCrypto, so that
 * it runs wherever a receiver does. Stricter than some: a time is digits alone, and five minutes old at most.
 */
import type { Event } from "./contract/event.ts";

export type { Event } from "./contract/event.ts";

export type WebhookFault = "missing_header" | "bad_time" | "bad_secret" | "no_signature" | "bad_payload";

/** Why a delivery is not to be believed. */
export class WebhookError extends Error {
  readonly code: WebhookFault;
  constructor(code: WebhookFault, message: string) {
    super(message);
    this.name = "WebhookError";
    this.code = code;
  }
}

/** As `fetch` has them, or as Node has them. */
export type HeadersLike =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** Milliseconds; the machine's clock if missing. */
  now?: () => number;
  /** Seconds that a delivery may be old, or ahead; 300 if missing. */
  tolerance?: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

function readHeader(headers: HeadersLike, name: string): string {
  const isMap = (from: HeadersLike): from is { get(name: string): string | null } => typeof from["get"] === "function";
  const found = isMap(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const value = typeof found === "string" ? found : found?.[0];
  if (!value) throw new WebhookError("missing_header", `The header ${name} is missing.`);
  return value;
}

/** Null for what is not base64. */
function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

const bytesOf = (payload: string | Uint8Array): Bytes =>
  typeof payload === "string" ? new TextEncoder().encode(payload) : new Uint8Array(payload);

/**
 * The event, or a `WebhookError`. `payload` is the body as it came, before anybody parsed it; `secret` is the endpoint's,
 * `whsec_…`. While a secret is being changed either one does. The same event may come more than once: its `id` tells.
 */
export async function verify(
  payload: string | Uint8Array,
  headers: HeadersLike,
  secret: string,
  { now = Date.now, tolerance = 300 }: VerifyOptions = {},
): Promise<Event> {
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map((name) =>
    readHeader(headers, `webhook-${name}`),
  ) as [string, string, string];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now() / 1000 - Number(timestamp)) > tolerance)
    throw new WebhookError("bad_time", "The delivery's time is not now.");
  const raw = secret.startsWith("whsec_") ? fromBase64(secret.slice(6)) : null;
  if (!raw || raw.length === 0) throw new WebhookError("bad_secret", "A secret is whsec_ and base64.");

  const body = bytesOf(payload);
  const head = bytesOf(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  for (const part of signatures.split(" ")) {
    const signature = part.startsWith("v1,") ? fromBase64(part.slice(3)) : null;
    // Compared by the platform, in the same time wherever two differ.
    if (signature && (await crypto.subtle.verify("HMAC", key, signature, signed))) return parse(body, id);
  }
  throw new WebhookError("no_signature", "No signature is of this body, with this secret.");
}

function parse(body: Bytes, id: string): Event {
  try {
    const event = JSON.parse(new TextDecoder().decode(body)) as Event;
    if (event.id === id) return event;
  } catch {
    // Signed, and no JSON: said below.
  }
  throw new WebhookError("bad_payload", "The body is not the event that its header names.");
}
