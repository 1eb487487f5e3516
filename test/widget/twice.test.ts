/** Never lost, never twice: whatever connection, tab, button or server does between an answer and its acknowledgement. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CollectItem, ResponseItem } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, survey, until, type Site, type Visit } from "./site.ts";

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
const two = { ...survey, decide: false, questions: survey.questions.slice(0, 2) };
const granted = { attributes: 'data-consent="granted"' };
const day = 86_400_000;

const choose = (page: Page, score: number): Promise<void> =>
  page.getByRole("radio", { name: String(score), exact: true }).check();
const press = (page: Page, name = "Enviar"): Promise<void> => page.getByRole("button", { name }).click();
const says = (page: Page, words: string): Promise<void> => page.getByRole("heading", { name: words }).waitFor();
const waiting = async (page: Page): Promise<ResponseItem[]> =>
  JSON.parse((await page.evaluate(() => localStorage.getItem("voz.o.voz_pk_1"))) ?? "[]") as ResponseItem[];
const ids = (): string[] => [...new Set(site.responses().map(({ id }) => id))];

/** A Worker that keeps what it is sent, and answers as it does: by id, revision and content. */
function commits(then: (request: number) => "answer" | "hang up" | number = () => "answer") {
  const kept = new Map<string, ResponseItem>();
  const statuses: string[] = [];
  let requests = 0;
  site.answer = ({ path, body }) => {
    if (path !== "/v1/collect") return undefined!;
    const how = then((requests += 1));
    if (typeof how === "number") return [how, {}];
    const results = (body.items as CollectItem[]).map((item) => {
      if (item.type !== "response") return { id: item.id, status: "stored" };
      const before = kept.get(item.id);
      const same = JSON.stringify(before) === JSON.stringify(item);
      const newer = !before || item.revision! > before.revision!;
      const status = newer ? "stored" : same ? "duplicate" : "rejected";
      if (newer) kept.set(item.id, item);
      statuses.push(status);
      return { id: item.id, status };
    });
    return how === "hang up" ? "hang up" : [200, { results }];
  };
  return { kept, statuses, requests: () => requests };
}

describe("formbricks#7430: an answer that was stored, and never acknowledged,", () => {
  it("is sent again under the same id and stays one response", async () => {
    site.surveys = [short];
    const { kept, statuses } = commits((request) => (request < 3 ? "hang up" : "answer"));
    const { page, order } = await site.visit(granted);
    await order();
    await choose(page, 9);
    await press(page);
    await says(page, "guardada");
    await until(() => statuses.includes("duplicate"), 12_000);
    await until(async () => (await waiting(page)).length === 0);
    expect(kept.size).toBe(1);
    expect(statuses).not.toContain("rejected");
  });

  it("is so on the next page, too", async () => {
    site.surveys = [short];
    const first = commits(() => "hang up");
    const { page, context, order } = await site.visit();
    await order();
    await choose(page, 9);
    await press(page);
    await says(page, "guardada");
    await page.close();
    expect(first.kept.size).toBe(1);
    const [kept] = first.kept.values();
    site.requests = [];
    site.answer = undefined;
    const next = await site.again(context);
    await until(() => site.responses().length > 0);
    await until(async () => (await waiting(next.page)).length === 0);
    // As often as it takes, each time the same.
    for (const response of site.responses()) expect(response).toEqual(kept);
  });
});

describe("sourcegraph-public-snapshot#43884: one response of", () => {
  const hasty: [string, (page: Page) => Promise<void>][] = [
    ["two clicks", (page) => page.getByRole("button", { name: "Enviar" }).dblclick()],
    [
      "five presses of Enter",
      async (page) => {
        for (let press = 0; press < 5; press += 1) await page.keyboard.press("Enter");
      },
    ],
    [
      "a click while the first one is on its way",
      async (page) => {
        await press(page);
        await page.getByRole("button", { name: "Enviando…" }).click({ force: true });
      },
    ],
  ];
  it.each(hasty)("%s", async (_what, act) => {
    site.surveys = [short];
    const { page, order, errors } = await site.visit();
    await page.route("**/v1/collect", async (route) => {
      await pause(400);
      await route.continue();
    });
    await order();
    await choose(page, 9);
    await act(page);
    await says(page, "Gracias");
    await pause(600);
    expect(site.responses()).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});

describe("without a connection", () => {
  const begin = async (): Promise<Visit> => {
    site.surveys = [short];
    const { context, page } = await site.visit();
    await page.close();
    await context.clock.install();
    const visit = await site.again(context);
    await visit.order();
    await choose(visit.page, 9);
    await until(() => site.steps().includes("started"));
    return visit;
  };

  it("for a day: the answer waits, and goes once, as of when it was given", async () => {
    const { page, context } = await begin();
    const given = Date.now();
    await context.setOffline(true);
    await press(page);
    await says(page, "guardada");
    let tries = 0;
    page.on("request", () => (tries += 1));
    await page.clock.fastForward(day);
    await page.clock.runFor(1_000);
    expect(tries).toBeLessThan(50);
    expect(await waiting(page)).toHaveLength(1);
    await context.setOffline(false);
    await until(() => site.responses().length > 0, 8_000);
    await until(async () => (await waiting(page)).length === 0);
    await page.clock.runFor(400_000);
    expect(site.responses()).toHaveLength(1);
    expect(Math.abs(Date.parse(site.responses()[0]!.at) - given)).toBeLessThan(30_000);
    // The server can tell an old answer from a wrong clock.
    const sent = site.requests.find(({ body }) => JSON.stringify(body).includes('"response"'))!;
    expect(Date.parse(String(sent.body.sentAt)) - given).toBeGreaterThan(day / 2);
  });

  it("and the page closed: the next one sends it, once", async () => {
    const { page, context } = await begin();
    await context.setOffline(true);
    await press(page);
    await says(page, "guardada");
    const [kept] = await waiting(page);
    await page.close();
    await context.clock.setSystemTime(Date.now() + day);
    await context.setOffline(false);
    const next = await site.again(context);
    // What the closed page's beacon may still have brought is the same answer, and none of this page's doing.
    const sent = (): ResponseItem[] =>
      site.requests
        .filter(({ body }) => Date.parse(String(body.sentAt)) > Date.now() + day / 2)
        .flatMap(({ body }) => body.items as CollectItem[])
        .filter((item) => item.type === "response");
    await next.page.clock.runFor(5_000);
    await until(() => sent().length > 0);
    await until(async () => (await waiting(next.page)).length === 0);
    await next.page.clock.runFor(60_000);
    expect(sent()).toEqual([kept]);
    for (const response of site.responses()) expect(response).toEqual(kept);
    // And who answered is not asked again.
    await next.order();
    await next.page.clock.runFor(2_000);
    expect(await next.page.locator("voz-survey").count()).toBe(0);
  });

  it.each(["survey closed", "page reloaded"])("and the %s: the answer is kept all the same", async (what) => {
    const { page, context } = await begin();
    await context.setOffline(true);
    await press(page);
    await says(page, "guardada");
    if (what === "survey closed") await press(page, "Cerrar");
    await context.setOffline(false);
    if (what === "page reloaded") await page.reload();
    await until(() => ids().length === 1, 8_000);
    await until(async () => (await waiting(page)).length === 0);
  });
});

describe("an API that", () => {
  it("fails three times gets the answer the fourth time, once", async () => {
    site.surveys = [short];
    const { kept, requests, statuses } = commits((request) => (request < 4 ? 500 : "answer"));
    const { page, order } = await site.visit({ attributes: "data-manual" });
    await order();
    await choose(page, 9);
    await press(page);
    await says(page, "guardada");
    await until(() => statuses.length > 0, 15_000);
    await pause(500);
    expect([kept.size, requests() > 3, statuses]).toEqual([1, true, ["stored"]]);
    expect(await waiting(page)).toEqual([]);
  });

  it("easylist#10442: is blocked by name: a calm word, the answer kept, and sent once nobody blocks it", async () => {
    site.surveys = [short];
    const { page, context, order, errors } = await site.visit();
    await order();
    await choose(page, 9);
    await until(() => site.steps().includes("started"));
    await context.route("**/v1/collect", (route) => route.abort("blockedbyclient"));
    await press(page);
    await says(page, "guardada");
    expect(await waiting(page)).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.unroute("**/v1/collect");
    await page.reload();
    await until(() => ids().length === 1);
    await until(async () => (await waiting(page)).length === 0);
  });

  it("the sender's file blocked: the answer is kept, and the next page sends it", async () => {
    site.surveys = [short];
    const { page, context, order, errors } = await site.visit();
    await context.route(`**/${site.built.sender}*`, (route) => route.abort("blockedbyclient"));
    await order();
    await choose(page, 9);
    await press(page);
    await says(page, "guardada");
    expect(await waiting(page)).toHaveLength(1);
    expect(errors).toEqual([]);
    await context.unroute(`**/${site.built.sender}*`);
    await page.reload();
    await until(() => ids().length === 1);
    await until(async () => (await waiting(page)).length === 0);
  });
});

describe("posthog#19300, posthog-js#2786: what was begun", () => {
  const begin = async (options: object): Promise<Visit> => {
    site.surveys = [two];
    const visit = await site.visit(options);
    await visit.order();
    await choose(visit.page, 3);
    await until(() => site.steps().includes("started"));
    return visit;
  };
  const closings: [string, (page: Page, context: BrowserContext) => Promise<unknown>][] = [
    ["a closed tab", (page) => page.close({ runBeforeUnload: true })],
    ["a reload", (page) => page.reload()],
    ["another site", (page) => page.goto("about:blank")],
  ];

  it.each(closings)("with consent goes out by %s, as partial", async (_what, leave) => {
    const { page, context } = await begin(granted);
    await leave(page, context);
    await until(() => site.responses().length > 0);
    expect(site.responses()[0]).toMatchObject({ state: "partial", answers: { nps: 3 }, revision: 1 });
  });

  it.each(closings)("without consent goes nowhere by %s", async (_what, leave) => {
    const { page, context } = await begin({});
    await leave(page, context);
    await pause(600);
    expect(site.responses()).toEqual([]);
  });

  it("leaves once with a page that goes in several steps", async () => {
    const { page } = await begin(granted);
    const beacons = await page.evaluate(() => {
      const sent: string[] = [];
      navigator.sendBeacon = (_url, body) => sent.push(String(body)) > 0;
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      dispatchEvent(new Event("pagehide"));
      document.dispatchEvent(new Event("visibilitychange"));
      return sent;
    });
    expect(beacons.filter((body) => body.includes('"partial"'))).toHaveLength(1);
  });

  it("with consent is there again after a reload, and becomes one complete response", async () => {
    const { page, order } = await begin(granted);
    await page.reload();
    await order();
    expect(await page.getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    await press(page, "Siguiente");
    await page.getByRole("radio", { name: "Mejor", exact: true }).check();
    await press(page);
    await says(page, "Gracias");
    await until(() => site.responses().at(-1)?.state === "complete");
    expect(ids()).toHaveLength(1);
    const revisions = site.responses().map(({ revision }) => revision!);
    expect(revisions).toEqual([...revisions].sort());
    expect(site.responses().at(-1)!.answers).toEqual({ nps: 3, kept: 1 });
  });

  it("and closed by the visitor, is told as abandoned, under the same id", async () => {
    const { page } = await begin(granted);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await until(() => site.responses().length > 0);
    await press(page, "Cerrar");
    await until(() => site.responses().at(-1)!.state === "abandoned");
    expect(ids()).toHaveLength(1);
    expect(site.responses().at(-1)!.revision).toBeGreaterThan(1);
    expect(site.responses().at(-1)!.answers).toEqual({ nps: 3 });
  });
});

describe("posthog#21486, posthog-js#2075, posthog#31243, formbricks#4282: who answered is not asked again", () => {
  const answered = async (options: object = {}): Promise<Visit> => {
    site.surveys = [short];
    const visit = await site.visit(options);
    await visit.order();
    await choose(visit.page, 9);
    await press(visit.page);
    await says(visit.page, "Gracias");
    return visit;
  };
  const notAsked = async ({ page, order }: Pick<Visit, "page" | "order">): Promise<void> => {
    await until(() => page.evaluate("!!(window.voz && voz.ready)"));
    await order();
    await pause(700);
    expect(await page.locator("voz-survey").count()).toBe(0);
  };

  it("on the same page, once the farewell is gone", async () => {
    const visit = await answered();
    await press(visit.page, "Cerrar");
    await notAsked(visit);
    await until(async () => String(await visit.page.evaluate("voz('explain', 'sur_1')")).includes("answered"));
  });

  it.each([
    ["without consent", ""],
    ["with consent", 'data-consent="granted"'],
  ])("after a reload, and by the back button, %s", async (_state, attributes) => {
    const visit = await answered({ attributes });
    await visit.page.reload();
    await notAsked(visit);
    await visit.page.goto("about:blank");
    await visit.page.goBack();
    await notAsked(visit);
    expect(ids()).toHaveLength(1);
  });

  it("formbricks#5813: in another tab, open since before", async () => {
    site.surveys = [short];
    const other = await site.visit();
    const one = await site.again(other.context);
    await one.order();
    await choose(one.page, 9);
    await press(one.page);
    await says(one.page, "Gracias");
    await notAsked(other);
  });

  it("in another tab where it stands already: it goes away there", async () => {
    site.surveys = [short];
    const one = await site.visit();
    const other = await site.again(one.context);
    for (const tab of [one, other]) {
      await tab.order();
      await tab.page.getByRole("dialog").waitFor();
    }
    await choose(one.page, 9);
    await press(one.page);
    await says(one.page, "Gracias");
    await until(async () => (await other.page.locator("voz-survey").count()) === 0);
    await pause(300);
    expect(ids()).toHaveLength(1);
    expect(other.errors).toEqual([]);
  });

  it("unless the survey says always", async () => {
    site.surveys = [{ ...short, repeat: { mode: "always" } }];
    const { page, order } = await site.visit();
    for (const score of [9, 8]) {
      await order();
      await choose(page, score);
      await press(page);
      await says(page, "Gracias");
      await press(page, "Cerrar");
    }
    await until(() => ids().length === 2);
  });
});
