/**
 * Signatures as Standard Webhooks 1.0 has them, over `id.timestamp.body`, one for each key, newest first: HMAC-SHA256 (`v1`)
 * by a shared secret, Ed25519 (`v1a`) by a key whose public half is told.
 */
import type { FillRandom } from "../../http/token.ts";

const prefix = "whsec_";
const signingPrefix = "whsk_";
const publicPrefix = "whpk_";
const keyBytes = 32;

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const newSecret = (random: FillRandom): string => prefix + toBase64(random(new Uint8Array(keyBytes)));

export const newSigning = (random: FillRandom): string => signingPrefix + toBase64(random(new Uint8Array(keyBytes)));

/** What Web Crypto wants before the 32 bytes of a private Ed25519 key (RFC 8410). */
const wrapping = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

function privateOf(signing: string, extractable = false): Promise<CryptoKey> {
  const wrapped = Uint8Array.from([...wrapping, ...fromBase64(signing.slice(signingPrefix.length))]);
  return crypto.subtle.importKey("pkcs8", wrapped, "Ed25519", extractable, ["sign"]);
}

/** The half that anybody may know. */
export async function publicOf(signing: string): Promise<string> {
  const { x = "" } = (await crypto.subtle.exportKey("jwk", await privateOf(signing, true))) as JsonWebKey;
  return `${publicPrefix}${x.replaceAll("-", "+").replaceAll("_", "/")}=`;
}

/** Keys by their secret; each is made once, and not anew for every try. */
const keys = new Map<string, Promise<CryptoKey>>();
const mostKept = 200;

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const made = secret.startsWith(signingPrefix)
    ? privateOf(secret)
    : crypto.subtle.importKey(
        "raw",
        fromBase64(secret.slice(prefix.length)),
        { name: "HMAC", hash: "SHA-256" },
        false,
        ["sign"],
      );
  if (keys.size >= mostKept) keys.delete(keys.keys().next().value ?? "");
  keys.set(secret, made);
  // What could not be made is tried again, and fails again where it is asked for.
  made.catch(() => keys.delete(secret));
  return made;
}

async function signatureOf(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const [version, algorithm] = secret.startsWith(signingPrefix) ? ["v1a", "Ed25519"] : ["v1", "HMAC"];
  const signature = await crypto.subtle.sign(algorithm, await keyOf(secret), content);
  return `${version},${toBase64(new Uint8Array(signature))}`;
}

const encoder = new TextEncoder();

/** The three headers. The time is the try's, in seconds; the id is the event's. */
export async function signed(
  secrets: readonly string[],
  id: string,
  at: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const head = encoder.encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, content)));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
