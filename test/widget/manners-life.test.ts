/**
 * The life of a page as browsers and frameworks live it: drawn ahead, put aside and taken back, its body swapped. In
 * each of these a survey is counted as seen when it is seen, stays where it was, and is there once.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ExposureItem } from "../../sdk/contract/wire.types.ts";
import { findChromium } from "../browser.ts";
import { openSite, pause, survey, until, type Site } from "./site.ts";
import { nothing, stored } from "./stores.ts";

let site: Site;
beforeAll(async () => {
  // Playwright switches the cache off, in which a browser keeps the pages that it left.
  site = await openSite({ launch: { ignoreDefaultArgs: ["--disable-back-forward-cache"] } });
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const short = { ...survey, decide: false, questions: [survey.questions[0]!] };
const ready = (page: Page): Promise<void> => until(() => page.evaluate("!!(window.voz && voz.ready)"));
const send = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("heading", { name: "Gracias" }).waitFor();
};

describe("put aside, and taken back", () => {
  const remember = `<script NONCE>window.persisted = 0; addEventListener("pageshow", function (event) { if (event.persisted) persisted++; });</script>`;
  /** On to another page of the site, and back to the first as the browser kept it. */
  async function awayAndBack(page: Page, meanwhile?: () => Promise<unknown>): Promise<void> {
    await page.evaluate("setTimeout(function () { location.href = '/other'; })");
    await page.waitForURL("**/other");
    await ready(page);
    await meanwhile?.();
    await page.evaluate("setTimeout(function () { history.back(); })");
    await until(() => page.evaluate("window.persisted === 1").catch(() => false) as Promise<boolean>);
  }
  /** The other page, known to the site. */
  async function visit(attributes: string) {
    const other = await site.visit({ path: "/other", attributes });
    const first = await site.again(other.context, { attributes, before: remember });
    await other.page.close();
    site.requests = [];
    return first;
  }

  it.each([
    ["pending", ""],
    ["granted", 'data-consent="granted"'],
  ])(
    "%s: the page may be kept, the survey is there once, with its answer, and is one response",
    async (_state, attributes) => {
      site.surveys = [short];
      const { page, order, errors, failures } = await visit(attributes);
      await order();
      await page.getByRole("radio", { name: "9" }).check();
      await until(() => site.steps().includes("started"));
      await awayAndBack(page);
      expect(await page.locator("voz-survey").count()).toBe(1);
      expect(await page.getByRole("radio", { name: "9" }).isChecked()).toBe(true);
      await send(page);
      await until(() => site.responses().some(({ state }) => state === "complete"));
      await pause(1_300);
      // With consent, what was begun went out as the page did, perhaps more than once; each time as the same.
      const told = site
        .responses()
        .map(({ id, revision, state, answers, at }) => JSON.stringify([id, revision, state, answers, at]));
      expect(new Set(site.responses().map(({ id }) => id)).size).toBe(1);
      expect([...new Set(told)].map((one) => (JSON.parse(one) as unknown[]).slice(1, 3))).toEqual(
        attributes
          ? [
              [1, "partial"],
              [2, "complete"],
            ]
          : [[1, "complete"]],
      );
      // Seen once, told once: coming back is no second look.
      expect(site.steps().filter((step) => step === "shown")).toHaveLength(1);
      expect([errors, await failures()]).toEqual([[], []]);
    },
  );

  it("an answer that could not leave before the page was put aside leaves once it is back", async () => {
    site.surveys = [short];
    const { page, order } = await visit("");
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await until(() => site.steps().includes("started"));
    site.answer = ({ path }) => (path === "/v1/collect" ? "hang up" : undefined!);
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "guardada" }).waitFor();
    await awayAndBack(page);
    site.answer = undefined;
    site.requests = [];
    await until(() => site.responses().length > 0, 8_000);
    await until(() => page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1") === null));
    expect(new Set(site.responses().map(({ id }) => id)).size).toBe(1);
  });

  it("what was denied meanwhile is denied here, too", async () => {
    site.surveys = [short];
    const visited = await visit('data-consent="granted"');
    const { page, order } = visited;
    await until(async () => (await stored(visited)).local!.includes("voz.id"));
    await awayAndBack(page, async () => {
      await page.evaluate("voz('setConsent', 'denied')");
      await until(async () => (await stored(visited)).local!.length === 0);
    });
    site.requests = [];
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await pause(1_300);
    expect(await stored(visited)).toEqual(nothing);
    expect(site.steps()).toEqual([]);
    await send(page);
    expect(site.responses()[0]).not.toHaveProperty("visitorId");
  });
});

describe("drawn ahead", () => {
  it("by a browser that may never show it: nothing is asked, counted or kept until it is seen", async () => {
    site.surveys = [{ ...short, when: { any: [{ event: "page" }] } }];
    const ahead = '{"prerender":[{"source":"list","urls":["/next"],"eagerness":"immediate"}]}';
    // Both pages are known to the site; the one below has nobody who looks into it, for then a browser draws nothing ahead.
    for (const options of [
      { path: "/next", attributes: 'data-consent="granted"' },
      {
        path: "/now",
        times: 0,
        before: `<script NONCE type="speculationrules">${ahead}</script><script NONCE>setTimeout(function () { location.href = "/next"; }, 4000);</script>`,
      },
    ])
      await (await site.visit(options)).page.close();
    site.requests = [];
    site.files = [];
    const profile = await mkdtemp(join(tmpdir(), "voz-profile-"));
    const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    const browser = spawn(
      findChromium(),
      [
        "--headless=new",
        "--disable-gpu",
        "--remote-debugging-port=0",
        `--user-data-dir=${profile}`,
        ...quiet,
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `${site.host}/now`,
      ],
      { stdio: "ignore", detached: true },
    );
    const gone = new Promise((settle) => browser.once("close", settle));
    try {
      await until(() => site.files.includes("voz.js"), 20_000);
      const drawn = Date.now();
      await pause(1_500);
      expect(site.requests).toEqual([]);
      expect(site.files).toEqual(["voz.js"]);
      await until(() => site.steps().includes("shown"), 20_000);
      expect(Date.now() - drawn).toBeGreaterThan(1_500);
      expect(site.files.filter((file) => file === "voz.js")).toHaveLength(1);
      const shown = (site.items() as ExposureItem[]).find(({ step }) => step === "shown")!;
      expect(Date.parse(shown.at)).toBeGreaterThan(drawn);
      expect(shown.touches![0]!.referrer).toBe("http://127.0.0.1/now");
    } finally {
      process.kill(-browser.pid!, "SIGKILL");
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it("with the script twice in it: it starts once", async () => {
    site.surveys = [short];
    const visited = await site.visit({
      before:
        '<script NONCE>window.ahead = true; Object.defineProperty(document, "prerendering", { get: function () { return ahead; } });</script>',
      attributes: 'data-consent="granted"',
      times: 2,
    });
    const { page, order, errors } = visited;
    await pause(700);
    expect(site.requests).toEqual([]);
    expect(await stored(visited)).toEqual(nothing);
    await page.evaluate("ahead = false; document.dispatchEvent(new Event('prerenderingchange'))");
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await send(page);
    expect(site.requests.filter(({ path }) => path === "/v1/config")).toHaveLength(1);
    expect(await page.locator("voz-survey").count()).toBe(1);
    expect(errors).toEqual([]);
  });
});

describe("its body swapped, as Turbo and its kin do", () => {
  const swap = (page: Page, how = "the element"): Promise<void> =>
    page.evaluate((what) => {
      const next = document.createElement("body");
      const heading = document.createElement("h1");
      heading.textContent = "Another page";
      const place = document.createElement("div");
      place.id = "here";
      for (const part of [heading, place]) next.appendChild(part);
      if (what === "the element") document.body.replaceWith(next);
      else document.body.replaceChildren(...next.childNodes);
      history.pushState({}, "", "/swapped");
    }, how);

  it.each([
    ["the element", {}],
    ["what is in it", {}],
    ["the element", { as: "tab" }],
    ["the element", { as: "modal" }],
    ["what is in it", { as: "modal" }],
  ] as const)("%s: an open survey (%j) comes along, with its answer, once, and is counted once", async (how, show) => {
    site.surveys = [{ ...short, show }];
    const { page, order, errors, failures } = await site.visit();
    await order();
    if ("as" in show && show.as === "tab") await page.getByRole("button", { name: "Tu opinión" }).click();
    await page.getByRole("radio", { name: "9" }).check();
    for (let turn = 0; turn < 3; turn += 1) await swap(page, how);
    // What puts it back may be on its way still.
    await page.getByRole("dialog").waitFor();
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(1);
    expect(await page.getByRole("radio", { name: "9" }).isChecked()).toBe(true);
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await send(page);
    await pause(1_300);
    expect(site.responses()).toHaveLength(1);
    expect(site.steps().filter((step) => step === "shown")).toHaveLength(1);
    expect([errors, await failures()]).toEqual([[], []]);
  });

  it("who takes our element alone means it", async () => {
    site.surveys = [short];
    const { page, order, errors } = await site.visit();
    await order();
    await page.getByRole("dialog").waitFor();
    await page.evaluate("document.querySelector('voz-survey').remove()");
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("an inline survey comes again into its element", async () => {
    site.surveys = [{ ...short, show: { as: "inline", selector: "#here" } }];
    const { page, errors } = await site.visit({ html: '<h1>Shop</h1><div id="here"></div>' });
    await ready(page);
    await page.evaluate("voz('open', 'sur_1')");
    await page.getByRole("radio", { name: "9" }).check();
    await swap(page);
    await page.getByRole("radio", { name: "9" }).waitFor();
    expect(await page.locator("#here voz-survey").count()).toBe(1);
    await send(page);
    expect(site.responses()).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it("the script in the new body does not start again", async () => {
    site.surveys = [short];
    const { page, order, errors } = await site.visit();
    await ready(page);
    await swap(page);
    await page.evaluate(
      ([voz]) =>
        new Promise((loaded) => {
          const tag = document.createElement("script");
          tag.src = `${voz}/voz.js`;
          tag.dataset.key = "voz_pk_1";
          tag.addEventListener("load", loaded);
          document.body.appendChild(tag);
        }),
      [site.voz],
    );
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    expect(await page.locator("voz-survey").count()).toBe(1);
    await send(page);
    expect(site.responses()).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});
