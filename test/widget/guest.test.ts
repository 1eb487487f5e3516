/** A guest in somebody's page: it takes nothing of the page's looks, moves nothing, and leaves nothing behind. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, pause, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

/** Where and how each part of the survey is drawn. */
const drawn = (page: Page): Promise<unknown> =>
  page.locator("voz-survey").evaluate((host) =>
    [host, ...host.shadowRoot!.querySelectorAll("*")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, font, letterSpacing, textTransform, display, position, opacity, zIndex } =
        getComputedStyle(element);
      return [
        element.tagName,
        x,
        y,
        width,
        height,
        color,
        backgroundColor,
        font,
        letterSpacing,
        textTransform,
        display,
        position,
        opacity,
        zIndex,
      ].join(" ");
    }),
  );
const still = { browser: { reducedMotion: "reduce" as const, viewport: { width: 1000, height: 700 } } };

const hostile: [string, string][] = [
  [
    "everything, marked important",
    "* { all: unset !important; display: inline !important; color: lime !important; font: 40px cursive !important; }",
  ],
  [
    "our own element",
    "voz-survey { display: none !important; position: static !important; opacity: 0 !important; width: 10px !important; transform: rotate(9deg) !important; }",
  ],
  [
    "popovers and backdrops",
    "[popover] { inset: 0 !important; background: red !important; border: 9px solid !important; } ::backdrop { background: red !important; }",
  ],
  [
    "inherited text",
    "html, body { font: italic 900 40px/3 cursive; letter-spacing: 1em; text-transform: uppercase; text-align: right; color: red; visibility: visible; cursor: wait; word-spacing: 1em; text-indent: 5em; white-space: nowrap; }",
  ],
  [
    "a transformed, clipped body",
    "body { transform: scale(.5) translateX(50px); overflow: hidden; height: 100px; filter: blur(2px); }",
  ],
  [
    "tags by name",
    "section, form, h2, label, input, button, textarea, fieldset, p, span, div { all: unset; display: none; border: 9px solid red; }",
  ],
  ["the root's font size", "html { font-size: 40px; zoom: 1; }"],
  ["something above everything", "#top { position: fixed; inset: 0; z-index: 2147483647; background: #000; }"],
];

describe("hostile styles", () => {
  it.each(hostile)("%s: the survey looks as it does alone", async (_what, css) => {
    const alone = await site.visit(still);
    await alone.order();
    await alone.page.getByRole("dialog").waitFor();
    await pause(400);
    const { page, order } = await site.visit({
      ...still,
      path: "/hostile",
      before: `<style>${css}</style><div id="top"></div>`,
    });
    await order();
    await page.getByRole("dialog").waitFor();
    await pause(400);
    expect(await drawn(page)).toEqual(await drawn(alone.page));
    expect(await page.evaluate(() => document.elementFromPoint(innerWidth - 200, innerHeight - 60)?.tagName)).toBe(
      "VOZ-SURVEY",
    );
  });
});

it("the backdrop of a page's dialogs does not come over it", async () => {
  const { page, order } = await site.visit({
    ...still,
    html: "<h1>Shop</h1>",
    before: "<style>::backdrop { background: red; }</style>",
  });
  await order();
  await page.getByRole("dialog").waitFor();
  const pixel = await page.screenshot({ clip: { x: 300, y: 300, width: 1, height: 1 } });
  await page.getByRole("button", { name: "Cerrar" }).click();
  expect(pixel.equals(await page.screenshot({ clip: { x: 300, y: 300, width: 1, height: 1 } }))).toBe(true);
});

it("moves nothing, and leaves the page as it found it", async () => {
  const { page, order } = await site.visit({ ...still, html: `<main id="main">${"<p>Text</p>".repeat(80)}</main>` });
  const look = () =>
    page.evaluate(() => ({
      box: JSON.stringify(document.getElementById("main")!.getBoundingClientRect()),
      height: document.documentElement.scrollHeight,
      width: document.documentElement.clientWidth,
      html: document.documentElement.outerHTML,
      styles: document.adoptedStyleSheets.length + document.styleSheets.length,
    }));
  await page.evaluate(() => {
    const shifts: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
    new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value)),
    ).observe({ type: "layout-shift", buffered: true });
  });
  const before = await look();
  await order();
  await page.getByRole("dialog").waitFor();
  await pause(500);
  const { html: _with, ...during } = await look();
  const { html: _without, ...was } = before;
  expect(during).toEqual(was);
  await page.getByRole("button", { name: "Cerrar" }).click();
  await pause(100);
  expect(await look()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

it("keys that are typed in it are no shortcuts of the page", async () => {
  const { page, order } = await site.visit({
    before:
      '<script NONCE>window.keys = []; for (const name of ["keydown", "keyup", "keypress"]) document.addEventListener(name, function (event) { keys.push(event.key); });</script>',
  });
  await order();
  await page.getByRole("radio", { name: "3" }).check();
  await page.keyboard.press("5");
  await page.keyboard.press("s");
  expect(await page.evaluate("keys")).toEqual([]);
  expect(await page.getByRole("radio", { name: "5" }).isChecked()).toBe(true);
});

it.each([
  ["bottom-end", "ltr", "right", "bottom"],
  ["bottom-start", "ltr", "left", "bottom"],
  ["top-end", "ltr", "right", "top"],
  ["top-start", "ltr", "left", "top"],
  ["bottom-end", "rtl", "left", "bottom"],
  ["top-start", "rtl", "right", "top"],
] as const)("%s in a page from %s stands at the %s, at the %s", async (corner, dir, x, y) => {
  site.surveys = [{ ...site.surveys[0]!, show: { corner } }];
  const { page, order } = await site.visit({
    ...still,
    before: `<script NONCE>document.documentElement.dir = "${dir}"</script>`,
  });
  await order();
  const box = (await page.getByRole("dialog").boundingBox())!;
  expect(x === "left" ? box.x : 1000 - box.x - box.width).toBe(20);
  expect(y === "top" ? box.y : 700 - box.y - box.height).toBe(20);
});

it("on a phone it is a sheet at the bottom, in every corner, and nothing scrolls sideways", async () => {
  for (const corner of ["bottom-end", "top-start"] as const) {
    site.surveys = [{ ...site.surveys[0]!, show: { corner } }];
    const { page, order } = await site.visit({
      browser: { viewport: { width: 360, height: 640 }, reducedMotion: "reduce" },
    });
    await order();
    const box = (await page.getByRole("dialog").boundingBox())!;
    expect([box.x, box.width, box.y + box.height]).toEqual([0, 360, 640]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});

it("a long text scrolls inside the card, within the window", async () => {
  const [first] = site.surveys;
  site.surveys = [
    {
      ...first!,
      decide: false,
      questions: [{ id: "long", kind: "text", ask: "Una pregunta larguísima. ".repeat(80), required: true }],
    },
  ];
  const { page, order } = await site.visit({
    browser: { viewport: { width: 360, height: 500 }, reducedMotion: "reduce" },
  });
  await order();
  const box = (await page.getByRole("dialog").boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.height).toBeLessThanOrEqual(500);
  await page.getByRole("button", { name: "Enviar" }).click();
  await page.getByRole("alert").getByText("Escribe unas palabras").waitFor();
});
