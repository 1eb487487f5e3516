/**
 * The instrument inside the page. Its functions are sent there as text, so each stands by itself; what it needs of the
 * page is taken before any script comes.
 */
export interface Watched {
  longTasks: { start: number; lasted: number }[];
  shift: number;
  elements: number;
}
export interface Probe {
  /** Sets something off; the milliseconds to the end of the first frame in which a control can be seen. */
  until(act: () => void): Promise<number>;
  watched(): Watched;
}

export function installProbe(): void {
  const roots: ShadowRoot[] = [];
  /** Frames are looked at from the first control on, no earlier and no later: looking makes frames that cost time. */
  let look: (() => void) | undefined;
  const controls = "input,textarea,button";
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    new MutationObserver(() => {
      if (!look || !root.querySelector(controls)) return;
      requestAnimationFrame(look);
      look = undefined;
    }).observe(root, { childList: true, subtree: true });
    return root;
  };
  const longTasks: Watched["longTasks"] = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, lasted: duration });
  }).observe({ type: "longtask" });
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift" });

  /** Of an element with all that it stands in. */
  function opacity(element: Element): number {
    let product = 1;
    for (let at: Element | undefined = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host)
      product *= Number(getComputedStyle(at).opacity);
    return product;
  }
  const inView = (element: Element): boolean => {
    const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  };
  const seen = (): boolean =>
    roots.some((root) => {
      const control = root.querySelector(controls);
      return !!control && inView(control) && opacity(control) >= 0.5;
    });

  // The first time costs most; it falls into the page's own load, and not into the frame that is measured.
  addEventListener("DOMContentLoaded", () => {
    for (let time = 0; time < 20; time += 1) {
      seen();
      inView(document.body);
      opacity(document.body);
    }
  });
  const probe: Probe = {
    until: (act) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now() - began));
        port1.start();
        const frame = (): void => {
          if (!seen()) return void requestAnimationFrame(frame);
          // A message is delivered after the frame that is being made.
          port2.postMessage(0);
        };
        look = frame;
        const began = performance.now();
        act();
      }),
    watched: () => ({
      longTasks,
      shift,
      elements: roots.reduce((sum, root) => sum + root.querySelectorAll("*").length, 0),
    }),
  };
  (window as unknown as { probe: Probe }).probe = probe;
}

/** Puts the script tag into the page. */
export function addScript(src: string, attributes: Record<string, string>): void {
  const script = document.createElement("script");
  script.async = true;
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  script.src = src;
  document.head.appendChild(script);
}

/** Paths that were asked of an origin, each once, in order. */
export function asked(origin: string): string[] {
  const urls = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  return [...new Set(urls.filter((url) => url.origin === origin).map(({ pathname }) => pathname))];
}

/** What is kept in this browser for the page's origin. */
export async function kept(): Promise<string[]> {
  return [
    ...Object.keys(localStorage).map((key) => `local ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session ${key}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
  ];
}
