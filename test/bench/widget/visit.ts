/** One visit to the page in a browser profile of its own, and what is read there. */
import type { Browser } from "playwright-core";
import { addScript, asked, installProbe, kept, type Watched } from "./probe.ts";
import type { Served } from "./served.ts";
import { openTab, type Tab } from "./tab.ts";
import type { Variant } from "./variants.ts";

/** Slow 4G: bytes a second down and up, milliseconds for a request to come back. Connections cost nothing extra. */
const slow4g = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 };
const throttle = 4;
/** The page rests so long before the script comes; the load is over so long after; until everything has settled. */
const rest = 300;
const idle = 2_000;
const settling = 1_200;
const patience = 20_000;

const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

export interface Visit {
  tab: Tab;
  evaluate<Value>(expression: string): Promise<Value>;
  /** Paths that were fetched from the origin of scripts and API, each once, in order. */
  fetched(): Promise<string[]>;
  /** The script that adds a variant's tag. */
  adding(variant: Variant): string;
  /** Sets something off; milliseconds until a control can be seen. */
  show(act: string): Promise<number>;
  watched(): Promise<Watched>;
}

/** A page that has loaded, was swept and rested; it is gone when the visit is over. */
export async function visit<Value>(
  browser: Browser,
  { host, voz }: Served,
  go: (visit: Visit) => Promise<Value>,
): Promise<Value> {
  const tab = await openTab(browser, 1280, 800);
  try {
    const evaluate = async <Answer>(expression: string): Promise<Answer> => {
      const { result, exceptionDetails } = (await tab.send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as { result: { value: Answer }; exceptionDetails?: { exception?: { description?: string } } };
      if (exceptionDetails) throw new Error(`${expression.slice(0, 80)}: ${exceptionDetails.exception?.description}`);
      return result.value;
    };
    // New documents are told to the domain of pages; it rests again before anything is measured.
    await tab.send("Page.enable");
    await tab.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${installProbe})()` });
    await tab.send("Page.navigate", { url: host });
    const ready = `document.readyState === "complete" && "probe" in window`;
    while (!(await evaluate<boolean>(ready))) await pause(20);
    await tab.send("Page.disable");
    // What the page itself left behind is not swept up at the script's expense.
    await tab.send("HeapProfiler.collectGarbage");
    await pause(rest);
    return await go({
      tab,
      evaluate,
      fetched: () => evaluate<string[]>(`(${asked})(${JSON.stringify(voz)})`),
      adding: ({ script, attributes }) =>
        `(${addScript})(${JSON.stringify(voz + script)}, ${JSON.stringify(attributes)})`,
      show(act) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const inVain = new Promise<never>((_, fail) => {
          timer = setTimeout(() => fail(new Error(`Nothing came up after: ${act}`)), patience);
        });
        return Promise.race([evaluate<number>(`probe.until(() => { ${act} })`), inVain]).finally(() =>
          clearTimeout(timer),
        );
      },
      watched: () => evaluate<Watched>("probe.watched()"),
    });
  } finally {
    await tab.close();
  }
}

/** CPU time of the main thread so far, in milliseconds, the throttle's share included. */
async function tasks(tab: Tab): Promise<Record<string, number>> {
  const { metrics } = (await tab.send("Performance.getMetrics")) as { metrics: { name: string; value: number }[] };
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
}
const slowDown = async (tab: Tab): Promise<void> => {
  await tab.send("Performance.enable", { timeDomain: "threadTicks" });
  await tab.send("Emulation.setCPUThrottlingRate", { rate: throttle });
};

export interface Loaded {
  load: number;
  longAtLoad: number;
}
export interface Timed extends Loaded {
  /** From the load's end until the trigger; nothing where it comes right then. */
  late: number;
  show: number;
  /** Of showing: script, style, layout. */
  parts: { script: number; style: number; layout: number };
  visible: number;
  longAtShow: number;
  shift: number;
  /** What was there before the trigger, and what it brought. */
  before: string[];
  after: string[];
}

/** CPU time between two readings. */
const spent = (name: string, from: Record<string, number>, to: Record<string, number>): number =>
  (to[name] ?? 0) - (from[name] ?? 0);

/** The script comes to a page at rest, and that is all. */
export const loaded = (browser: Browser, served: Served, variant: Variant): Promise<Loaded> =>
  visit(browser, served, async (visit) => {
    const { tab } = visit;
    await slowDown(tab);
    const began = await visit.evaluate<number>("performance.now()");
    const empty = await tasks(tab);
    await visit.evaluate(visit.adding(variant));
    await pause(idle);
    const after = await tasks(tab);
    const { longTasks } = await visit.watched();
    return {
      load: spent("TaskDuration", empty, after),
      longAtLoad: longTasks.filter(({ start }) => start > began).length,
    };
  });

/** The script comes to a page at rest; four seconds later, or after two already, the trigger. */
export const timed = (browser: Browser, served: Served, variant: Variant, early = false): Promise<Timed> =>
  visit(browser, served, async (visit) => {
    const { tab } = visit;
    await slowDown(tab);
    const began = await visit.evaluate<number>("performance.now()");
    const empty = await tasks(tab);
    await visit.evaluate(visit.adding(variant));
    await pause(idle);
    const loaded = await tasks(tab);
    if (!early) await pause(idle);
    const settled = await tasks(tab);
    const before = await visit.fetched();
    const fired = await visit.evaluate<number>("performance.now()");
    const visible = await visit.show(variant.trigger);
    await pause(settling);
    const shown = await tasks(tab);
    const { longTasks, shift } = await visit.watched();
    return {
      load: spent("TaskDuration", empty, loaded),
      late: spent("TaskDuration", loaded, settled),
      show: spent("TaskDuration", settled, shown),
      parts: {
        script: spent("ScriptDuration", settled, shown),
        style: spent("RecalcStyleDuration", settled, shown),
        layout: spent("LayoutDuration", settled, shown),
      },
      visible,
      longAtLoad: longTasks.filter(({ start }) => start > began && start <= fired).length,
      longAtShow: longTasks.filter(({ start }) => start > fired).length,
      shift,
      before,
      after: (await visit.fetched()).filter((path) => !before.includes(path)),
    };
  });

export type Unwarmed = Pick<Timed, "visible" | "before" | "after">;

/** The script has come, and it alone; then the trigger. */
export const unwarmed = (browser: Browser, served: Served, variant: Variant): Promise<Unwarmed> =>
  visit(browser, served, async (visit) => {
    await slowDown(visit.tab);
    await visit.evaluate(visit.adding(variant));
    await pause(rest);
    const before = await visit.fetched();
    const visible = await visit.show(variant.trigger);
    return { visible, before, after: (await visit.fetched()).filter((path) => !before.includes(path)) };
  });

/** On a slow network the trigger comes before the script: milliseconds from the tag to a control. */
export const slow = (browser: Browser, served: Served, variant: Variant): Promise<number> =>
  visit(browser, served, async ({ tab, evaluate, adding, show }) => {
    await slowDown(tab);
    await tab.send("Network.enable");
    await tab.send("Network.emulateNetworkConditions", slow4g);
    await evaluate(variant.early);
    return show(adding(variant));
  });

/** What a page fetched until the survey could be seen. */
export const fetches = (browser: Browser, served: Served, variant: Variant): Promise<string[]> =>
  visit(browser, served, async (visit) => {
    await visit.evaluate(variant.early);
    await visit.show(visit.adding(variant));
    return visit.fetched();
  });

export interface Footprint {
  load: number;
  shown: number;
  elements: number;
  stored: string[];
}

/** Memory and storage; nothing is timed here. */
export const footprint = (browser: Browser, served: Served, variant: Variant): Promise<Footprint> =>
  visit(browser, served, async ({ tab, evaluate, adding, show, watched }) => {
    const heap = async (): Promise<number> => {
      for (const _ of [1, 2]) await tab.send("HeapProfiler.collectGarbage");
      return (await tab.send("Runtime.getHeapUsage"))["usedSize"] as number;
    };
    const empty = await heap();
    await evaluate(adding(variant));
    await pause(idle);
    const load = (await heap()) - empty;
    await show(variant.trigger);
    await pause(settling);
    const shown = (await heap()) - empty;
    const { elements } = await watched();
    const cookies = (await tab.cookies()).map((name) => `cookie ${name}`);
    return { load, shown, elements, stored: [...(await evaluate<string[]>(`(${kept})()`)), ...cookies] };
  });
