/** One visit to the page in a browser profile of its own, and what is read there. */
import type { Browser, BrowserContext, CDPSession } from "playwright-core";
import { addScript, installProbe, kept, type Watched } from "./probe.ts";
import type { Served } from "./served.ts";
import type { Variant } from "./variants.ts";

/** Slow 4G: bytes a second down and up, milliseconds for a request to come back. Connections cost nothing extra. */
const slow4g = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 };
const throttle = 4;
/** The page rests so long before the script comes; then until the trigger; then, the funnel's steps being told after a
 * second, until everything has settled. */
const rest = 300;
const idle = 2_000;
const settling = 1_200;
const patience = 20_000;

const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

export interface Visit {
  context: BrowserContext;
  session: CDPSession;
  /** Paths that were asked of the origin of scripts and API, each once, in order. */
  fetched: string[];
  evaluate<Value>(expression: string): Promise<Value>;
  /** The script that adds a variant's tag. */
  adding(variant: Variant): string;
  /** Sets something off; milliseconds until a control can be seen. */
  show(act: string): Promise<number>;
  watched(): Promise<Watched>;
}

/** A page that has loaded and rested; it is gone when the visit is over. */
export async function visit<Value>(
  browser: Browser,
  { host, voz }: Served,
  locale: string,
  go: (visit: Visit) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const fetched = new Set<string>();
    page.on("request", (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === voz) fetched.add(pathname);
    });
    await page.addInitScript(installProbe);
    const session = await context.newCDPSession(page);
    await page.goto(host);
    await pause(rest);
    const evaluate = async <Answer>(expression: string): Promise<Answer> => {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(`${expression.slice(0, 80)}: ${exceptionDetails.exception?.description}`);
      return result.value as Answer;
    };
    return await go({
      context,
      session,
      get fetched() {
        return [...fetched];
      },
      evaluate,
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
    await context.close();
  }
}

/** CPU time of the main thread so far, in milliseconds, the throttle's share included. */
async function tasks(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
}
const slowDown = async (session: CDPSession): Promise<void> => {
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
};

export interface Timed {
  load: number;
  show: number;
  /** Of showing: script, style, layout. */
  parts: { script: number; style: number; layout: number };
  visible: number;
  longAtLoad: number;
  longAtShow: number;
  shift: number;
  /** What was there before the trigger, and what it brought. */
  before: string[];
  after: string[];
}

/** The script comes to a page at rest; two seconds later, the trigger. */
export const timed = (browser: Browser, served: Served, variant: Variant): Promise<Timed> =>
  visit(browser, served, "es-ES", async (visit) => {
    const { session } = visit;
    await slowDown(session);
    const began = await visit.evaluate<number>("performance.now()");
    const empty = await tasks(session);
    await visit.evaluate(visit.adding(variant));
    await pause(idle);
    const loaded = await tasks(session);
    const before = visit.fetched;
    const fired = await visit.evaluate<number>("performance.now()");
    const visible = await visit.show(variant.trigger);
    await pause(settling);
    const shown = await tasks(session);
    const { longTasks, shift } = await visit.watched();
    const spent = (name: string, from: Record<string, number>, to: Record<string, number>): number =>
      (to[name] ?? 0) - (from[name] ?? 0);
    return {
      load: spent("TaskDuration", empty, loaded),
      show: spent("TaskDuration", loaded, shown),
      parts: {
        script: spent("ScriptDuration", loaded, shown),
        style: spent("RecalcStyleDuration", loaded, shown),
        layout: spent("LayoutDuration", loaded, shown),
      },
      visible,
      longAtLoad: longTasks.filter(({ start }) => start > began && start <= fired).length,
      longAtShow: longTasks.filter(({ start }) => start > fired).length,
      shift,
      before,
      after: visit.fetched.filter((path) => !before.includes(path)),
    };
  });

export type Unwarmed = Pick<Timed, "visible" | "before" | "after">;

/** The script has come, and it alone; then the trigger. */
export const unwarmed = (browser: Browser, served: Served, variant: Variant): Promise<Unwarmed> =>
  visit(browser, served, "es-ES", async (visit) => {
    await slowDown(visit.session);
    await visit.evaluate(visit.adding(variant));
    await pause(rest);
    const before = visit.fetched;
    const visible = await visit.show(variant.trigger);
    return { visible, before, after: visit.fetched.filter((path) => !before.includes(path)) };
  });

/** On a slow network the trigger comes before the script: milliseconds from the tag to a control. */
export const slow = (browser: Browser, served: Served, variant: Variant): Promise<number> =>
  visit(browser, served, "es-ES", async ({ session, evaluate, adding, show }) => {
    await slowDown(session);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", slow4g);
    await evaluate(variant.early);
    return show(adding(variant));
  });

/** What a page fetched until the survey could be seen. */
export const fetches = (browser: Browser, served: Served, variant: Variant, locale = "es-ES"): Promise<string[]> =>
  visit(browser, served, locale, async (visit) => {
    await visit.evaluate(`document.documentElement.lang = ${JSON.stringify(locale.slice(0, 2))}`);
    await visit.evaluate(variant.early);
    await visit.show(visit.adding(variant));
    return visit.fetched;
  });

export interface Footprint {
  load: number;
  shown: number;
  elements: number;
  stored: string[];
}

/** Memory and storage; nothing is timed here. */
export const footprint = (browser: Browser, served: Served, variant: Variant): Promise<Footprint> =>
  visit(browser, served, "es-ES", async ({ context, session, evaluate, adding, show, watched }) => {
    await session.send("HeapProfiler.enable");
    const heap = async (): Promise<number> => {
      for (const _ of [1, 2]) await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    };
    const empty = await heap();
    await evaluate(adding(variant));
    await pause(idle);
    const load = (await heap()) - empty;
    await show(variant.trigger);
    await pause(settling);
    const shown = (await heap()) - empty;
    const { elements } = await watched();
    const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
    return { load, shown, elements, stored: [...(await evaluate<string[]>(`(${kept})()`)), ...cookies] };
  });
