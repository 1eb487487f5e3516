/**
 * Text that only the Worker reads again: AES-GCM by a key made of its secret for one use, bound to the row it stands in, so
 * that what was sealed for one row opens in no other. And marks of texts (HMAC), by which a text is found or recognised
 * without being told. Who changes AUTH_SECRET can open nothing that was sealed before.
 */
import type { FillRandom } from "./token.ts";

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
const toBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
};
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

type Algorithm = { name: "AES-GCM"; length: 256 } | { name: "HMAC"; hash: "SHA-256"; length: 256 };
const sealing = { name: "AES-GCM", length: 256 } as const;
const marking = { name: "HMAC", hash: "SHA-256", length: 256 } as const;

/** Keys by secret and use; few, and each is made once. */
const keys = new Map<string, Promise<CryptoKey>>();
const mostKept = 500;

function keyFor(workerSecret: string, use: string, algorithm: Algorithm): Promise<CryptoKey> {
  const name = `${workerSecret} ${use}`;
  const known = keys.get(name);
  if (known) return known;
  const made = crypto.subtle
    .importKey("raw", bytesOf(workerSecret), "HKDF", false, ["deriveKey"])
    .then((root) =>
      crypto.subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytesOf(use) },
        root,
        algorithm,
        false,
        algorithm.name === "HMAC" ? ["sign"] : ["encrypt", "decrypt"],
      ),
    );
  if (keys.size >= mostKept) keys.delete(keys.keys().next().value ?? "");
  keys.set(name, made);
  return made;
}

const nonceBytes = 12;
/** What it is sealed for, and the row that it is bound to. */
export interface Place {
  use: string;
  row: string;
}
const rules = ({ row }: Place, iv: Uint8Array<ArrayBuffer>) => ({
  name: "AES-GCM",
  iv,
  additionalData: bytesOf(row),
});

async function sealWith(
  workerSecret: string,
  place: Place,
  text: string,
  iv: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const key = await keyFor(workerSecret, place.use, sealing);
  const sealed = await crypto.subtle.encrypt(rules(place, iv), key, bytesOf(text));
  return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
}

export const sealText = (workerSecret: string, place: Place, text: string, random: FillRandom): Promise<string> =>
  sealWith(workerSecret, place, text, random(new Uint8Array(nonceBytes)));

/**
 * The same text in the same place is sealed to the same: its nonce is a mark of both. So a database can tell that nothing
 * changed, and writes nothing; of two places nobody can tell whether they hold the same.
 */
export async function sealAlike(workerSecret: string, place: Place, text: string): Promise<string> {
  const mark = await digestOf(workerSecret, `${place.use}, nonces`, JSON.stringify([place.row, text]));
  return sealWith(workerSecret, place, text, mark.slice(0, nonceBytes));
}

/** Throws for what was sealed with another secret, for another use or another row. */
export async function unsealText(workerSecret: string, place: Place, sealed: string): Promise<string> {
  const [iv = "", text = ""] = sealed.split(".");
  const key = await keyFor(workerSecret, place.use, sealing);
  return new TextDecoder().decode(await crypto.subtle.decrypt(rules(place, fromBase64(iv)), key, fromBase64(text)));
}

async function digestOf(workerSecret: string, use: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await keyFor(workerSecret, use, marking);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(text)));
}

/** 128 bits in hex that stand for a text; the same text has the same mark for the same use, and nobody else can tell. */
export async function markOf(workerSecret: string, use: string, text: string): Promise<string> {
  const bytes = await digestOf(workerSecret, use, text);
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
