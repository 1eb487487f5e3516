/**
 * Arrivals on their way from one site of a workspace to another, as a signed token in a link. It holds what the browser
 * may tell of arrivals and nothing else: no id, no value of a click id, no address of a person. A public key signs what
 * anybody may send to `/v1/collect`, so a token proves no arrival; it makes a link worthless after ten minutes, and
 * everywhere but in the workspace. Text: base64url of HMAC-SHA256 (32 bytes) and, deflated, `[ends, …touches]`.
 */
import { carryLimits, type Touch } from "#contract";
import { readArrival } from "../../sdk/arrival/read.ts";
import { Refusal } from "../http/refusal.ts";

const encoder = new TextEncoder();
const hmac = { name: "HMAC", hash: "SHA-256", length: 256 } as const;
const signatureBytes = 32;

/** A key for this use and this workspace alone: a token of another one is as good as a forged one. */
async function keyOf(secret: string, workspaceId: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const use = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(`carry ${workspaceId}`) };
  return crypto.subtle.deriveKey(use, root, hmac, false, ["sign", "verify"]);
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

type Packed = [at: number, session: number, params: Touch["params"], referrer: string, host: string, landing: string];

/** Read as a browser reads its own address, so that nothing passes that none would send. */
function pack({ at, session = 1, params, referrer, host = "", landing = "" }: Touch): Packed {
  const query = new URLSearchParams(params).toString();
  const path = landing.replace(/^\/|[?#].*/gs, "");
  const url = host ? `https://${host}/${path}?${query}` : query;
  const plain = readArrival({ url, referrer, at });
  return [Date.parse(at), session, plain.params, plain.referrer, plain.host ?? "", landing && (plain.landing ?? "")];
}

const unpack = ([at, session, params, referrer, host, landing]: Packed): Touch => ({
  at: new Date(at).toISOString(),
  session,
  params,
  referrer,
  ...(host && { host }),
  ...(landing && { landing }),
});

/** What fits of these touches: over 2 KB the oldest in the middle go first; the newest stays. */
export async function carryTouches(
  secret: string,
  workspaceId: string,
  touches: readonly Touch[],
  now: Date,
): Promise<string> {
  const key = await keyOf(secret, workspaceId);
  const ends = now.getTime() + carryLimits.minutes * 60_000;
  const packed = touches.map(pack);
  while (packed.length > 0) {
    const facts = await through(
      encoder.encode(JSON.stringify([ends, ...packed])),
      new CompressionStream("deflate-raw"),
    );
    const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, facts));
    const token = toText(new Uint8Array([...signature, ...facts]));
    if (token.length <= carryLimits.characters) return token;
    packed.splice(packed.length > 2 ? 1 : 0, 1);
  }
  throw new Refusal(
    "body_too_large",
    `A token has at most ${carryLimits.characters} characters; send less of a touch.`,
    {
      issues: [{ path: "touches", message: "the newest touch alone is too long" }],
    },
  );
}

/** What a token says, or a refusal that does not tell what is wrong with it. */
export async function openCarried(secret: string, workspaceId: string, token: string, now: Date): Promise<Touch[]> {
  const refused = () =>
    new Refusal("invalid_body", `This token is older than ${carryLimits.minutes} minutes, or not this workspace's.`, {
      issues: [{ path: "token", message: "follow the link again" }],
    });
  // Four letters are three bytes: one letter over is no text that we wrote.
  if (token.length % 4 === 1) throw refused();
  const bytes = toBytes(token);
  const facts = bytes.slice(signatureBytes);
  const key = await keyOf(secret, workspaceId);
  if (!(await crypto.subtle.verify("HMAC", key, bytes.slice(0, signatureBytes), facts))) throw refused();
  const text = new TextDecoder().decode(await through(facts, new DecompressionStream("deflate-raw")));
  const [ends, ...packed] = JSON.parse(text) as [number, ...Packed[]];
  if (now.getTime() >= ends) throw refused();
  return packed.map(unpack);
}
