/** How a survey looks: the same pixels in every page, the tokens of a theme, and what a visitor's own settings ask for. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Theme } from "../../sdk/contract/wire.types.ts";
import { contrast } from "../../worker/surveys/colour.ts";
import { resolveTheme } from "../../worker/surveys/theme.ts";
import { openSite, pause, survey, type PageOptions, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const still = { reducedMotion: "reduce" as const, viewport: { width: 1000, height: 700 } };

async function shown({ browser, ...options }: PageOptions = {}, as?: "modal" | "tab"): Promise<Page> {
  site.surveys = [{ ...survey, decide: false, ...(as && { show: { as } }) }];
  const { page, order } = await site.visit({ ...options, browser: { ...still, ...browser } });
  await order();
  if (as === "tab") await page.getByRole("button", { name: "Tu opinión" }).click();
  await page.getByRole("dialog").waitFor();
  await pause(250);
  return page;
}
const styleOf = (page: Page, selector: string, property: string, pseudo?: string): Promise<string> =>
  page.locator("voz-survey").evaluate(
    (host, [what, name, of]) => {
      const element = what ? host.shadowRoot!.querySelector(what)! : host;
      return getComputedStyle(element, of).getPropertyValue(name!);
    },
    [selector, property, pseudo] as const,
  );

/** The card without its corners, where the page shines through. */
async function bitmap(page: Page): Promise<Buffer> {
  await page.getByRole("radio", { name: "8" }).check();
  await page.mouse.move(5, 5);
  await pause(250);
  const { x, y, width, height } = (await page.getByRole("dialog").boundingBox())!;
  return page.screenshot({ clip: { x: x + 8, y: y + 8, width: width - 16, height: height - 16 } });
}

const pages: [string, string][] = [
  ["all: unset, marked important", "* { all: unset !important; }"],
  [
    "custom elements, marked important",
    "voz-survey, :not(:defined), [popover] { display: block !important; position: static !important; padding: 90px !important; font: 40px cursive !important; filter: invert(1) !important; opacity: .1 !important; color-scheme: dark !important; }",
  ],
  [
    "an old reset",
    "html, body, div, span, h1, h2, p, a, form, fieldset, label, legend, section, button, input, textarea { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline; background: transparent; } body { line-height: 1; } ol, ul { list-style: none; }",
  ],
  [
    "Bootstrap's reboot",
    "*, ::after, ::before { box-sizing: border-box; } body { margin: 0; font: 400 1rem/1.5 'Times New Roman'; color: #212529; -webkit-text-size-adjust: 100%; } button, input, textarea { margin: 0; font: inherit; } label { display: inline-block; margin-bottom: .5rem; } h2 { font-size: 2rem; margin-bottom: .5rem; } .card { display: none; } .row { display: flex; flex-wrap: wrap; margin: -12px; } .close { float: right; opacity: .5; }",
  ],
  [
    "Tailwind's preflight",
    "*, ::before, ::after, ::backdrop { box-sizing: border-box; border: 0 solid #e5e7eb; --tw-ring-color: red; margin: 0; padding: 0; } html { line-height: 1.5; font-family: ui-serif, serif; tab-size: 4; } h2 { font-size: inherit; font-weight: inherit; } button, input, textarea { font: inherit; letter-spacing: inherit; color: inherit; background: transparent; border-radius: 0; } button { background-image: none; } svg { display: block; vertical-align: middle; } ::placeholder { color: #9ca3af; }",
  ],
  [
    "our own tokens, taken by the page",
    "* { --paper: red; --ink: red; --accent: red; --radius: 0px; --gap: 0px; --font: cursive; --density: 9; --scheme: dark; --lift: 0px; } :root { --paper: red; --on-accent: red; }",
  ],
  [
    "layers at the top of everything",
    "#top { position: fixed; inset: 0; z-index: 2147483647; background: #fff; } body { transform: rotate(2deg); filter: hue-rotate(90deg); }",
  ],
];

describe("the same pixels as on a plain page", () => {
  it.each(pages)("with %s", async (_what, css) => {
    const plain = await bitmap(await shown({ path: "/plain" }));
    const page = await shown({ before: `<style>${css}</style><div id="top"></div>` });
    expect((await bitmap(page)).equals(plain)).toBe(true);
  });

  it.each(["modal", "tab"] as const)("in a %s", async (as) => {
    const plain = await bitmap(await shown({ path: "/plain" }, as));
    for (const [at, [, css]] of pages.entries()) {
      const page = await shown({ path: `/${at}`, before: `<style>${css}</style><div id="top"></div>` }, as);
      expect((await bitmap(page)).equals(plain), css).toBe(true);
      await page.context().close();
    }
  });

  it("and other pixels where something differs: the test for the test", async () => {
    const plain = await bitmap(await shown({ path: "/plain" }));
    const page = await shown({ before: "<style>:root { --voz-radius: 19px; }</style>" });
    expect((await bitmap(page)).equals(plain)).toBe(false);
  });
});

describe("a theme", () => {
  const rgb = (hex: string): string =>
    `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

  it.each(["light", "dark"] as const)("comes out token by token, %s", async (colorScheme) => {
    site.theme = resolveTheme({
      light: { accent: "#7c3aed", paper: "#fffaf3" },
      radius: 6,
      density: "compact",
      shadow: "none",
      font: '"Courier New", monospace',
    });
    const page = await shown({ browser: { colorScheme } });
    const { paper, ink, accent, line, soft } = site.theme[colorScheme];
    expect(await styleOf(page, ".card", "background-color")).toBe(rgb(paper!));
    expect(await styleOf(page, "h2", "color")).toBe(rgb(ink!));
    expect(await styleOf(page, ".main", "background-color")).toBe(rgb(accent!));
    expect(await styleOf(page, ".anchors", "color")).toBe(rgb(soft!));
    expect(await styleOf(page, ".card", "border-radius")).toBe("6px");
    expect(await styleOf(page, ".card", "padding-top")).toBe("19px");
    expect(await styleOf(page, ".card", "box-shadow")).toBe(`${rgb(line!)} 0px 0px 0px 1px`);
    expect(await styleOf(page, "h2", "font-family")).toBe('"Courier New", monospace');
  });

  it("of the survey comes before the workspace's", async () => {
    site.theme = resolveTheme({ radius: 2 });
    site.surveys = [{ ...survey, decide: false, show: { theme: resolveTheme({ radius: 11 }) } }];
    const { page, order } = await site.visit({ browser: still });
    await order();
    await page.getByRole("dialog").waitFor();
    expect(await styleOf(page, ".card", "border-radius")).toBe("11px");
  });

  it("gives way to what the page itself sets", async () => {
    const own =
      "--voz-accent: rgb(1, 2, 3); --voz-on-accent: rgb(250, 251, 252); --voz-font: Georgia; --voz-radius: 3px;";
    const page = await shown({ before: `<style>body { ${own} }</style>` });
    expect(await styleOf(page, ".main", "background-color")).toBe("rgb(1, 2, 3)");
    expect(await styleOf(page, ".main", "color")).toBe("rgb(250, 251, 252)");
    expect(await styleOf(page, "h2", "font-family")).toBe("Georgia");
    expect(await styleOf(page, ".card", "border-radius")).toBe("3px");
  });

  it("takes the font of the page where that is wanted, and where it is not, does not", async () => {
    const before = "<style>body { font: italic 900 30px/3 Georgia; }</style>";
    expect(await styleOf(await shown({ before, path: "/own" }), "h2", "font-family")).toMatch(/^system-ui/);
    site.theme = resolveTheme({ font: "inherit" });
    const page = await shown({ before });
    expect(await styleOf(page, "h2", "font-family")).toBe("Georgia");
    expect(await styleOf(page, "textarea, .main", "font-family")).toBe("Georgia");
    expect(await styleOf(page, "h2", "font-size")).toBe("18px");
    expect(await styleOf(page, "h2", "font-style")).toBe("normal");
  });

  it("of one scheme keeps to it", async () => {
    site.theme = resolveTheme({ scheme: "light" });
    const page = await shown({ browser: { colorScheme: "dark" } });
    expect(await styleOf(page, ".card", "background-color")).toBe("rgb(255, 255, 255)");
    expect(await styleOf(page, "", "color-scheme")).toBe("light");
  });

  it("cannot end its declaration", async () => {
    const theme = resolveTheme();
    const evil = "red;} :host{display:none!important} .x{color:red";
    site.theme = { ...theme, radius: evil, light: { ...theme.light, paper: evil, ink: "#010203" } };
    const page = await shown();
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    expect(await styleOf(page, "h2", "color")).toBe("rgb(1, 2, 3)");
  });

  it.each(["light", "dark"] as const)(
    "that is missing leaves the system's colours, which can be read, %s",
    async (colorScheme) => {
      site.theme = undefined as Theme | undefined;
      const page = await shown({ browser: { colorScheme } });
      const hex = (colour: string): string =>
        `#${colour
          .match(/\d+/g)!
          .slice(0, 3)
          .map((part) => Number(part).toString(16).padStart(2, "0"))
          .join("")}`;
      const paper = hex(await styleOf(page, ".card", "background-color"));
      expect(contrast(hex(await styleOf(page, "h2", "color")), paper)).toBeGreaterThan(4.5);
      expect(contrast(hex(await styleOf(page, ".anchors", "color")), paper)).toBeGreaterThan(4.5);
      const main = hex(await styleOf(page, ".main", "background-color"));
      expect(contrast(hex(await styleOf(page, ".main", "color")), main)).toBeGreaterThan(4.5);
    },
  );
});

describe("what visitors ask for", () => {
  it("nothing of it is printed", async () => {
    const page = await shown();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    const modal = await shown({ path: "/modal" }, "modal");
    await modal.emulateMedia({ media: "print" });
    expect(await modal.getByRole("dialog").isVisible()).toBe(false);
  });

  it("more contrast makes quiet text and edges as strong as the rest", async () => {
    const page = await shown();
    await page.emulateMedia({ contrast: "more" });
    expect(await styleOf(page, ".anchors", "color")).toBe(await styleOf(page, "h2", "color"));
  });

  it("forced colours keep the tab, the card and what is chosen apart", async () => {
    const page = await shown({ browser: { forcedColors: "active" } }, "tab");
    for (const part of [".tab", ".card", ".main"]) expect(await styleOf(page, part, "border-top-style")).toBe("solid");
  });

  it.each([
    [320, 256],
    [640, 360],
    [320, 568],
  ])("at %i × %i, as with a zoom of 400 %, all can be reached and nothing scrolls sideways", async (width, height) => {
    for (const as of [undefined, "modal", "tab"] as const) {
      const page = await shown({ path: `/${as}`, browser: { viewport: { width, height } } }, as);
      await page.getByRole("radio", { name: "2", exact: true }).check();
      await page.getByRole("button", { name: "Siguiente" }).click();
      await page.getByRole("radio", { name: "Peor", exact: true }).check();
      await page.getByRole("button", { name: "Siguiente" }).click();
      await page.getByRole("textbox").fill("Todo bien");
      const send = page.getByRole("button", { name: "Enviar" });
      await send.scrollIntoViewIfNeeded();
      const [card, box] = [(await page.getByRole("dialog").boundingBox())!, (await send.boundingBox())!];
      expect(card.y).toBeGreaterThanOrEqual(0);
      expect(card.x).toBeGreaterThanOrEqual(0);
      expect(card.x + card.width).toBeLessThanOrEqual(width);
      // A browser scrolls by whole pixels.
      expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(
        await page.getByRole("dialog").evaluate((element) => element.scrollWidth - element.clientWidth),
      ).toBeLessThanOrEqual(0);
      expect(parseFloat(await styleOf(page, "textarea", "font-size"))).toBeGreaterThanOrEqual(16);
      await page.context().close();
    }
  });
});
