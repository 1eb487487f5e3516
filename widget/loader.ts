/**
 * `voz.js`, the script tag: reads the arrival at once, plays the queued commands, and fetches the part that shows
 * surveys only when one comes up. No Preact in here. Nothing it does may disturb the page.
 */
import { createClient } from "../sdk/client/client.ts";
import { createSignals } from "../sdk/client/signals.ts";
import type { ConsentState } from "../sdk/contract/wire.types.ts";
import type { createEngine } from "../sdk/client/engine.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import type { playIn } from "./index.tsx";
import { watchRoutes } from "./route.ts";
import type { watchMoments } from "./trigger.ts";
import type { Words } from "./words/words.types.ts";

/** Filled in by the build: the hashed names of what is fetched later; of all kinds of question, the hash they share. */
declare const FILES: { engine: string; view: string; moments: string; words: Record<string, string>; kinds: string };

interface Global {
  (...command: unknown[]): unknown;
  /** Commands from before the script came; later, a way in for pages that held on to their stub. */
  q?: { push(command: ArrayLike<unknown>): unknown };
  /** The script has come: a second one does nothing. */
  ready?: boolean;
}
const page = window as unknown as { voz?: Global };

function start(script: HTMLScriptElement, before: Global | undefined): void {
  const { origin } = new URL(script.src);
  const { key = "", consent, locale, nonce = script.nonce, manual } = script.dataset;
  const automatic = manual === undefined;
  const part = <Part>(file: string): Promise<Part> => import(`${origin}/${file}`);
  const view = () => part<{ playIn: typeof playIn }>(FILES.view);

  const signals = createSignals();
  const voz = createClient(
    {
      host: origin,
      key,
      consent: consent as ConsentState | undefined,
      locale,
      // A failure is told when the view is needed.
      likely: () => void view().catch(() => 0),
      awaited(events) {
        if (automatic && events.some((event) => /^(click|scroll|exit|dwell)$/.test(event)))
          part<{ watchMoments: typeof watchMoments }>(FILES.moments).then(
            (moments) => moments.watchMoments(events, voz.track),
            (thrown) => signals.fail("view", thrown),
          );
      },
    },
    async (base) => {
      const { createEngine: create } = await part<{ createEngine: typeof createEngine }>(FILES.engine);
      return create(base, async (survey, stage) => {
        const language = stage.wordsIn(Object.keys(FILES.words));
        const [{ playIn: play }, words, ...kinds] = await Promise.all([
          view(),
          part<{ default: Words }>(FILES.words[language]!),
          ...survey.questions.map(({ kind }) => part<ShownKind>(`voz/${kind}-${language}-${FILES.kinds}.js`)),
        ]);
        return play(words.default, kinds, { nonce })(survey, stage);
      });
    },
    signals,
  );

  const run: Global = (name, ...args) => {
    const method = voz[name as keyof typeof voz] as unknown;
    return typeof method === "function" ? method(...args) : signals.fail("command", name);
  };
  const play = (command: ArrayLike<unknown>): unknown => run(...Array.from(command));
  run.ready = true;
  run.q = { push: play };
  page.voz = run;
  if (Array.isArray(before?.q)) before.q.forEach(play);

  if (!automatic) return;
  watchRoutes(voz.page);
  // The first page is told when the browser has nothing better to do; only then is the API asked for anything.
  const idle = (): void => void (window.requestIdleCallback ?? setTimeout)(() => voz.page());
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

try {
  const script = document.currentScript ?? document.querySelector("script[data-key][src$='/voz.js']");
  if (script instanceof HTMLScriptElement && !page.voz?.ready) start(script, page.voz);
} catch (thrown) {
  // Without a client there is nobody to tell but the console.
  // oxlint-disable-next-line no-console
  console.warn("Voz could not start.", thrown);
}
