/**
 * Keys and tokens: random, prefixed, with a checksum at the end so that a mistyped or made-up one is refused without
 * asking the database. Shape: `voz_sk_` + 30 base62 characters + 6 of CRC-32.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Fills an array with random bytes; `crypto.getRandomValues` outside of tests. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
export const cryptoRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

export function randomText(length: number, fill: FillRandom): string {
  let text = "";
  while (text.length < length) {
    for (const byte of fill(new Uint8Array(length * 2))) {
      // 248 = 4 × 62: the rest would make the first characters likelier.
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
    }
  }
  return text;
}

/** CRC-32 (IEEE 802.3), as PNG and zip use it. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < 6; place += 1) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

export type KeyKind = "public" | "secret";
const prefixes = { public: "voz_pk_", secret: "voz_sk_" } as const;

export function makeKey(kind: KeyKind, fill: FillRandom): string {
  const body = prefixes[kind] + randomText(30, fill);
  return body + checksum(body);
}

/** Could this be a key of ours? Says nothing about whether it exists. */
export function looksLikeKey(kind: KeyKind, key: string): boolean {
  if (!key.startsWith(prefixes[kind]) || key.length !== prefixes[kind].length + 36) return false;
  return checksum(key.slice(0, -6)) === key.slice(-6);
}

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
