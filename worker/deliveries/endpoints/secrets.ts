/**
 * Signing keys and the headers' values, encrypted before they are stored: AES-GCM by a key that only the Worker has, bound
 * to the endpoint, so that a row's secrets open in no other row. Who changes AUTH_SECRET rotates every endpoint's secret.
 */
import type { FillRandom } from "../../http/token.ts";
import { fromBase64, toBase64 } from "../send/sign.ts";

export interface Secrets {
  secret: string;
  /** An Ed25519 key beside it, for an endpoint that wants one. */
  signing?: string;
  /** The ones before, which sign along until it is over. */
  previous?: { secret: string; signing?: string; until: number };
  headers: Record<string, string>;
}

const keys = new Map<string, Promise<CryptoKey>>();

function keyFrom(workerSecret: string): Promise<CryptoKey> {
  const known = keys.get(workerSecret);
  if (known) return known;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const made = crypto.subtle
    .importKey("raw", bytes(workerSecret), "HKDF", false, ["deriveKey"])
    .then((secret) =>
      crypto.subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes("voz endpoints") },
        secret,
        { name: "AES-GCM", length: 256 },
        false,
        ["encrypt", "decrypt"],
      ),
    );
  keys.set(workerSecret, made);
  return made;
}

const nonceBytes = 12;
const rules = (endpointId: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(endpointId),
});

export async function seal(
  workerSecret: string,
  endpointId: string,
  secrets: Secrets,
  random: FillRandom,
): Promise<string> {
  const iv = random(new Uint8Array(nonceBytes));
  const text = new TextEncoder().encode(JSON.stringify(secrets));
  const sealed = await crypto.subtle.encrypt(rules(endpointId, iv), await keyFrom(workerSecret), text);
  return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
}

/** Throws for what was sealed with another key or for another endpoint. */
export async function unseal(workerSecret: string, endpointId: string, sealed: string): Promise<Secrets> {
  const [iv = "", text = ""] = sealed.split(".");
  const opened = await crypto.subtle.decrypt(
    rules(endpointId, fromBase64(iv)),
    await keyFrom(workerSecret),
    fromBase64(text),
  );
  return JSON.parse(new TextDecoder().decode(opened)) as Secrets;
}

/** The keys that sign at this moment, newest first. */
export const signingKeys = ({ previous, ...current }: Secrets, now: number): string[] =>
  (previous && previous.until > now ? [current, previous] : [current]).flatMap(({ secret, signing }) =>
    signing === undefined ? [secret] : [secret, signing],
  );
