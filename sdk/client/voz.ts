/** The client as a host makes it: front, engine, and the view that the host plugs in, all in one. */
import { createClient } from "./client.ts";
import { createTellingSignals } from "./problem.ts";
import type { Rules } from "./rules.ts";
import { createSender } from "./sender.ts";
import type * as Showing from "./showing.ts";
import type { Voz, VozOptions } from "./voz.types.ts";

/**
 * Makes a client. It reads the page's address and referrer at once, and asks the API for nothing until something
 * needs it.
 *
 * ```ts
 * const voz = createVoz({ host: "https://voice.example.com", key: "voz_pk_…" });
 * voz.track("order_completed", { value: 49 });
 * ```
 */
export function createVoz({ show, ...options }: VozOptions): Voz {
  let rules: Rules | undefined;
  let showing: typeof Showing | undefined;
  const fetchShowing = async (): Promise<typeof Showing> => (showing ??= await import("./showing.ts"));
  return createClient(
    { ...options, host: options.host.replace(/\/+$/, "") },
    async (base) => {
      const { createEngine, playWith } = await fetchShowing();
      return createEngine(base, show && playWith(show));
    },
    createSender,
    () => showing?.explain ?? fetchShowing().then(({ explain }) => explain),
    async (base) => (rules ??= (await import("./rules.ts")).createRules(base)),
    async (base) => (await import("./carry.ts")).carry(base),
    createTellingSignals(),
  );
}
