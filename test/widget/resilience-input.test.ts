/** Whatever an author writes and whatever a visitor types: it is shown as it is, fits, and comes out as it went in. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PublishedSurvey, Question, Theme } from "../../sdk/contract/wire.types.ts";
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

const phone = { viewport: { width: 320, height: 560 }, reducedMotion: "reduce" as const };
const asking = (...questions: object[]): PublishedSurvey => ({
  ...survey,
  decide: false,
  endings: [],
  questions: questions.map((one, at) => ({ id: `q${at}`, required: true, ...one })) as unknown as Question[],
});
async function shown(one: PublishedSurvey): Promise<Visit & { dialog: ReturnType<Page["locator"]> }> {
  site.surveys = [one];
  const visit = await site.visit({ browser: phone });
  await visit.order();
  const dialog = visit.page.locator("voz-survey .card");
  await dialog.waitFor();
  return { ...visit, dialog };
}
async function send({ page }: Visit): Promise<unknown> {
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("heading", { name: "Gracias" }).waitFor();
  await until(() => site.responses().length === 1);
  return site.responses()[0]!.answers.q0;
}
const fits = (visit: Visit): Promise<boolean> =>
  visit.page
    .locator("voz-survey .card")
    .evaluate((card) => card.scrollWidth <= card.clientWidth && document.documentElement.scrollWidth <= innerWidth);

const html = `"><img src=x onerror="window.hit=1"><script>window.hit=1</script>&lt;b&gt;{answer.x}{{y}}\${z}`;

it("HTML in every text of a survey is text", async () => {
  const options = [
    { id: "a", label: html },
    { id: "b", label: `B ${html}` },
  ];
  const visit = await shown({
    ...asking(
      { kind: "single", ask: html, help: html, options },
      { kind: "link", ask: html, label: html, url: "https://shop.example/?a=%22%3E" },
    ),
    layout: "page",
    endings: [{ id: "end", say: html, help: html, link: { url: "https://shop.example/", label: html } }],
  });
  const { page, dialog, errors } = visit;
  expect(await dialog.locator("img, script, b").count()).toBe(0);
  const told = async () => (await dialog.textContent())!.split(html).length - 1;
  await expect.poll(told, { timeout: 10_000 }).toBe(6);
  await page.getByRole("radio").first().check();
  await dialog.locator("a").evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await dialog.locator("a").click();
  await page.getByRole("button", { name: "Enviar" }).click();
  await until(() => site.responses().length === 1);
  await pause(200);
  // The farewell: its line, its help and its link.
  expect((await dialog.textContent())!.split(html)).toHaveLength(4);
  expect(await page.evaluate("window.hit")).toBeUndefined();
  expect(errors).toEqual([]);
});

it("a link of an author that is no web address does nothing in the page", async () => {
  const visit = await shown(asking({ kind: "link", ask: "¿?", url: "javascript:window.hit=1" }));
  await visit.dialog
    .locator("a")
    .click()
    .catch(() => undefined);
  await pause(200);
  expect(await visit.page.evaluate("window.hit")).toBeUndefined();
  expect(visit.errors).toEqual([]);
});

it("200 options scroll inside the card, and the last of them can be chosen, by keys as well", async () => {
  const options = Array.from({ length: 200 }, (_, at) => ({ id: `o${at}`, label: `Opción número ${at + 1}` }));
  const visit = await shown(asking({ kind: "single", ask: "¿Cuál?", options }));
  const { page } = visit;
  expect(await fits(visit)).toBe(true);
  const last = page.getByRole("radio", { name: "Opción número 200", exact: true });
  await last.check();
  expect(await page.getByRole("radio").count()).toBe(200);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  expect(await send(visit)).toBe("o199");
});

it("a word without an end breaks, in a heading, an option and an answer", async () => {
  const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
  const visit = await shown({
    ...asking(
      {
        kind: "single",
        ask: word,
        help: word,
        options: [
          { id: "a", label: word },
          { id: "b", label: "B" },
        ],
      },
      { kind: "text", ask: word },
    ),
    layout: "page",
  });
  await visit.page.getByRole("textbox").fill(word);
  expect(await fits(visit)).toBe(true);
});

describe("an answer of", () => {
  const texts: [string, string][] = [
    ["10,000 characters", "Ñandú ".repeat(1_666) + "abcd"],
    ["10,000 emoji, each of two units", "😀".repeat(10_000)],
    ["families, flags and marks", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇪🇸 é ạ̈́ नमस्ते"],
    ["both directions", "مرحبا hello שלום ‮evil‬ ‏x"],
    ["lines and tabs", "uno\ndos\n\n\ttres"],
    ["what looks like code", `'; DROP TABLE responses;-- <b>&amp;</b> {"a":1} \\u0000 %00 \${x}`],
  ];
  it.each(texts)("%s comes out as it went in", async (_what, text) => {
    const visit = await shown(asking({ kind: "text", ask: "¿Por qué?" }));
    await visit.page.getByRole("textbox").fill(text);
    expect(await send(visit)).toBe(text);
    expect(JSON.stringify(site.requests).length).toBeLessThan(64_000 * 4);
    expect(visit.errors).toEqual([]);
  });

  it("10,001 is refused beside the field, and nothing of it is lost", async () => {
    const visit = await shown(asking({ kind: "text", ask: "¿Por qué?" }));
    const field = visit.page.getByRole("textbox");
    const text = "a".repeat(10_001);
    await field.fill(text);
    await visit.page.getByRole("button", { name: "Enviar" }).click();
    await visit.page
      .getByRole("alert")
      .getByText(/10[.  ]?000/)
      .waitFor();
    expect(await field.inputValue()).toBe(text);
    await field.fill(text.slice(1));
    expect(await send(visit)).toBe(text.slice(1));
  });

  it.each(["   ", "\n\t ", "\u200B\u200B", "\u200D\uFEFF", "\u00A0\u2003"])(
    "nothing that can be seen (%j) is no answer",
    async (text) => {
      const visit = await shown(asking({ kind: "text", ask: "¿Por qué?" }));
      await visit.page.getByRole("textbox").fill(text);
      await visit.page.getByRole("button", { name: "Enviar" }).click();
      await until(async () => (await visit.page.getByRole("alert").textContent()) !== "");
      expect(site.responses()).toEqual([]);
    },
  );
});

describe("a theme", () => {
  const broken: [string, unknown][] = [
    ["of another shape", { accent: 5, font: { a: 1 }, radius: null }],
    ["that ends its declaration", { accent: "red;} * { display: none } :host {", font: "x</style><script>1</script>" }],
    ["with an address", { accent: "url(https://evil.example/x)", font: "url(//evil.example)" }],
    ["that is nothing", null],
    ["that is empty", {}],
  ];
  it.each(broken)("%s: the survey comes, can be read and answered, and asks nobody else", async (_what, theme) => {
    site.theme = theme as Theme;
    site.surveys = [asking({ kind: "nps", ask: "¿?" })];
    const visit = await site.visit({ browser: phone });
    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(new URL(request.url()).hostname));
    await visit.order();
    await visit.page.getByRole("radio", { name: "9" }).check();
    expect(await send(visit)).toBe(9);
    expect(asked.filter((host) => host.includes("evil"))).toEqual([]);
    expect(visit.errors).toEqual([]);
  });
});

it("posthog-js#482, formbricks#8990: a host that throws in each of its listeners is told once, and loses nothing", async () => {
  site.surveys = [asking({ kind: "nps", ask: "¿?" })];
  const visit = await site.visit({
    before: `<script NONCE>window.voz = function () { (voz.q = voz.q || []).push(arguments); };
      window.failed = []; voz("on", "failed", function (event) { failed.push(event.error.code); throw new Error("again"); });
      ["shown", "started", "answered", "completed"].forEach(function (name) { voz("on", name, function () { throw new Error(name); }); });</script>`,
  });
  await visit.order();
  await visit.page.getByRole("radio", { name: "9" }).check();
  expect(await send(visit)).toBe(9);
  expect(await visit.page.evaluate("failed")).toEqual(["callback", "callback", "callback", "callback"]);
  expect(visit.errors).toEqual([]);
});
