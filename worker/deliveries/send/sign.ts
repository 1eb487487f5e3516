/** Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over `id.timestamp.body`, one for each key, newest first. */
import type { FillRandom } from "../../http/token.ts";

const prefix = "whsec_";
const keyBytes = 32;

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const newSecret = (random: FillRandom): string => prefix + toBase64(random(new Uint8Array(keyBytes)));

async function signatureOf(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const raw = fromBase64(secret.slice(prefix.length));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", key, content)))}`;
}

/** The three headers. The time is the try's, in seconds; the id is the event's. */
export async function signed(
  secrets: readonly string[],
  id: string,
  at: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, content)));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
