/**
 * The rules that a page judges, and the page moments that a survey can wait for: `click`, `scroll`, `exit`, `dwell`,
 * `idle` (and `page`, which the client tells by itself). Fetched only where a live survey has rules or waits for a
 * moment. Watched is only what is waited for, with listeners and with timers set for the very seconds; nothing polls.
 */
import type { Base, Due } from "../sdk/client/journey.ts";
import { matches } from "../sdk/client/matching.ts";
import { createRules, type Rules } from "../sdk/client/rules.ts";

/** Triggers of one kind fired. */
type Fire = (due: readonly Due[]) => void;
/** Watches for triggers of one kind. The answer ends it. */
type Watch = (waiting: readonly Due[], fire: Fire, refuse: (selector: string) => void) => () => void;
type Facts = Record<string, unknown>;

const fitting = (waiting: readonly Due[], facts: Facts): Due[] =>
  waiting.filter(([, trigger]) => matches(trigger, trigger.event, facts));
const plain = "a,button,[data-voz]";

const moments: Record<string, Watch> = {
  /** A click on what a selector finds; without one on a link, a button, or whatever carries `data-voz`. */
  click(waiting, fire, refuse) {
    const readable = waiting.filter(([, { selector = plain }]) => {
      try {
        return document.createDocumentFragment().querySelector(selector) ?? true;
      } catch {
        return void refuse(selector);
      }
    });
    return listen(document, ["click"], ({ target }) => {
      if (!(target instanceof Element)) return;
      const { id = "", dataset } = target.closest<HTMLElement>(plain) ?? {};
      const hit = readable.filter(([, { selector = plain }]) => target.closest(selector));
      fire(fitting(hit, { id, name: dataset?.["voz"] ?? "" }));
    });
  },

  /** How far down the page was seen, in percent: of the window, or of what fills most of it and scrolls instead. */
  scroll(waiting, fire) {
    const once = onceOf(waiting, fire);
    return listen(document, ["scroll"], ({ target }) => {
      const scrolled = target instanceof Element ? target : document.scrollingElement!;
      const { scrollTop, clientHeight, scrollHeight } = scrolled;
      if (clientHeight * 2 > innerHeight)
        once({ percent: Math.min(100, Math.floor(((scrollTop + clientHeight) / scrollHeight) * 100)) });
    });
  },

  /** The pointer leaves through the top of the window. */
  exit: (waiting, fire) =>
    listen(document, ["mouseout"], (event) => {
      const { relatedTarget, clientY } = event as MouseEvent;
      if (!relatedTarget && clientY <= 0) fire(fitting(waiting, {}));
    }),

  /** Seconds on the page while it is in view. */
  dwell: (waiting, fire) => clock(waiting, fire, []),

  /** Seconds without a sign of life while the page is in view. */
  idle: (waiting, fire) =>
    clock(waiting, fire, ["pointerdown", "pointermove", "keydown", "wheel", "touchmove", "scroll"]),
};

function listen(target: EventTarget, names: readonly string[], act: (event: Event) => void): () => void {
  // Captured: the page may end an event on its way up.
  const options = { passive: true, capture: true };
  for (const name of names) target.addEventListener(name, act, options);
  return () => names.forEach((name) => target.removeEventListener(name, act, options));
}

/** Fires each trigger once, as soon as it fits. */
function onceOf(waiting: readonly Due[], fire: Fire): (facts: Facts) => void {
  let left = waiting;
  return (facts) => {
    const fit = fitting(left, facts);
    left = left.filter((one) => !fit.includes(one));
    fire(fit);
  };
}

/** The numbers in a trigger's `where`, and one more each: "more than" is known then. */
const secondsIn = ([, { where = {} }]: Due): number[] =>
  Object.values(where)
    .flatMap((test): unknown[] => (typeof test === "object" ? Object.values(test).flat() : [test]))
    .flatMap((value) => (typeof value === "number" ? [value, value + 1] : []));

/** One timer, for the next number of seconds that any trigger names. `starts` begin the count again. */
function clock(waiting: readonly Due[], fire: Fire, starts: readonly string[]): () => void {
  const once = onceOf(waiting, fire);
  const waits = [...new Set(waiting.flatMap(secondsIn))].sort((a, b) => a - b);
  const hidden = (): boolean => document.visibilityState === "hidden";
  let spent = 0;
  let since = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = (): number => spent + performance.now() - since;
  function look(): void {
    clearTimeout(timer);
    if (hidden()) return;
    while (waits[0]! * 1000 <= elapsed()) once({ seconds: waits.shift() });
    if (waits[0]) timer = setTimeout(look, Math.ceil(waits[0] * 1000 - elapsed()));
  }
  const ends = [
    listen(document, ["visibilitychange"], () => {
      if (hidden()) spent = elapsed();
      since = performance.now();
      look();
    }),
    // The timer that runs ends too early then, and is set for the rest.
    listen(document, starts, () => {
      spent = 0;
      since = performance.now();
    }),
    () => clearTimeout(timer),
  ];
  look();
  return () => ends.forEach((end) => end());
}

let made: Rules | undefined;
/** The rules of the script's page, made once. Not `automatic`: the host said that nothing is to happen by itself. */
export const rulesIn = (base: Base, automatic: boolean): Rules => (made ??= makeRules(base, automatic));

function makeRules(base: Base, automatic: boolean): Rules {
  let ends: (() => void)[] = [];
  const refused = new Set<string>();
  const refuse = (selector: string): void => {
    if (!refused.has(selector)) base.fail("trigger", selector);
    refused.add(selector);
  };
  const fire: Fire = (due) =>
    void base.offer(rules.due(due, true)).catch((thrown: unknown) => base.fail("view", thrown));
  const watch = (waiting: readonly Due[]): void => {
    ends.forEach((end) => end());
    ends = Object.entries(moments).flatMap(([name, start]) => {
      const own = waiting.filter(([, { event }]) => event === name);
      return own[0] ? start(own, fire, refuse) : [];
    });
  };
  const rules = createRules(base, automatic ? watch : undefined);
  return rules;
}
