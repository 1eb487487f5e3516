/** The client as a host makes it: front, engine, and the view that the host plugs in, all in one. */
import { createClient, type Tools } from "./client.ts";
import { patience } from "./outbox.ts";
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

/** What compares comes with what needs it. */
const equip = async (base: Tools): Promise<void> => void Object.assign(base, await import("./matching.ts"));

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
    {
      ...options,
      host: options.host.replace(/\/+$/, ""),
      judge,
      fetch: (input, init) =>
        (options.fetch ?? fetch)(input, { signal: globalThis.AbortSignal?.timeout?.(patience) ?? null, ...init }),
    },
    async (base) => {
      const [{ createEngine, playWith }] = await Promise.all([fetchShowing(), equip(base)]);
      return (engine = createEngine(base, show && playWith(show)));
    },
    (base) => (sender = createSender(base)),
    () => showing?.explain ?? fetchShowing().then(({ explain }) => explain),
    async (base) => {
      if (rules) return rules;
      const [{ createRules }] = await Promise.all([import("./rules.ts"), equip(base)]);
      return (rules ??= createRules(base));
    },
    async (base) => (await import("./carry.ts")).carry(base),
    createTellingSignals(),
  );
  if (lifecycle) {
    const { destroy } = voz;
    const end = lifecycle((what) => {
      if (what === "online") return void voz.flush();
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
