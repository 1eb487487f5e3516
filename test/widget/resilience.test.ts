/** Whatever happens to Voz, the host's page does not notice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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

const single = { ...survey, decide: false, questions: [survey.questions[0]!] };

describe("an API that", () => {
  it.each([
    ["is down", "hang up" as const],
    ["fails", [500, { code: "internal" }] as [number, unknown]],
    [
      "answers with somebody else's page",
      [200, "<!doctype html><title>Portal</title>", { "content-type": "text/html" }] as [
        number,
        unknown,
        Record<string, string>,
      ],
    ],
    ["answers with nothing of use", [200, { ok: true }] as [number, unknown]],
    ["does not know the key", [401, { code: "unknown_key" }] as [number, unknown]],
  ])("%s disturbs nobody, and is told", async (_what, answer) => {
    site.answer = () => answer;
    const { page, order, errors, failures } = await site.visit();
    await until(async () => (await failures()).includes("config"));
    await order();
    await pause();
    expect(errors).toEqual([]);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(new Set(await failures())).toEqual(new Set(["config"]));
  });

  it("cannot decide: the survey waits", async () => {
    site.answer = ({ path }) => (path === "/v1/decide" ? [503, {}] : undefined!);
    const { page, order, errors, failures } = await site.visit();
    await order();
    await until(async () => (await failures()).includes("decide"));
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("refuses the answer for good: the visitor is told calmly, the host precisely", async () => {
    site.surveys = [single];
    site.answer = ({ path, body }) =>
      path === "/v1/collect"
        ? [
            200,
            {
              results: (body.items as { id: string; type: string }[]).map(({ id, type }) => ({
                id,
                status: type === "response" ? "rejected" : "stored",
                code: "survey_not_live",
              })),
            },
          ]
        : undefined!;
    const { page, order, errors, failures } = await site.visit();
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "No hemos podido registrar tu respuesta" }).waitFor();
    expect(await failures()).toEqual(["rejected"]);
    expect(errors).toEqual([]);
  });
});

describe("files that cannot be fetched", () => {
  it.each(["view", "kind"] as const)("%s: no survey, no error, told", async (part) => {
    const yesno = { id: "again", kind: "yesno", ask: "¿Volverías?" } as (typeof survey.questions)[number];
    site.surveys = [{ ...single, questions: [yesno] }];
    const { view, kinds } = site.built;
    const file = { view: view.es!, kind: kinds.yesno!.es! }[part];
    const { page, order, errors, failures } = await site.visit();
    await until(() => page.evaluate(() => (window as unknown as { voz: { ready?: boolean } }).voz.ready === true));
    await page.route(`**/${file}*`, (route) => route.abort());
    await order();
    await until(async () => (await failures()).length > 0);
    await pause(200);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("a kind that this version does not know: no survey, no error, told", async () => {
    const rating = { id: "stars", kind: "stars", ask: "¿?" } as unknown as (typeof survey.questions)[number];
    site.surveys = [{ ...single, questions: [survey.questions[0]!, rating] }];
    const { page, order, errors, failures } = await site.visit();
    await order();
    await until(async () => (await failures()).length > 0);
    await pause(200);
    expect(await failures()).toEqual(["view"]);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe("a page that", () => {
  const hostile: [string, PageOptions][] = [
    [
      "forbids storage",
      {
        before: `<script NONCE>Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });</script>`,
      },
    ],
    [
      "has no room in its storage",
      {
        before: `<script NONCE>Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };</script>`,
      },
    ],
    [
      "holds somebody else's values under our names",
      {
        before: `<script NONCE>for (const name of ["id", "t", "x", "o.voz_pk_1", "s", "p"]) localStorage.setItem("voz." + name, '{"a":[');</script>`,
      },
    ],
    [
      "holds wrong shapes under our names",
      {
        before: `<script NONCE>for (const name of ["id", "t", "x", "o.voz_pk_1", "s", "p"]) localStorage.setItem("voz." + name, '[[1],{"a":null},null,3]');</script>`,
      },
    ],
    [
      "has patched arrays",
      { before: `<script NONCE>Array.prototype.last = function () { return this[this.length - 1]; };</script>` },
    ],
    [
      "has no beacon",
      { before: `<script NONCE>Object.defineProperty(navigator, "sendBeacon", { value: undefined });</script>` },
    ],
    ["has no idle callback", { before: `<script NONCE>window.requestIdleCallback = undefined;</script>` }],
    [
      "has no popover and no constructed stylesheets",
      {
        before: `<script NONCE>delete HTMLElement.prototype.showPopover; delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; window.CSSStyleSheet = undefined;</script>`,
      },
    ],
    ["includes the script three times", { times: 3 }],
    [
      "throws in its listeners",
      {
        before: `<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); }; voz("on", "shown", function () { throw new Error("host"); });</script>`,
      },
    ],
    [
      "calls what does not exist",
      {
        before: `<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); }; voz("nothing", 1); voz(); voz(null); voz("identify"); voz("touch"); voz("on", "shown");</script>`,
      },
    ],
  ];
  it.each(hostile)("%s still gets its survey, and no error", async (_what, options) => {
    site.surveys = [single];
    for (const attributes of ["", 'data-consent="granted"']) {
      site.requests = [];
      const { page, context, order, errors } = await site.visit({ ...options, attributes });
      await order();
      await page.getByRole("radio", { name: "9" }).check();
      expect(await page.getByRole("dialog").count()).toBe(1);
      expect(await page.getByRole("dialog").evaluate((dialog) => getComputedStyle(dialog).borderTopLeftRadius)).toBe(
        "20px",
      );
      await page.getByRole("button", { name: "Enviar" }).click();
      await page.getByRole("heading", { name: "Gracias" }).waitFor();
      expect(site.responses()).toHaveLength(1);
      expect(errors).toEqual([]);
      await context.close();
    }
  });

  it("has frozen what is built in: the survey comes up, and what fails is told", async () => {
    site.surveys = [single];
    const { page, order, errors, failures } = await site.visit({
      before: `<script NONCE>for (const one of [Error, Object, Array, Promise]) Object.freeze(one.prototype);</script>`,
    });
    await page.evaluate(() => (window as unknown as { voz: (name: string) => void }).voz("nonsense"));
    await order();
    await page.locator("voz-survey").getByRole("radiogroup").waitFor();
    await until(async () => (await failures()).includes("command"));
    expect(errors).toEqual([]);
  });

  it("fails while the survey is put up: it is told, nothing of it stays, and the next time it comes up", async () => {
    site.surveys = [single];
    const { page, order, errors, failures } = await site.visit({
      before: `<script NONCE>
        const { showPopover } = HTMLElement.prototype;
        HTMLElement.prototype.showPopover = function () {
          HTMLElement.prototype.showPopover = showPopover;
          throw new DOMException("no", "InvalidStateError");
        };
      </script>`,
    });
    await order();
    await until(async () => (await failures()).length > 0);
    await pause(200);
    expect(await failures()).toEqual(["view"]);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(errors).toEqual([]);
    await order();
    await page.getByRole("dialog").waitFor();
    expect(await page.locator("voz-survey").count()).toBe(1);
    expect(await failures()).toEqual(["view"]);
  });

  it("has frozen the name: quiet, and the page goes on", async () => {
    const { errors, page } = await site.visit({
      before: `<script NONCE>Object.defineProperty(window, "voz", { value: Object.freeze(function () {}) });</script>`,
    });
    await pause();
    expect(errors).toEqual([]);
    expect(await page.locator("voz-survey").count()).toBe(0);
  });

  it("finds nothing of Voz but one name", async () => {
    const { page, order } = await site.visit();
    const clean = await site.again(page.context(), {
      path: "/clean",
      key: "",
      html: "",
      attributes: "type=text/plain",
    });
    await order();
    await page.getByRole("dialog").waitFor();
    const names = (visit: typeof page): Promise<string[]> => visit.evaluate(() => Object.getOwnPropertyNames(window));
    const before = new Set(await names(clean.page));
    expect((await names(page)).filter((name) => !before.has(name))).toEqual([]);
    await page.getByRole("button", { name: "Cerrar" }).click();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/voz-survey|style=/);
  });
});

describe("without a connection", () => {
  it("the answer is kept, the visitor is told, and it goes when the connection is back", async () => {
    site.surveys = [single];
    const { page, context, order, errors } = await site.visit();
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await until(() => site.steps().length === 2 || site.steps().length === 3);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("heading", { name: "Tu respuesta está guardada y se enviará sola" }).waitFor();
    expect(site.responses()).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1"))).toContain('"nps":9');
    await context.setOffline(false);
    await until(() => site.responses().length === 1, 6_000);
    await until(() => page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1") === null));
    expect(errors).toEqual([]);
  });

  it("an answer that hangs does not keep the visitor waiting", async () => {
    site.surveys = [single];
    const { page, order } = await site.visit();
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await page.route("**/v1/collect", () => new Promise(() => undefined));
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("button", { name: "Enviando…" }).waitFor();
    await page.getByRole("heading", { name: "Tu respuesta está guardada" }).waitFor({ timeout: 8_000 });
  });

  it("two tabs lose nothing", async () => {
    site.surveys = [{ ...single, repeat: { mode: "always" } }];
    const one = await site.visit();
    const two = await site.again(one.context);
    for (const { order, page } of [one, two]) {
      await order();
      await page.getByRole("radio", { name: "9" }).check();
    }
    await until(() => site.steps().length === 6);
    site.answer = () => "hang up";
    for (const { page } of [one, two]) {
      await page.getByRole("button", { name: "Enviar" }).click();
      await page.getByRole("heading", { name: "guardada" }).waitFor();
    }
    const kept = JSON.parse((await two.page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1")))!) as {
      id: string;
    }[];
    expect(kept).toHaveLength(2);
    site.answer = undefined;
    site.requests = [];
    await one.page.close();
    await two.page.close();
    const three = await site.again(one.context);
    await until(() => new Set(site.responses().map(({ id }) => id)).size === 2);
    await until(() => three.page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1") === null));
    expect(new Set(site.responses().map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)));
  });

  it("two clicks on Send are one response", async () => {
    site.surveys = [single];
    const { page, order } = await site.visit();
    await order();
    await page.getByRole("radio", { name: "9" }).check();
    await page.getByRole("button", { name: "Enviar" }).dblclick();
    await page.getByRole("heading", { name: "Gracias" }).waitFor();
    await pause();
    expect(site.responses()).toHaveLength(1);
  });
});
