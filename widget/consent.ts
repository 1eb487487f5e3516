/**
 * `voz-consent.js`, a script of its own beside `voz.js`, for sites without a consent manager. Where a page has an element
 * `data-voz-consent`, it fetches what draws the panel and puts it there. With `data-remember` it keeps the choice under that
 * name of the site's own, and tells Voz of it on every page. Without that, neither it nor Voz keeps anything of it: the site
 * hears `voz:consent` on its document.
 */
import type { ConsentState, Theme } from "../sdk/contract/wire.types.ts";
import { pickLocale } from "../sdk/client/language.ts";
import { wording } from "./choice/wording.ts";
import type { Choice, showChoice } from "./choice/panel.ts";

/** Filled in by the build: the version that all files share, and the languages there are. */
declare const VERSION: string;
declare const LANGUAGES: string;

interface Global {
  (...command: unknown[]): unknown;
  q?: ArrayLike<unknown>[];
  ready?: boolean;
}
const page = window as unknown as { voz?: Global };
/** The panel with the words of one language: a file each. */
type Show = (place: HTMLElement, choice: Choice) => ReturnType<typeof showChoice>;
type Decided = Exclude<ConsentState, "pending">;

/** What a site keeps of a choice, as it was made. */
interface Remembered {
  state: Decided;
  textVersion?: string;
  purposes: string[];
  at: string;
}

function start(script: HTMLScriptElement): void {
  const origin = script.src.replace(/\/voz-consent\.js.*/, "");
  const { wording: own, remember, nonce = script.nonce, purposes: named = "attribution", locale } = script.dataset;
  const purposes = named.split(/[\s,]+/).filter(Boolean);
  const place = document.querySelector<HTMLElement>("[data-voz-consent]");
  const ownWords = !!place?.textContent?.trim();
  // Nobody agreed to Voz's words who read the site's.
  const textVersion = own ?? (ownWords ? undefined : wording);
  // oxlint-disable-next-line no-console
  if (!textVersion) console.warn('voz-consent.js: own wording needs a name, as in data-wording="2026-1".');

  const tell = (state: Decided): void => {
    page.voz ??= Object.assign((...command: unknown[]) => void (page.voz!.q ??= []).push(command), {}) as Global;
    page.voz("setConsent", state, {
      ...(textVersion && { textVersion }),
      purposes: state === "granted" ? purposes : [],
    });
  };

  /** Storage may be forbidden, and what is there may be somebody else's: then nothing is remembered. */
  function recall(): Decided | undefined {
    try {
      const kept = JSON.parse(localStorage.getItem(remember!)!) as Partial<Remembered> | null;
      if (kept?.state === "denied") return "denied";
      // Another wording, or another purpose, was not agreed to.
      const same = kept?.textVersion === textVersion && purposes.every((one) => kept?.purposes?.includes(one));
      return kept?.state === "granted" && same ? "granted" : undefined;
    } catch {
      return undefined;
    }
  }
  function keep(state: Decided): boolean {
    const kept: Remembered = { state, ...(textVersion && { textVersion }), purposes, at: new Date().toISOString() };
    try {
      localStorage.setItem(remember!, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  const { globalPrivacyControl, doNotTrack } = navigator as { globalPrivacyControl?: boolean; doNotTrack?: string };
  let draw = (): void => undefined;
  const choice: Choice = {
    state: () => (page.voz?.ready ? (page.voz("consent") as ConsentState | undefined) : undefined),
    choose(state) {
      tell(state);
      if (remember) choice.remembers = keep(state);
      document.dispatchEvent(new CustomEvent("voz:consent", { detail: { state, textVersion, purposes } }));
      draw();
    },
    remembers: !!remember && recall() !== undefined,
    textVersion,
    purposes,
    signals: { gpc: !!globalPrivacyControl, dnt: doNotTrack === "1" },
    theme: undefined,
    nonce,
  };

  const before = remember ? recall() : undefined;
  if (before) tell(before);
  // Chosen in another tab, it holds here too.
  addEventListener("storage", ({ key }) => {
    const now = remember && key === remember ? recall() : undefined;
    if (now) tell(now);
    if (key === remember) choice.remembers = now !== undefined;
    draw();
  });
  if (!place) return;

  /** The tag beside this one, which may come later: both speak one language to a visitor. */
  const beside = (): HTMLElement | null => document.querySelector<HTMLElement>("script[src*='/voz.js']");
  const wanted = locale || beside()?.dataset["locale"] || document.documentElement.lang || navigator.language;
  const language = pickLocale(LANGUAGES.split(" "), wanted, "en");

  /** The workspace's colours; without them the system's own stand in. */
  async function themeOf(): Promise<Theme | undefined> {
    const key = beside()?.dataset["key"];
    if (!key) return undefined;
    const answer = await fetch(`${origin}/v1/config?key=${encodeURIComponent(key)}`, {
      credentials: "omit",
      referrerPolicy: "strict-origin",
    }).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as { theme?: Theme }).theme : undefined;
  }
  void Promise.all([
    import(`${origin}/voz/choice-${language}-${VERSION}.js`) as Promise<{ show: Show }>,
    themeOf(),
  ]).then(
    ([part, theme]) => {
      choice.theme = theme;
      draw = part.show(place, choice);
      draw();
      // Voz may come later than this, and a consent manager may speak beside it.
      const again = (): void => draw();
      beside()?.addEventListener("load", again);
      for (const name of ["focus", "pageshow"]) addEventListener(name, again);
    },
    // What the site wrote into the element stays to be read.
    // oxlint-disable-next-line no-console
    (thrown: unknown) => console.warn("voz-consent.js: the panel could not be fetched.", thrown),
  );
}

const script = document.currentScript ?? document.querySelector("script[src*='/voz-consent.js']");
function begin(): void {
  if (script instanceof HTMLScriptElement) start(script);
}
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin, { once: true });
else begin();
