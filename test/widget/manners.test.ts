/** Manners of a guest: at home on any page, one name and no more, and nothing left behind when it goes. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PublishedSurvey } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type PageOptions, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const short = { ...survey, decide: false, questions: [survey.questions[0]!] };
const ready = (page: Page): Promise<void> => until(() => page.evaluate("!!(window.voz && voz.ready)"));
/** Answers the survey of one question. */
async function answer(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "9" }).check();
  await dialog.getByRole("button", { name: "Enviar" }).click();
  await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
  await until(() => site.responses().length === 1);
}

describe("destroy", () => {
  /** Counts what holds on to the page: listeners of window, document and viewport, timers, observers. */
  const ledger = `<script NONCE>(function () {
    var held = window.held = new Set();
    var real = EventTarget.prototype, add = real.addEventListener, remove = real.removeEventListener, names = [];
    var nameOf = function (target, type, listener, options) {
      if (names.indexOf(listener) < 0) names.push(listener);
      var where = target === window ? "window" : target === document ? "document" : target === window.visualViewport ? "viewport" : "";
      return where && [where, type, names.indexOf(listener), !!(options && options.capture || options === true)].join(" ");
    };
    real.addEventListener = function (type, listener, options) {
      var name = nameOf(this || window, type, listener, options), drop = function () { held.delete(name); };
      if (name) held.add(name);
      if (name && options && options.once) add.call(this || window, type, drop, options);
      if (name && options && options.signal) add.call(options.signal, "abort", drop);
      return add.call(this || window, type, listener, options);
    };
    real.removeEventListener = function (type, listener, options) {
      held.delete(nameOf(this || window, type, listener, options));
      return remove.call(this || window, type, listener, options);
    };
    var set = window.setTimeout, clear = window.clearTimeout;
    window.setTimeout = function (act, time) {
      var id = set(function () { held.delete("timer " + id); if (act) act.apply(null, arguments); }, time);
      held.add("timer " + id);
      return id;
    };
    window.clearTimeout = function (id) { held.delete("timer " + id); clear(id); };
    ["MutationObserver", "ResizeObserver", "IntersectionObserver"].forEach(function (name) {
      var kind = window[name].prototype, observe = kind.observe, disconnect = kind.disconnect, count = 0;
      kind.observe = function () { this.own = this.own || name + ++count; held.add(this.own); return observe.apply(this, arguments); };
      kind.disconnect = function () { held.delete(this.own); return disconnect.call(this); };
    });
    window.push = history.pushState; window.replace = history.replaceState;
  })();</script>`;
  const held = async (page: Page): Promise<string[]> => page.evaluate("[...held].sort()");
  const when: PublishedSurvey["when"] = {
    any: [
      { event: "click" },
      { event: "scroll", where: { percent: 99 } },
      { event: "exit" },
      { event: "dwell", where: { seconds: 900 } },
      { event: "idle", where: { seconds: 900 } },
      { event: "page", delay: 900 },
    ],
  };

  it.each([
    ["a popover", { as: "popover" }, true],
    ["a modal", { as: "modal" }, true],
    ["a tab", { as: "tab" }, true],
    ["an inline survey", { as: "inline", selector: "#here" }, true],
    ["an inline survey that waits for its element", { as: "inline", selector: "#nowhere" }, false],
    ["nothing on the page", {}, undefined],
  ] as const)(
    "with %s takes back every listener, timer and observer, and the history's methods",
    async (_what, show, seen) => {
      site.surveys = [{ ...short, when, show }];
      const { page, errors, failures } = await site.visit({
        html: '<h1>Shop</h1><div id="here"></div>',
        before: ledger,
        attributes: 'data-consent="granted"',
      });
      await until(() => site.files.includes(site.built.moments));
      await until(async () => (await held(page)).some((name) => name.includes("mouseout")));
      if (seen !== undefined) await page.evaluate("voz('open', 'sur_1')");
      if (seen) await until(() => site.steps().includes("shown"));
      if (seen === false)
        await until(async () => (await held(page)).some((name) => name.startsWith("MutationObserver")));
      expect((await held(page)).length).toBeGreaterThan(8);
      expect(await page.evaluate("history.pushState === push")).toBe(false);
      await page.evaluate("voz('destroy')");
      await pause(500);
      expect(await held(page)).toEqual([]);
      expect(await page.evaluate("history.pushState === push && history.replaceState === replace")).toBe(true);
      expect(await page.locator("voz-survey").count()).toBe(0);
      expect([errors, await failures()]).toEqual([[], []]);
    },
  );

  it.each(["engine and view", "sender"])("while the %s is on its way: it does nothing when it comes", async (part) => {
    site.surveys = [short];
    const { page, order, errors } = await site.visit({ before: ledger });
    await ready(page);
    let release = (): void => undefined;
    const destroyed = new Promise<void>((settle) => (release = settle));
    let coming = false;
    const slow = part === "sender" ? site.built.sender : site.built.view.es!;
    await page.route(`**/${slow}`, async (route) => {
      coming = true;
      await destroyed;
      await route.continue();
    });
    // It settles once all that it needs is there.
    const ordered = order();
    await until(() => coming);
    await page.evaluate("voz('destroy')");
    release();
    await ordered;
    // What the visitor saw is told at the end, by a beacon.
    if (part === "sender") await until(() => site.steps().length === 2);
    site.requests = [];
    await pause(1_900);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(site.requests).toEqual([]);
    expect(await held(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("is the end: nothing is asked, sent or kept afterwards, and no call does harm", async () => {
    site.surveys = [short];
    const { page, order, errors } = await site.visit({ attributes: 'data-consent="granted"' });
    await until(() => site.requests.length > 0);
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    await page.evaluate("voz('destroy')");
    site.requests = [];
    await page.evaluate(
      "history.pushState({}, '', '/other?utm_source=x&utm_campaign=y'); voz('page'); voz('open', 'sur_1'); voz('close'); voz('setContext', { a: 1 }); voz('explain', 'sur_1'); voz('flush'); voz('destroy');",
    );
    await order();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    await pause(1_300);
    expect(site.requests).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(kept);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("leaves the history to who took its methods since", async () => {
    const { page, errors } = await site.visit();
    await ready(page);
    expect(
      await page.evaluate(() => {
        const { pushState } = history;
        const theirs = function (this: History, ...args: Parameters<History["pushState"]>) {
          pushState.apply(this, args);
        };
        history.pushState = theirs;
        (window as unknown as { voz: (command: string) => void }).voz("destroy");
        history.pushState({}, "", "/after");
        return [history.pushState === theirs, location.pathname];
      }),
    ).toEqual([true, "/after"]);
    expect(errors).toEqual([]);
  });
});

describe("posthog-js#932, formbricks#7516: a page on which nothing is due", () => {
  it("asks for one file and one answer, after it has loaded, and moves nothing", async () => {
    site.surveys = [];
    const { page } = await site.visit({
      before: `<script NONCE>window.shifts = 0; new PerformanceObserver(function (list) { shifts += list.getEntries().length; }).observe({ type: "layout-shift", buffered: true });</script>`,
    });
    await until(() => site.requests.length > 0);
    await pause(700);
    expect(site.files).toEqual(["voz.js"]);
    expect(site.requests.map(({ path }) => path)).toEqual(["/v1/config"]);
    expect(await page.evaluate("shifts")).toBe(0);
  });

  it("leaves the device alone in its first three seconds; then an answer that did not get through goes", async () => {
    site.surveys = [short];
    site.answer = ({ path }) => (path === "/v1/collect" ? "hang up" : undefined!);
    const { page, context, order } = await site.visit();
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "guardada" }).waitFor();
    await page.close();
    site.answer = undefined;
    site.requests = [];
    const later = await site.again(context, {
      before: `<script NONCE>window.looks = 0; window.came = performance.now();
        for (const name of ["localStorage", "sessionStorage"]) {
          const get = Object.getOwnPropertyDescriptor(window, name).get;
          Object.defineProperty(window, name, { get() { if (!looks++) window.first = performance.now(); return get.call(window); } });
        }</script>`,
    });
    await ready(later.page);
    // On the page's own clock: by when a look was due, there was none before.
    await until(() => later.page.evaluate("looks > 0"));
    expect(await later.page.evaluate("first - came")).toBeGreaterThan(2_950);
    // The page that was closed has tried once more; it is the later one that hears of it.
    await until(() => later.page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1") === null));
    expect(new Set(site.responses().map(({ id }) => id)).size).toBe(1);
    expect(later.errors).toEqual([]);
  });

  describe("the way the visitor came is read", () => {
    const counted = `<script NONCE>window.reads = []; window.came = performance.now();
      URLSearchParams = class extends URLSearchParams { constructor(query) { super(query); reads.push(performance.now() - came); } };</script>`;
    const reads = (page: Page): Promise<number[]> => page.evaluate("reads");

    it("once, after its first three seconds, where a survey may come up", async () => {
      site.surveys = [short];
      const { page, order } = await site.visit({ before: counted, path: "/?utm_source=news" });
      await ready(page);
      await until(async () => (await reads(page)).length > 0);
      expect((await reads(page))[0]).toBeGreaterThan(2_950);
      await order();
      await page.getByRole("radio", { name: "9" }).check();
      await page.getByRole("button", { name: "Enviar" }).click();
      await until(() => site.responses().length === 1);
      // Of the query and of the fragment.
      expect(await reads(page)).toHaveLength(2);
      expect(site.responses()[0]!.touches).toMatchObject([{ params: { utm_source: "news" } }]);
    });

    it("earlier where it is needed earlier", async () => {
      site.surveys = [short];
      const { page, order } = await site.visit({ before: counted });
      await order();
      await page.getByRole("radio", { name: "9" }).waitFor();
      expect(await reads(page)).toHaveLength(2);
      expect((await reads(page))[0]).toBeLessThan(2_950);
    });

    it.each([
      ["no survey is published", "", []],
      ["the visitor said no", 'data-consent="denied"', [short]],
    ])("not where %s", async (_, attributes, surveys) => {
      site.surveys = surveys;
      const { page } = await site.visit({ before: counted, attributes });
      await ready(page);
      await pause(3_600);
      expect(await reads(page)).toEqual([]);
    });
  });

  it("posthog-js#482: sets no timer that goes on, and can be asked why nothing shows", async () => {
    site.surveys = [short];
    const { page } = await site.visit({
      before: `<script NONCE>window.intervals = 0; window.setInterval = function () { intervals++; };
        window.timers = 0; var set = setTimeout; window.setTimeout = function (act, time) { timers++; return set(act, time); };</script>`,
    });
    await until(() => site.requests.length > 0);
    const timers = await page.evaluate("timers");
    await pause(1_500);
    expect(await page.evaluate("intervals")).toBe(0);
    expect(await page.evaluate("timers")).toBe(timers);
    await page.evaluate("voz('explain', 'sur_1')");
    await until(async () => String(await page.evaluate("voz('explain', 'sur_1')")) === "eligible");
  });
});

describe("the survey comes up and is answered on a page that", () => {
  const own = (script: string): PageOptions => ({ times: 0, before: `<script NONCE>${script}</script>` });
  const made = (more = ""): string =>
    `var tag = document.createElement("script"); tag.async = true; tag.src = "${site.voz}/voz.js"; tag.dataset.key = "voz_pk_1"; ${more} document.head.appendChild(tag);`;

  const pages: [string, () => PageOptions][] = [
    ["has a base of its own", () => ({ html: '<base href="https://elsewhere.example/deep/"><h1>Shop</h1>' })],
    ["formbricks#1983, #7496: a tag manager's code brings the script", () => own(made())],
    [
      "a tag manager copies the script by its text, as often as its tag fires",
      () => own(`for (var turn = 0; turn < 3; turn++) { ${made()} }`),
    ],
    [
      "names the script with a query",
      () => own(`${made()} tag.remove(); tag.src += "?v=2"; document.head.appendChild(tag);`),
    ],
    [
      "loads it as a module, where no script can tell which one it is",
      () => ({
        times: 0,
        before: `<script NONCE type="module" src="${site.voz}/voz.js" data-key="voz_pk_1"></script>`,
      }),
    ],
    [
      "writes it into itself",
      () => own(`document.write('<script src="${site.voz}/voz.js" data-key="voz_pk_1"></scr' + 'ipt>');`),
    ],
    [
      "lives in the shadow",
      () => ({
        html: '<my-app></my-app><script NONCE>customElements.define("my-app", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "closed" }).append("Shop", document.createElement("input")); } });</script>',
      }),
    ],
    [
      "rests under a modal dialog of its own",
      () => ({
        html: '<h1>Shop</h1><dialog id="own"><button>Fine</button></dialog>',
        before:
          '<script NONCE>document.getElementById("own").showModal(); setTimeout(function () { document.getElementById("own").close(); }, 900);</script>',
      }),
    ],
  ];
  it.each(pages)("%s", async (_what, options) => {
    site.surveys = [short];
    const { page, order, errors, failures } = await site.visit(options());
    await ready(page);
    await order();
    await answer(page);
    expect(site.requests.filter(({ path }) => path === "/v1/config")).toHaveLength(1);
    expect([errors, await failures()]).toEqual([[], []]);
  });

  it("stands in a frame of another site's", async () => {
    site.surveys = [short];
    const inside = await site.visit({ path: "/inside" });
    const { page } = await site.again(inside.context, {
      path: "/around",
      times: 0,
      html: `<iframe title="Shop" width="600" height="600" src="${site.host.replace("127.0.0.1", "localhost")}/inside"></iframe>`,
    });
    await inside.page.close();
    const frame = page.frames().find((one) => one.url().endsWith("/inside"))!;
    await until(() => frame.evaluate("!!(window.voz && voz.ready)"));
    await frame.evaluate("voz('track', 'order_completed', { value: 49 })");
    const dialog = frame.getByRole("dialog");
    await dialog.getByRole("radio", { name: "9" }).check();
    await dialog.getByRole("button", { name: "Enviar" }).click();
    await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
    expect(site.responses()).toHaveLength(1);
    expect(await page.locator("voz-survey").count()).toBe(0);
  });

  it("posthog-js#2178, easylist#10442: reaches Voz through a path of its own server", async () => {
    site.surveys = [short];
    const visit = await site.visit({ times: 0 });
    await visit.page.route("**/voice/**", (route) =>
      route.continue({ url: route.request().url().replace(`${site.host}/voice`, site.voz) }),
    );
    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(new URL(request.url()).origin));
    await visit.page.evaluate(
      "var tag = document.createElement('script'); tag.src = '/voice/voz.js'; tag.dataset.key = 'voz_pk_1'; document.head.append(tag);",
    );
    await ready(visit.page);
    await visit.order();
    await answer(visit.page);
    expect(new Set(asked)).toEqual(new Set([site.host]));
    expect(visit.errors).toEqual([]);
  });
});

it("two scripts with two keys: the first one counts, and it is asked once", async () => {
  site.surveys = [short];
  const { page, order } = await site.visit({
    before: `<script async NONCE src="SITE/voz.js" data-key="voz_pk_first"></script>`.replace("SITE", site.voz),
  });
  await ready(page);
  await order();
  await answer(page);
  await pause(300);
  expect(site.requests.filter(({ path }) => path === "/v1/config")).toHaveLength(1);
  expect(await page.locator("voz-survey").count()).toBe(1);
});

describe("formbricks#4429, posthog#31470, formbricks#8358: a phone", () => {
  it("is not zoomed by a field, and may be zoomed by its owner", async () => {
    site.surveys = [{ ...short, questions: [{ id: "why", kind: "text", ask: "¿Por qué?" }] }];
    const { page, order } = await site.visit({
      browser: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
    });
    const viewport = 'document.querySelector("meta[name=viewport]").content';
    const before = await page.evaluate(viewport);
    await order();
    const field = page.getByRole("textbox");
    await field.tap();
    expect(await field.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(
      16,
    );
    expect(await page.evaluate(viewport)).toBe(before);
    const touched = (name: string) =>
      page.locator("voz-survey .card").evaluate((card, what) => getComputedStyle(card).getPropertyValue(what), name);
    expect(await touched("touch-action")).not.toMatch(/none|pan-[xy]$/);
  });
});

it("at 400 % everything can be read and reached, without scrolling sideways", async () => {
  site.surveys = [{ ...survey, decide: false, layout: "page" }];
  // 1280 by 1024 pixels, four times as large.
  const { page, order } = await site.visit({
    browser: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  });
  await order();
  const card = page.locator("voz-survey .card");
  await card.waitFor();
  const { scrollWidth, clientWidth } = await card.evaluate(({ scrollWidth, clientWidth }) => ({
    scrollWidth,
    clientWidth,
  }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  for (const control of await card.locator("input, textarea, button").all()) {
    await control.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const { x, y, width, height } = (await control.boundingBox())!;
    expect([x >= 0, y >= 0, x + width <= 320, y + height <= 256]).toEqual([true, true, true, true]);
  }
});
