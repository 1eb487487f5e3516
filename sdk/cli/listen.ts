/**
 * `voz listen`: what happens in a workspace, on a machine that no delivery could reach. An endpoint of its own is owed
 * the events and, being paused, is never called; what it is owed is asked for, made into the body that it would have got,
 * signed with its secret, and handed to an address of this machine. In the end the endpoint goes.
 */
import { ApiError, type Admin } from "../admin.ts";

export interface Listening {
  admin: Admin;
  /** Where events go; without it they are printed. */
  forward?: string | undefined;
  types?: readonly string[] | undefined;
  /** Of this machine: what an earlier run of it left behind is tidied up. */
  name: string;
  /** Milliseconds between two looks. */
  every: number;
  print(line: string): void;
  signal: AbortSignal;
  fetch?: typeof fetch;
  now?: () => number;
}

type Draft = Parameters<Admin["createEndpoint"]>[0]["body"];
type Delivery = Awaited<ReturnType<Admin["listDeliveries"]>>["items"][number];

const usual = ["response.completed", "response.updated", "response.abandoned", "response.deleted"];
/** So often a receiver that fails is tried. */
const mostTries = 10;
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** The headers of Standard Webhooks 1.0. */
async function signed(secret: string, id: string, at: number, body: string): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const raw = bytesOf(secret.replace(/^whsec_/, ""));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, content));
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${btoa(String.fromCharCode(...signature))}`,
  };
}

/** What the delivery would have told; null where it is gone by now. */
async function bodyOf(admin: Admin, { id }: Delivery): Promise<string | null> {
  try {
    return JSON.stringify(await admin.readDeliveryEvent({ id }));
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.code === "not_found") return null;
    throw thrown;
  }
}

/** Waits, or not: the end of listening ends it, too. Whoever listens for days leaves nothing behind on the signal. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(stop, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });

/** Ends when `signal` says so, with everything tidied up. */
export async function listen(given: Listening): Promise<void> {
  const { admin, forward, name, every, print, signal, fetch: request = fetch, now = Date.now } = given;
  const types = (given.types ?? usual) as Draft["types"];
  const description = `voz listen on ${name}`.slice(0, 200);
  for await (const { id, description: of } of admin.each("listEndpoints"))
    if (of === description) await admin.deleteEndpoint({ id });
  // Until it is paused it is told of tests alone, which nobody asks for: the address is nobody's, and must get nothing.
  const body: Draft = { url: "https://example.com/voz-listen", types: ["test.ping"], description };
  const { id, secret } = await admin.createEndpoint({ body });
  try {
    await admin.pauseEndpoint({ id });
    await admin.updateEndpoint({ id, body: { types } });
    print(`listening for ${types.join(", ")}`);
    print(`signed with ${secret}`);
    await follow(id, secret);
  } finally {
    await admin.deleteEndpoint({ id });
    print("no longer listening");
  }

  async function follow(endpoint: string, key: string): Promise<void> {
    const seen = new Set<string>();
    const waiting: { delivery: Delivery; tries: number }[] = [];
    for (; !signal.aborted; await pause(every, signal)) {
      try {
        const fresh: Delivery[] = [];
        let known = 0;
        for await (const delivery of admin.each("listDeliveries", { id: endpoint, limit: 100 })) {
          // What happened at once may come to be listed one behind the other.
          if (seen.has(delivery.id) && (known += 1) > 20) break;
          if (!seen.has(delivery.id)) fresh.unshift(delivery);
        }
        for (const delivery of fresh) {
          seen.add(delivery.id);
          waiting.push({ delivery, tries: 0 });
        }
        for (const one of waiting.splice(0)) {
          one.tries += 1;
          if (signal.aborted || (await hand(one.delivery, key)) || one.tries === mostTries) continue;
          waiting.push(one);
        }
      } catch (thrown) {
        // A Voz that is being restarted is asked again.
        print(`! ${(thrown as Error).message}`);
      }
    }
  }

  /** False: to be tried again. */
  async function hand(delivery: Delivery, key: string): Promise<boolean> {
    const { eventId, type } = delivery;
    const text = await bodyOf(admin, delivery);
    if (text === null) return true;
    if (!forward) {
      print(`${type}  ${text}`);
      return true;
    }
    const began = now();
    try {
      const headers = await signed(key, eventId, began, text);
      const { status, ok } = await request(forward, {
        method: "POST",
        headers,
        body: text,
        redirect: "manual",
        signal,
      });
      print(`${status}  ${type}  ${eventId}  ${now() - began} ms`);
      return ok;
    } catch (thrown) {
      print(`!    ${type}  ${eventId}  ${(thrown as Error).message}`);
      return false;
    }
  }
}
