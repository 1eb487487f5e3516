/** What users of other products complained of, as far as no other test here is about it already. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
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

const short = { ...survey, decide: false, questions: [survey.questions[0]!] };
const answer = async (page: Page): Promise<void> => {
  await page.getByRole("radio", { name: "9" }).check();
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("heading", { name: "Gracias" }).waitFor();
};

it("formbricks#8990, #9133, #5071, Typeform/embed#282, #374: the host hears each step, with the answers, without polling", async () => {
  site.surveys = [short];
  const { page, order } = await site.visit({
    before: `<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); }; window.heard = [];
      ["shown", "started", "answered", "completed", "dismissed"].forEach(function (name) { voz("on", name, function (event) { heard.push([name, event.surveyId, event.answers]); }); });
      window.posted = 0; addEventListener("message", function () { posted++; });</script>`,
  });
  await order();
  await answer(page);
  expect(await page.evaluate("heard")).toEqual(
    [
      ["shown", "sur_1", null],
      ["started", "sur_1", null],
      ["answered", "sur_1", { nps: 9 }],
      ["completed", "sur_1", { nps: 9 }],
    ].map((one) => [one[0], one[1], one[2] ?? undefined]),
  );
  expect(await page.evaluate("posted")).toBe(0);
});

it("posthog#30735: what brings it up may look at the event's properties", async () => {
  site.surveys = [
    { ...short, when: { any: [{ event: "order_completed", where: { value: { gte: 20, lt: 100 }, plan: "pro" } }] } },
  ];
  const { page } = await site.visit();
  await until(() => site.requests.length > 0);
  for (const facts of [{}, { value: 50 }, { plan: "pro" }, { value: 100, plan: "pro" }, { value: "50", plan: "Pro" }])
    await page.evaluate(
      (given) => (window as unknown as { voz: (...all: unknown[]) => void }).voz("track", "order_completed", given),
      facts,
    );
  await pause(600);
  expect(await page.locator("voz-survey").count()).toBe(0);
  await page.evaluate("voz('track', 'order_completed', { value: 50, plan: 'pro' })");
  await page.getByRole("dialog").waitFor();
});

it("formbricks#5474: who is identified answers under that name, and the host can see it arrive", async () => {
  site.surveys = [short];
  const { page, order } = await site.visit();
  await page.evaluate("voz('identify', 'cust_7', { email: 'ana@shop.example', plan: 'pro' })");
  await order();
  await answer(page);
  expect(site.responses()[0]!.customer).toEqual({ id: "cust_7", email: "ana@shop.example", traits: { plan: "pro" } });
});

it("posthog#26391, #27368, #44281: until it is answered, at most so often, and never again after", async () => {
  const surveys = [{ ...short, repeat: { mode: "untilAnswered" as const, atMost: 3, everyDays: 0 } }];
  // The workspace asks more often than the survey does.
  const asking = { quietDays: 0, mostAsks: 50, holdout: 0 };
  site.answer = ({ path }) => (path === "/v1/config" ? [200, { surveys, asking, theme: site.theme }] : undefined!);
  const first = await site.visit({ path: "/once" });
  const { context } = first;
  await first.page.close();
  let times = 0;
  for (let visit = 0; visit < 5; visit += 1) {
    const { page, order } = await site.again(context, { path: `/visit-${visit}` });
    await until(() => page.evaluate("!!(window.voz && voz.ready)"));
    await order();
    await pause(500);
    if ((await page.locator("voz-survey").count()) > 0) {
      times += 1;
      await page.getByRole("button", { name: "Cerrar" }).click();
      await pause(50);
    }
    await page.close();
  }
  expect(times).toBe(3);
});

it("posthog#19929: four corners to choose from", async () => {
  for (const corner of ["top-start", "top-end", "bottom-start", "bottom-end"] as const) {
    site.surveys = [{ ...short, show: { corner } }];
    const { page, order, context } = await site.visit({
      browser: { viewport: { width: 900, height: 600 }, reducedMotion: "reduce" },
    });
    await order();
    const { x, y, width, height } = (await page.getByRole("dialog").boundingBox())!;
    expect([y < 300 - height / 2 ? "top" : "bottom", x + width / 2 < 450 ? "start" : "end"].join("-")).toBe(corner);
    await context.close();
  }
});

it("formbricks#5993, #5869, #5862: a survey without the visitor's language is shown in its own, not hidden", async () => {
  site.surveys = [{ ...short, locale: "es" }];
  const { page, order } = await site.visit({ lang: "fi" });
  await order();
  await page.getByRole("heading", { name: "¿Con qué probabilidad nos recomendarías?" }).waitFor();
  await answer(page);
});
