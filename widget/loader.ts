/**
 * `voz.js`, the script tag: reads the arrival at once, plays the queued commands, and fetches the part that shows
 * surveys only when one comes up. No Preact in here. Nothing it does may disturb the page.
 */
import { createClient } from "../sdk/client/client.ts";
import { createSignals } from "../sdk/client/signals.ts";
import type { ConsentState } from "../sdk/contract/wire.types.ts";
import type { createEngine } from "../sdk/client/engine.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import type { Play } from "../sdk/client/asking.ts";
import type { ShowOptions } from "./index.tsx";
import { watchRoutes } from "./route.ts";
import type { rulesIn } from "./trigger.ts";

/**
 * Filled in by the build: the version that all files share, the languages there are, and the kinds of question that
 * come with the view.
 */
declare const VERSION: string;
declare const LANGUAGES: string;
declare const CORE: string;
/** What the view's file offers; `words` is the language's file as it is. */
interface View {
  play(words: unknown, kinds: readonly ShownKind[], options: ShowOptions): Play;
}

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
  const part = <Part>(name: string): Promise<Part> => import(`${origin}/voz/${name}-${VERSION}.js`);
  const view = () => part<View>("view");

  const signals = createSignals();
  const voz = createClient(
    {
      host: origin,
      key,
      consent: consent as ConsentState | undefined,
      locale,
      // A failure is told when the view is needed.
      likely: () => void view().catch(() => 0),
    },
    async (base) => {
      const { createEngine: create } = await part<{ createEngine: typeof createEngine }>("engine");
      return create(base, async (survey, stage) => {
        const language = stage.wordsIn(LANGUAGES.split(" "));
        const [{ play }, words, place, flow, ...kinds] = await Promise.all([
          view(),
          part(language),
          survey.show?.as ? part<Pick<ShowOptions, "place">>("place") : undefined,
          survey.flow && part<Pick<ShowOptions, "flow">>("flow"),
          ...survey.questions
            .filter(({ kind }) => !CORE.includes(kind))
            .map(({ kind }) => part<ShownKind>(`${kind}-${language}`)),
        ]);
        return play(words, kinds, { nonce, ...place, ...flow })(survey, stage);
      });
    },
    (base, surveys) =>
      // Those that wait for nothing but events of the host's own need no more than this file.
      /"(url|delay|audience|click|scroll|exit|dwell|idle)"/.test(JSON.stringify(surveys))
        ? part<{ rulesIn: typeof rulesIn }>("moments").then((rules) => rules.rulesIn(base, automatic))
        : undefined,
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
