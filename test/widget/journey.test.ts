/** The whole way of a visitor, with the built files in a real browser: by mouse, and by keyboard alone. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, pause, survey, until, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const arrival = "/?utm_source=news&utm_medium=email&utm_campaign=autumn&gclid=secret&session=private";

describe("by mouse, in Spanish", () => {
  it("from the trigger to the acknowledged answer", async () => {
    const { page, order, errors, failures } = await site.visit({ path: arrival });
    await order(19);
    await pause();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await order(20);

    const dialog = page.getByRole("dialog", { name: "Encuesta" });
    await dialog.getByRole("heading", { name: "¿Con qué probabilidad nos recomendarías?" }).waitFor();
    expect(await dialog.getByRole("radio").count()).toBe(11);
    await dialog.getByText("Nada probable").waitFor();
    await dialog.getByRole("radio", { name: "4", exact: true }).check();
    await dialog.getByRole("button", { name: "Siguiente" }).click();

    await dialog
      .getByRole("heading", {
        name: "Te prometimos: «Tu pedido llega en 24 horas». Comparado con eso, tu experiencia fue…",
      })
      .waitFor();
    await dialog.getByText("Peor", { exact: true }).click();
    await dialog.getByRole("button", { name: "Siguiente" }).click();

    await dialog.getByRole("textbox", { name: "¿Qué podemos mejorar?" }).fill("El embalaje, que llegó roto.");
    await dialog.getByRole("button", { name: "Enviar" }).click();
    await dialog.getByRole("heading", { name: "Gracias por contárnoslo." }).waitFor();
    await dialog.getByRole("button", { name: "Cerrar" }).click();
    expect(await page.locator("voz-survey").count()).toBe(0);

    await until(() => site.steps().length === 3);
    expect(site.responses()).toEqual([
      {
        type: "response",
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
        surveyId: "sur_1",
        surveyVersion: 3,
        state: "complete",
        revision: 1,
        answers: { nps: 4, kept: -1, why: "El embalaje, que llegó roto." },
        at: expect.any(String) as string,
        startedAt: expect.any(String) as string,
        locale: "es",
        touchpoint: "checkout",
        promise: { id: "prm_1", version: 2, arm: "quoted" },
        touches: [
          {
            at: expect.any(String) as string,
            params: { utm_source: "news", utm_medium: "email", utm_campaign: "autumn", gclid: "1" },
            referrer: "",
            host: "127.0.0.1",
            landing: "/",
          },
        ],
        page: { url: `${site.host}/` },
        consent: { state: "pending" },
      },
    ]);
    expect(site.steps()).toEqual(["eligible", "shown", "started"]);
    expect(JSON.stringify(site.requests)).not.toMatch(/secret|private/);
    expect(errors).toEqual([]);
    expect(await failures()).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { told: string[][] }).told.map(([name]) => name))).toEqual([
      "shown",
      "started",
      "answered",
      "answered",
      "answered",
      "completed",
    ]);
  });

  it("asks no more than it needs: no cookie, and no preflight where answers and steps are sent", async () => {
    const { page, order } = await site.visit();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await order();
    await page.getByRole("dialog").waitFor();
    // The server may have it before the browser's driver tells of it.
    await until(() => site.steps().length === 2 && asked.includes("POST /v1/collect"));
    expect(asked).not.toContain("OPTIONS /v1/collect");
    expect(asked).not.toContain("OPTIONS /v1/config");
    const { headers } = site.requests.find(({ path }) => path === "/v1/collect")!;
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    expect(site.requests.map(({ path }) => path)).toEqual(["/v1/config", "/v1/decide", "/v1/collect"]);
    for (const request of site.requests) expect(request.headers.cookie).toBeUndefined();
  });

  it("back, and skips: a good score is not asked what to do better", async () => {
    const { page, order } = await site.visit();
    await order();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: "Atrás" }).count()).toBe(0);
    await dialog.getByRole("radio", { name: "2", exact: true }).check();
    expect(await dialog.getByRole("progressbar").getAttribute("aria-label")).toBe("Pregunta 1 de 3");
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    await dialog.getByRole("button", { name: "Atrás" }).click();
    expect(await dialog.getByRole("radio", { name: "2", exact: true }).isChecked()).toBe(true);
    await dialog.getByRole("radio", { name: "10" }).check();
    expect(await dialog.getByRole("progressbar").getAttribute("aria-label")).toBe("Pregunta 1 de 2");
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    await dialog.getByRole("radio", { name: "No recuerdo" }).check();
    await dialog.getByRole("button", { name: "Enviar" }).click();
    await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
    expect(site.responses()[0]!.answers).toEqual({ nps: 10, kept: "not_recalled" });
  });

  it("the farewell goes by itself after a while", async () => {
    site.surveys = [{ ...survey, questions: [survey.questions[0]!] }];
    const { page, order } = await site.visit();
    await page.clock.install();
    await order();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "9" }).check();
    await dialog.getByRole("button", { name: "Enviar" }).click();
    await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
    await page.clock.runFor(10_000);
    expect(await page.locator("voz-survey").count()).toBe(0);
  });

  it("closing it counts as dismissed, and it does not come again", async () => {
    const { page, context, order } = await site.visit();
    await order();
    await page.getByRole("button", { name: "Cerrar" }).click();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await until(() => site.steps().includes("dismissed"));
    const next = await site.again(context);
    await next.order();
    await until(() => site.steps().includes("suppressed"));
    expect(await next.page.locator("voz-survey").count()).toBe(0);
    expect(site.responses()).toEqual([]);
  });
});

describe("a survey that may be put off", () => {
  it("offers it on the first step, goes, and comes back after its days", async () => {
    site.surveys = [{ ...survey, repeat: { ...survey.repeat, snoozeDays: 3 } }];
    const { page, context, order, errors } = await site.visit();
    await order();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "9" }).check();
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    await dialog.getByRole("button", { name: "Atrás" }).waitFor();
    expect(await dialog.getByRole("button", { name: "Ahora no" }).count()).toBe(0);
    await dialog.getByRole("button", { name: "Atrás" }).click();
    await dialog.getByRole("button", { name: "Ahora no" }).click();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await until(() => site.steps().includes("dismissed"));

    const next = await site.again(context);
    await next.order();
    await until(() => site.steps().includes("suppressed"));
    expect(site.items()).toContainEqual(expect.objectContaining({ step: "suppressed", reason: "snoozed" }));
    const later = await site.again(context);
    await later.page.clock.install({ time: Date.now() + 4 * 86_400_000 });
    await later.page.reload();
    await later.order();
    await later.page.getByRole("dialog").waitFor();
    expect(errors).toEqual([]);
  });
});

describe("by keyboard alone, in English", () => {
  it("from the page's end through every question, with Escape for none of them", async () => {
    const { page, order, errors } = await site.visit({
      lang: "en",
      html: '<h1>Shop</h1><a id="first" href="#x">A link</a>',
      path: "/keyboard",
    });
    await page.locator("#first").focus();
    await order();
    await page.getByRole("dialog", { name: "Survey" }).waitFor();
    await pause();
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("first");

    await page.keyboard.press("Tab");
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement!.shadowRoot?.activeElement?.getAttribute("value") ??
          document.activeElement!.shadowRoot?.activeElement?.textContent,
      );
    expect(await focused()).toBe("0");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Next");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Choose a number from 0 to 10.").waitFor();
    expect(await focused()).toBe("0");
    await page.keyboard.press("1");
    await page.keyboard.press("0");
    expect(await page.getByRole("radio", { name: "10" }).isChecked()).toBe(true);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await page.getByRole("radio", { name: "8" }).isChecked()).toBe(true);
    await pause(900);
    await page.keyboard.press("5");
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: "We promised: “Your order arrives within 24 hours”" }).waitFor();
    expect(await focused()).toBe("-2");
    await page.keyboard.press("Space");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "Better", exact: true }).isChecked()).toBe(true);
    await page.keyboard.press("Enter");

    await page.getByRole("textbox", { name: "What could we do better?" }).waitFor();
    await page.keyboard.type("Hmm");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Send");
    await page.keyboard.press("Space");
    await page.getByRole("alert").getByText("Tell us a little more: at least 5 characters.").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type(", faster delivery");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Thank you for telling us." }).waitFor();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Close");
    await page.keyboard.press("Enter");
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("first");
    expect(site.responses()).toMatchObject([
      { answers: { nps: 5, kept: 1, why: "Hmm, faster delivery" }, locale: "en" },
    ]);
    expect(errors).toEqual([]);
  });
});

describe("commands", () => {
  it("from before the script are played in order", async () => {
    const { page } = await site.visit({
      before: `<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); };
        voz("setContext", { orderValue: 49 }); voz("setContext", { plan: "pro" }); voz("open", "sur_1");</script>`,
    });
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "9" }).check();
    await dialog.getByRole("button", { name: "Siguiente" }).click();
    await dialog.getByRole("radio", { name: "Mejor", exact: true }).check();
    await dialog.getByRole("button", { name: "Enviar" }).click();
    await until(() => site.responses().length === 1);
    expect(site.responses()[0]!.context).toEqual({ orderValue: 49, plan: "pro" });
  });

  it("answer: respond, explain, close", async () => {
    const { page } = await site.visit();
    const run = (...command: unknown[]) =>
      page.evaluate((args) => (window as unknown as { voz: (...all: unknown[]) => unknown }).voz(...args), command);
    await until(() => page.evaluate(() => (window as unknown as { voz: { ready?: boolean } }).voz.ready === true));
    expect(await run("respond", "sur_1", { nps: 7, kept: 0 })).toMatchObject({ status: "stored" });
    // What judges is fetched when it is first asked for.
    await until(async () => String(await run("explain", "sur_1")) === "answered,undecided");
    await run("open", "sur_1");
    await page.getByRole("dialog").waitFor();
    await run("close");
    expect(await page.locator("voz-survey").count()).toBe(0);
  });

  it.each([
    ["what is live, of what was due", "**/v1/config*", "track", "order_completed"],
    ["what is live, of what was opened", "**/v1/config*", "open", "sur_1"],
    ["the view, of what was due", "**/voz/es-*", "track", "order_completed"],
    ["the view, of what was opened", "**/voz/es-*", "open", "sur_1"],
    ["the Worker's word, of what was due", "**/v1/decide", "track", "order_completed"],
    ["the Worker's word, of what was opened", "**/v1/decide", "open", "sur_1"],
  ])("close: while a page waits for %s, too; what comes later comes up", async (_what, part, ...first) => {
    // Of itself it asks for nothing: all that is held is what the command needs.
    const { page, errors } = await site.visit({ attributes: "data-manual" });
    const run = (...command: unknown[]) =>
      page.evaluate((args) => {
        (window as unknown as { voz: (...all: unknown[]) => unknown }).voz(...args);
      }, command);
    let go = (): void => undefined;
    const held = new Promise<void>((done) => (go = done));
    const asked = new Promise<void>((heard) => {
      void page.route(part, async (route) => {
        heard();
        await held;
        await route.continue();
      });
    });
    await run(...first, { value: 49 });
    await asked;
    await run("close");
    go();
    await pause(600);
    expect(await page.locator("voz-survey").count()).toBe(0);
    await run(...first, { value: 49 });
    await page.getByRole("dialog").waitFor();
    expect(errors).toEqual([]);
  });

  it("data-manual: no page moment brings a survey up, a tracked event does", async () => {
    site.surveys = [{ ...survey, decide: false, when: { any: [{ event: "page" }, { event: "order_completed" }] } }];
    const manual = await site.visit({ attributes: "data-manual" });
    await pause(600);
    expect(site.requests).toEqual([]);
    await manual.order();
    await manual.page.getByRole("dialog").waitFor();
    const automatic = await site.visit();
    await automatic.page.getByRole("dialog").waitFor();
  });

  it("data-locale chooses the language", async () => {
    const { page, order } = await site.visit({ attributes: 'data-locale="en"' });
    await order();
    await page.getByRole("dialog", { name: "Survey" }).getByRole("button", { name: "Next" }).waitFor();
    const words = site.files.filter((file) => Object.values(site.built.view).includes(file));
    expect(words).toEqual([site.built.view.en]);
  });
});

describe("page moments", () => {
  const waiting = (event: string, where?: Record<string, unknown>) =>
    [{ ...survey, decide: false, when: { any: [{ event, ...(where && { where }) }] } }] as typeof site.surveys;

  it("a route of a single page app, once its path fits", async () => {
    site.surveys = waiting("page", { path: "/thanks" });
    const { page } = await site.visit();
    await pause();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await page.evaluate(() => history.pushState({}, "", "/thanks?order=1"));
    await page.getByRole("dialog").waitFor();
  });

  it("a click on what carries data-voz", async () => {
    site.surveys = waiting("click", { name: "help" });
    const { page } = await site.visit({
      html: '<button id="a">A</button><button id="b" data-voz="help"><b>Help</b></button>',
    });
    await until(() => site.files.includes(site.built.moments));
    await pause(100);
    await page.click("#a");
    await pause();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await page.click("#b b");
    await page.getByRole("dialog").waitFor();
  });

  it("how far the page was seen", async () => {
    site.surveys = waiting("scroll", { percent: { gte: 80 } });
    const { page } = await site.visit({ html: '<div style="height:5000px">long</div>' });
    await until(() => site.files.includes(site.built.moments));
    await pause(100);
    await page.mouse.wheel(0, 1_500);
    await pause();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await page.mouse.wheel(0, 5_000);
    await page.getByRole("dialog").waitFor();
  });

  it("the pointer leaves through the top", async () => {
    site.surveys = waiting("exit");
    const { page } = await site.visit();
    await until(() => site.files.includes(site.built.moments));
    await pause(100);
    const leave = (clientY: number) =>
      page.evaluate(
        (y) => document.body.dispatchEvent(new MouseEvent("mouseout", { bubbles: true, clientY: y })),
        clientY,
      );
    await leave(300);
    await pause();
    expect(await page.locator("voz-survey").count()).toBe(0);
    await leave(-1);
    await page.getByRole("dialog").waitFor();
  });

  it("a page that held on to its stub is heard", async () => {
    const { page } = await site.visit({
      before:
        "<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); }; window.mine = window.voz;</script>",
    });
    await until(() => page.evaluate("voz.ready === true") as Promise<boolean>);
    await page.evaluate("mine('open', 'sur_1')");
    await page.getByRole("dialog").waitFor();
  });

  it("nothing is fetched for moments that no survey waits for", async () => {
    const { page } = await site.visit();
    await until(() => site.requests.length === 1);
    await page.mouse.click(10, 10);
    await pause();
    expect(site.files).toEqual(["voz.js"]);
  });
});
