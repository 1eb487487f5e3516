/** The client as a host makes it: front, engine, and the view that the host plugs in, all in one. */
import { createClient } from "./client.ts";
import { createTellingSignals } from "./problem.ts";
import type { Engine } from "./engine.ts";
import type { Rules } from "./rules.ts";
import { createSender, type Sender } from "./sender.ts";
import type * as Showing from "./showing.ts";
import type { CollectResult, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Voz, VozOptions } from "./voz.types.ts";

/** What the API will say of an answer; without the rules (offline, an old copy of the app) it says so itself. */
async function judge(
  survey: PublishedSurvey,
  item: ResponseItem,
): Promise<Pick<CollectResult, "code" | "issues"> | undefined> {
  try {
    const judged = (await import("../contract/judge.ts")).judgeAnswers(survey, item);
    return judged.ok ? undefined : { code: judged.code, issues: judged.issues };
  } catch {
    return undefined;
  }
}

/**
 * Makes a client. It reads the page's address and referrer at once, and asks the API for nothing until something
 * needs it.
 *
 * ```ts
 * const voz = createVoz({ host: "https://voice.example.com", key: "voz_pk_…" });
 * voz.track("order_completed", { value: 49 });
 * ```
 */
export function createVoz({ show, lifecycle, ...options }: VozOptions): Voz {
  let rules: Rules | undefined;
  let engine: Engine | undefined;
  let sender: Sender | undefined;
  let showing: typeof Showing | undefined;
  const fetchShowing = async (): Promise<typeof Showing> => (showing ??= await import("./showing.ts"));
  const voz = createClient(
    { ...options, host: options.host.replace(/\/+$/, ""), judge },
    async (base) => {
      const { createEngine, playWith } = await fetchShowing();
      return (engine = createEngine(base, show && playWith(show)));
    },
    (base) => (sender = createSender(base)),
    () => showing?.explain ?? fetchShowing().then(({ explain }) => explain),
    async (base) => (rules ??= (await import("./rules.ts")).createRules(base)),
    async (base) => (await import("./carry.ts")).carry(base),
    createTellingSignals(),
  );
  if (lifecycle) {
    const { destroy } = voz;
    const end = lifecycle((what) => {
      if (what === "online") return void sender?.flush();
      engine?.leave();
      sender?.leave();
    });
    voz.destroy = () => {
      end?.();
      destroy();
    };
  }
  return voz;
}
