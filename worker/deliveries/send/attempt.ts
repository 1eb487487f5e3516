/**
 * One try: fifteen seconds for all of it, reading included, no redirect followed, of the answer no more than its beginning. Whatever goes
 * wrong outside is an outcome; nothing is thrown.
 */
import type { World } from "../../http/context.ts";
import { reachable, type Reach } from "../reach/address.ts";
import { signed } from "./sign.ts";
import type { Outcome } from "./verdict.ts";

export const attemptTime = 15_000;
/** Once a status is there the rest is for the log alone. */
const answerTime = 3_000;
const readBytes = 16 * 1024;
const keptLetters = 2_000;

export interface Letter {
  url: string;
  /** Our own origin. */
  home: string;
  eventId: string;
  /** Null for a question that has none. */
  body: Uint8Array<ArrayBuffer> | null;
  method?: string;
  /** With none of them nothing is signed. */
  secrets: readonly string[];
  headers: Readonly<Record<string, string>>;
}

export async function attempt(
  outside: World,
  reach: Reach,
  letter: Letter,
  time: number = attemptTime,
): Promise<Outcome> {
  const began = outside.now();
  const nothing = (error: string, timedOut = false): Outcome => ({
    status: null,
    milliseconds: outside.now() - began,
    error,
    timedOut,
    answer: "",
  });
  const stop = new AbortController();
  const late = outside.sleep(time, stop.signal).then(() => "late" as const);
  try {
    const going = send(outside, reach, letter, stop.signal);
    // Whoever loses the race may fail later; nobody listens then.
    going.catch(() => undefined);
    const answer = await Promise.race([going, late]);
    if (answer === "late") return nothing("no answer within 15 s", true);
    if (typeof answer === "string") return nothing(answer);
    const read = await beginningOf(answer, outside, late);
    return {
      status: answer.status,
      milliseconds: outside.now() - began,
      error: null,
      retryAfter: answer.headers.get("retry-after"),
      wish: answer.headers.get("webhook-delivery"),
      location: answer.headers.get("location"),
      read,
      answer: read.slice(0, keptLetters).replaceAll("\u0000", "").toWellFormed(),
    };
  } catch (error) {
    // What a network says of itself; it names hosts and codes, never what was sent.
    return nothing(`not reached: ${error instanceof Error ? error.message.slice(0, 200) : "unknown"}`);
  } finally {
    stop.abort();
  }
}

/** The answer, or why nothing was sent. */
async function send(
  outside: World,
  reach: Reach,
  { url, home, eventId, body, secrets, headers, method = "POST" }: Letter,
  signal: AbortSignal,
): Promise<Response | string> {
  const checked = await reachable(url, reach, home);
  if (!checked.ok) return `not sent: ${checked.why}`;
  return outside.call(checked.url.href, {
    method,
    redirect: "manual",
    signal,
    ...(body && { body }),
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...headers,
      "user-agent": "Voz-Webhooks/1.0",
      ...(body && secrets.length > 0 && (await signed(secrets, eventId, outside.now(), body))),
    },
  });
}

/** What fits and comes in time, as text; then the connection is given back. `late`: the whole try is over. */
async function beginningOf(answer: Response, { sleep }: World, late: Promise<"late">): Promise<string> {
  const reader = (answer.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  const stop = new AbortController();
  const over = Promise.race([late, sleep(answerTime, stop.signal)]).then(() => null);
  let text = "";
  let bytes = 0;
  try {
    while (bytes < readBytes) {
      const part = await Promise.race([reader.read(), over]);
      if (!part?.value) break;
      bytes += part.value.byteLength;
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    text += "…";
  }
  stop.abort();
  reader.cancel().catch(() => undefined);
  return text;
}
