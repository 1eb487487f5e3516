/** When a survey comes up by itself: each trigger in a real browser, with the built files. Nothing is polled. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { openSite, pause, survey, until, type PageOptions, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
});

type When = NonNullable<(typeof site.surveys)[number]["when"]>;
const waiting = (...any: When["any"]) => waitingOn({ any });
const waitingOn = (when: When, more: object = {}): void => {
  site.surveys = [{ ...survey, decide: false, when, ...more }] as typeof site.surveys;
};

/** Counts the timers that wait, and what was ever asked of setInterval. */
const counting = `<script NONCE>
  window.timers = new Set(); window.intervals = 0;
  (function (set, clear, every) {
    setTimeout = function (act, time) { var id = set(function () { timers.delete(id); act(); }, time); timers.add(id); return id; };
    clearTimeout = function (id) { timers.delete(id); clear(id); };
    setInterval = function () { intervals += 1; return every.apply(null, arguments); };
  })(setTimeout, clearTimeout, setInterval);
</script>`;
const number = (page: Page, what: string): Promise<number> => page.evaluate(what) as Promise<number>;
const isUp = async (page: Page): Promise<boolean> => (await page.locator("voz-survey").count()) > 0;
const up = (page: Page): Promise<void> => page.getByRole("dialog").waitFor();
const down = async (page: Page): Promise<void> => {
  await pause(300);
  expect(await isUp(page)).toBe(false);
};
/** A page whose moments are watched. */
async function visit(options: PageOptions = {}): Promise<Page> {
  const { page, errors } = await site.visit({ before: counting, ...options });
  await until(() => site.files.includes(site.built.moments));
  await pause(100);
  expect(errors).toEqual([]);
  return page;
}

describe("a click", () => {
  const html =
    '<div class="buy"><b id="in">Buy</b></div><button id="out">Out</button><p id="dead">x</p>' +
    '<script NONCE>document.querySelector(".buy").addEventListener("click", function (e) { e.stopPropagation(); })</script>';

  it("on what the selector finds, also where the page ends the event", async () => {
    waiting({ event: "click", selector: ".buy" });
    const page = await visit({ html });
    await page.click("#out");
    await page.evaluate("voz('track', 'click')");
    await down(page);
    await page.click("#in");
    await up(page);
  });

  it("a selector that cannot be read is told once, and the others go on", async () => {
    waiting({ event: "click", selector: "a[" }, { event: "click", selector: "#out" });
    const { page, failures } = await site.visit({ html });
    await until(() => site.files.includes(site.built.moments));
    await page.evaluate("history.pushState({}, '', '/other')");
    await pause(200);
    await page.click("#in");
    await down(page);
    expect(await failures()).toEqual(["trigger"]);
    await page.click("#out");
    await up(page);
  });
});

describe("what was seen", () => {
  it("the depth that is waited for, of the window", async () => {
    waiting({ event: "scroll", where: { percent: { gte: 50 } } });
    const page = await visit({ html: '<div style="height:5000px">long</div>' });
    await page.mouse.wheel(0, 800);
    await down(page);
    await page.mouse.wheel(0, 2_000);
    await up(page);
  });

  it("of what scrolls in place of the window; not of a small box", async () => {
    waiting({ event: "scroll", where: { percent: { gte: 90 } } });
    const box = (id: string, height: string) =>
      `<div id="${id}" style="height:${height};overflow:auto"><div style="height:4000px">x</div></div>`;
    const page = await visit({ html: box("small", "60px") + box("app", "90vh") });
    const scroll = (id: string) => page.evaluate((name) => document.getElementById(name)!.scrollTo(0, 9_999), id);
    await scroll("small");
    await down(page);
    await scroll("app");
    await up(page);
  });

  it("the pointer leaves through the top", async () => {
    waiting({ event: "exit" });
    const page = await visit();
    const leave = (clientY: number) =>
      page.evaluate(
        (y) => document.body.dispatchEvent(new MouseEvent("mouseout", { bubbles: true, clientY: y })),
        clientY,
      );
    await leave(300);
    await down(page);
    await leave(-1);
    await up(page);
  });
});

describe("time", () => {
  /** A page whose clock stands still until it is moved. */
  async function still(options: PageOptions = {}): Promise<Page> {
    const context = await site.browser.newContext({ locale: "es-ES" });
    await context.clock.install();
    const { page } = await site.again(context, options);
    await page.clock.runFor(100);
    await until(() => site.files.includes(site.built.moments));
    await pause(200);
    return page;
  }
  const hide = (page: Page, state: "hidden" | "visible") =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);

  it("on the page, while it is in view", async () => {
    waiting({ event: "dwell", where: { seconds: { gte: 30 } } });
    const page = await still();
    await page.clock.runFor(20_000);
    await hide(page, "hidden");
    await page.clock.runFor(100_000);
    await hide(page, "visible");
    await page.clock.runFor(9_000);
    await down(page);
    await page.clock.runFor(1_500);
    await up(page);
  });

  it("begins again with another page", async () => {
    waiting({ event: "dwell", where: { seconds: { gte: 30 } } });
    const page = await still();
    await page.clock.runFor(20_000);
    await page.evaluate("history.pushState({}, '', '/next')");
    await pause(200);
    await page.clock.runFor(25_000);
    await down(page);
    await page.clock.runFor(6_000);
    await up(page);
  });

  it("without a sign of life", async () => {
    waiting({ event: "idle", where: { seconds: { gte: 10 } } });
    const page = await still();
    for (let turn = 0; turn < 3; turn += 1) {
      await page.clock.runFor(8_000);
      await page.mouse.move(10 + turn, 10);
    }
    await down(page);
    await page.clock.runFor(10_500);
    await up(page);
  });

  it("a delay, which ends where the rules on the address no longer hold", async () => {
    waitingOn({
      any: [{ event: "go", delay: 5 }],
      url: { all: [{ op: "glob", value: "/shop/*" }] },
    });
    const page = await still({ path: "/shop/a" });
    const go = () => page.evaluate("voz('track', 'go')");
    await go();
    await pause(300);
    await page.evaluate("history.pushState({}, '', '/blog')");
    await pause(200);
    await page.evaluate("history.pushState({}, '', '/shop/b')");
    await pause(200);
    await page.clock.runFor(10_000);
    await down(page);
    await go();
    await pause(300);
    await page.evaluate("history.pushState({}, '', '/shop/c')");
    await pause(200);
    await page.clock.runFor(4_000);
    await down(page);
    await page.clock.runFor(1_500);
    await up(page);
  });
});

describe("routes", () => {
  const url: When["url"] = { all: [{ op: "is", value: "/thanks" }] };
  it.each([
    ["pushState", "history.pushState({}, '', '/thanks')"],
    ["replaceState", "history.replaceState({}, '', '/thanks?order=1')"],
    ["a hash router", "location.hash = '#/thanks'"],
    ["a hash router of the old kind", "location.hash = '#!/thanks?order=1'"],
    ["page() by the host", "voz('page', '/thanks')"],
  ])("%s", async (_what, go) => {
    waitingOn({ any: [{ event: "page" }], url });
    const page = await visit();
    await down(page);
    await page.evaluate(go);
    await up(page);
  });

  it("going back is seen; an anchor is no route", async () => {
    waitingOn({ any: [{ event: "page" }], url });
    const page = await visit({ path: "/a" });
    await page.evaluate("history.replaceState({}, '', '/thanks'); history.pushState({}, '', '/b')");
    await page.evaluate("location.hash = '#/other'");
    await pause(200);
    await page.evaluate("location.hash = '#top'");
    await down(page);
    await page.evaluate("history.go(-3)");
    await up(page);
  });

  it("an anchor inside a route of the fragment is the same page", async () => {
    waitingOn(
      { any: [{ event: "page" }], url: { all: [{ op: "contains", value: "thanks" }] } },
      { repeat: { mode: "always" } },
    );
    const page = await visit({ path: "/a" });
    await page.evaluate("location.hash = '#/thanks'");
    await up(page);
    await page.evaluate("voz('close')");
    await until(async () => !(await isUp(page)));
    await page.evaluate("location.hash = '#/thanks#top'");
    await down(page);
    await page.evaluate("location.hash = '#/thanks/2'");
    await up(page);
  });

  it("the script that is told to wait watches nothing by itself, and hears page()", async () => {
    waitingOn({ any: [{ event: "page" }, { event: "click", selector: "h1" }], url });
    const { page } = await site.visit({ attributes: "data-manual" });
    await page.evaluate("history.pushState({}, '', '/thanks')");
    await page.click("h1");
    await down(page);
    expect(site.requests).toEqual([]);
    await page.evaluate("voz('page')");
    await up(page);
  });
});

describe("who", () => {
  it("the device and the language of the browser", async () => {
    waitingOn(
      { any: [{ event: "go" }] },
      {
        audience: {
          all: [
            { field: "device", op: "is", value: "mobile" },
            { field: "locale", op: "is", value: "es" },
          ],
        },
      },
    );
    const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Mobile/15E148 Safari/604.1";
    for (const [userAgent, expected] of [
      [phone, true],
      [undefined, false],
    ] as const) {
      const { page } = await site.visit({ browser: { ...(userAgent && { userAgent }) } });
      await page.evaluate("voz('track', 'go')");
      if (expected) await up(page);
      else await down(page);
    }
  });
});

describe("nothing is polled", () => {
  const all: When["any"] = [
    { event: "click", selector: "#never" },
    { event: "scroll", where: { percent: { gte: 90 } } },
    { event: "exit", url: { all: [{ op: "is", value: "/elsewhere" }] } },
    { event: "go", delay: 60 },
  ];

  it("what waits for no time sets no timer", async () => {
    waiting(...all);
    const page = await visit();
    // With the page's first seconds, the one that waits for them is over.
    await pause(3_500);
    expect([await number(page, "timers.size"), await number(page, "intervals")]).toEqual([0, 0]);
  });

  it("one timer for each kind of time, and none is left after destroy()", async () => {
    waiting(
      ...all,
      { event: "dwell", where: { seconds: { gte: 30 } } },
      { event: "dwell", where: { seconds: { gte: 60 } } },
      { event: "idle", where: { seconds: { gte: 45 } } },
    );
    const page = await visit();
    await pause(3_500);
    expect(await number(page, "timers.size")).toBe(2);
    await page.evaluate("voz('track', 'go')");
    await pause();
    expect(await number(page, "timers.size")).toBe(3);
    await page.evaluate("voz('destroy')");
    expect(await number(page, "timers.size")).toBe(0);
    await page.evaluate("history.pushState({}, '', '/elsewhere'); voz('track', 'go'); voz('page')");
    await pause();
    expect([await number(page, "timers.size"), await number(page, "intervals")]).toEqual([0, 0]);
    await down(page);
  });

  it("rules that no survey has are not fetched", async () => {
    waiting({ event: "order_completed", where: { value: { gte: 20 } } });
    const { page } = await site.visit();
    await until(() => site.requests.length === 1);
    await page.mouse.click(10, 10);
    await pause();
    expect(site.files).toEqual(["voz.js"]);
  });
});
