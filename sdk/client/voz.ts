/** The client as an app makes it: the front at once, all else from a file that is fetched as soon as the app is idle. */
import { awaitJourney } from "./awaited.ts";
import { createClient } from "./client.ts";
import { VozError } from "./error.ts";
import { createSignals } from "./signals.ts";
import type { Voz, VozOptions } from "./voz.types.ts";

/**
 * Makes a client. It reads the page's address and referrer at once, and asks the API for nothing until something
 * needs it.
 *
 * ```ts
 * const voz = createVoz({ host: "https://voz.example.com", key: "voz_pk_…" });
 * voz.track("order_completed", { value: 49 });
 * ```
 */
export function createVoz({ show, lifecycle, ...options }: VozOptions): Voz {
  return createClient(
    options,
    createSignals((code, detail) => new VozError(code, detail)),
    (front) => awaitJourney(front, async () => (await import("./idle.ts")).begin(front, show), lifecycle),
  );
}
