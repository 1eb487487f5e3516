/**
 * `voz.js`, the script tag: reads the arrival at once, plays the queued commands, and fetches the part that shows
 * surveys only when one comes up. No Preact in here. Nothing it does may disturb the page.
 */
import { createClient } from "../sdk/client/client.ts";
import { compare, matches } from "../sdk/client/matching.ts";
import { createJourney } from "../sdk/client/journey.ts";
import { createSignals } from "../sdk/client/signals.ts";
import type { Config, ConsentState, PublishedSurvey } from "../sdk/contract/wire.types.ts";
import type { carry } from "../sdk/client/carry.ts";
import type { createEngine } from "../sdk/client/engine.ts";
import type { explain } from "../sdk/client/explain.ts";
import type { createSender } from "../sdk/client/sender.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import type { Play } from "../sdk/client/asking.ts";
import type { ShowOptions } from "./index.tsx";
import type * as Places from "./place.ts";
import { watchRoutes } from "./route.ts";
import type { rulesIn } from "./trigger.ts";

/**
 * Filled in by the build: the version that all files share, the languages there are, and the kinds of question that
 * come with the view.
 */
declare const VERSION: string;
declare const LANGUAGES: string;
declare const CORE: string;
/** What the view's file offers. */
interface View {
  createEngine: typeof createEngine;
  play(kinds: readonly ShownKind[], options: ShowOptions): Play;
}

interface Global {
  (...command: unknown[]): unknown;
  /** Commands from before the script came; later, a way in for pages that held on to their stub. */
  q?: { push(command: ArrayLike<unknown>): unknown };
  /** The script has come: a second one does nothing. */
  ready?: boolean;
}
const page = globalThis as unknown as { voz?: Global };

function start(script: HTMLScriptElement & { voz?: Config }, before: Global | undefined): void {
  // What stands before the name stays: a site may pass Voz on from a path of its own.
  const origin = script.src.split("/voz.js")[0]!;
  const { key = "", consent, locale, nonce = script.nonce, manual, cookie } = script.dataset;
  const automatic = manual === undefined;
  /** Another for each part that was asked for in vain: a browser may remember a failure by the address. */
  let again = "";
  let parts: Record<string, Promise<unknown>> = {};
  const part = <Part>(name: string): Promise<Part> =>
    // Asked for again, a browser takes its time even for what it has.
    (parts[name] ??= import(`${origin}/voz/${name}-${VERSION}.js${again}`).catch((thrown: unknown) => {
      again += "?";
      parts = {};
      throw thrown;
    })) as Promise<Part>;
  /** The visitor's language if the view speaks it: the one that a survey will most likely come out in. */
  const likely = (wanted: string): string => (LANGUAGES.includes((wanted = wanted.slice(0, 2))) ? wanted : "en");
  /** The view, and what a survey needs beside it. */
  const partsOf = ({ show, flow, questions }: PublishedSurvey, language: string) =>
    Promise.all([
      part<View>(language),
      show?.as && show.as !== "popover" && part<typeof Places>("place"),
      flow && part<Pick<ShowOptions, "flow">>("flow"),
      ...questions.filter(({ kind }) => !CORE.includes(kind)).map(({ kind }) => part<ShownKind>(`${kind}-${language}`)),
    ]);

  const signals = createSignals((code, detail) =>
    // It has no name of its own: where a page has frozen what is built in, none could be given.
    Object.assign(Error(`voz ${code}: ${detail}`), { code, detail }),
  );
  const voz = createClient(
    {
      host: origin,
      key,
      consent: consent as ConsentState | undefined,
      locale,
      cookie,
      rest: 3_000,
      // By the key's own address it came along.
      config: script.voz,
      // All at once, not one after the other; a failure is told when they are needed.
      likely: (survey, wanted) => void partsOf(survey, likely(wanted)).catch(() => 0),
    },
    signals,
    (front) =>
      createJourney(
        front,
        async (base) =>
          (await part<View>(likely(base.wanted()))).createEngine(base, async (survey, stage) => {
            const [{ play }, place, flow, ...kinds] = await partsOf(survey, stage.wordsIn(LANGUAGES));
            return play(kinds, { nonce, later: () => base.send().then(() => part("sender")), ...place, ...flow })(
              survey,
              stage,
            );
          }),
        async (base) => (await part<{ createSender: typeof createSender }>("sender")).createSender(base),
        async () => (await part<{ explain: typeof explain }>("explain")).explain,
        (base, surveys) =>
          // Those that wait for nothing but events of the host's own need no more than this file.
          /"(url|delay|field|click|scroll|exit|dwell|idle)"/.test(
            JSON.stringify(surveys.map(({ when, audience }) => [when, audience])),
          )
            ? part<{ rulesIn: typeof rulesIn }>("moments").then((rules) => rules.rulesIn(base, automatic))
            : undefined,
        async (base) => (await part<{ carry: typeof carry }>("carry")).carry(base),
        { compare, matches },
      ),
  );

  const run: Global = (name, ...args) => {
    const method = voz[name as keyof typeof voz] as ((...args: unknown[]) => unknown) | undefined;
    return method?.call ? method(...args) : signals.fail("command", name);
  };
  const play = (command: ArrayLike<unknown>): unknown => run.apply(0, command as unknown[]);
  run.ready = true;
  run.q = { push: play };
  page.voz = run;
  (before?.q as ArrayLike<unknown>[] | undefined)?.forEach?.(play);

  if (!automatic) return;
  const unwatch = watchRoutes(voz.page);
  const { destroy } = voz;
  voz.destroy = () => {
    unwatch();
    destroy();
  };
  // When the page has loaded, and all that waited for it had its turn: the API is asked for nothing before. No idle
  // callback, for to have one costs the browser more than what is done in it.
  const rested = (): unknown => setTimeout(voz.page);
  if (document.readyState === "complete") rested();
  else addEventListener("load", rested, { once: true });
}

// Without a script of its own to point at (a module, a bundle), the one in the page that looks like it.
const script = document.currentScript ?? document.querySelector("script[data-key][src*='/voz.js']");
function begin(): void {
  try {
    if (script instanceof HTMLScriptElement && !page.voz?.ready) start(script, page.voz);
  } catch (thrown) {
    // Without a client there is nobody to tell but the console.
    // oxlint-disable-next-line no-console
    console.warn("voz", thrown);
  }
}
// A page that is drawn ahead may never be seen: until it is, nothing is asked, counted or kept.
if ((document as { prerendering?: boolean }).prerendering)
  document.addEventListener("prerenderingchange", begin, { once: true });
else begin();
