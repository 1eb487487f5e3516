import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourTokens, type Config, type SurveyDraft, type Theme, type ThemeDraft, type Workspace } from "#contract";
import { contrast, hexFrom, mix, oklchOf } from "../../../worker/surveys/colour.ts";
import { defaultTheme, judge, pairs, resolveTheme } from "../../../worker/surveys/theme.ts";
import { makeWorld, threeQuestions } from "../world.ts";

/** The pairs that are too close, of both schemes. */
const tooClose = ({ light, dark }: Theme): string[] =>
  [light, dark].flatMap((colours) =>
    pairs.flatMap(({ token, on, least }) =>
      on
        .filter((ground) => contrast(colours[token]!, colours[ground]!) < least)
        .map((ground) => `${token} ${colours[token]} on ${ground} ${colours[ground]}`),
    ),
  );

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#0000ff", "#ffffff", 8.59],
    ["#f00", "#ffffff", 4],
    ["#FFFF00", "#000", 19.56],
  ])("of %s and %s is %d, as the figures of WCAG have it", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  it("is judged in OKLCH, where a colour comes back as it went in", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        expect(hexFrom(oklchOf(one))).toBe(one);
        expect([mix(one, other, 0), mix(one, other, 1)]).toEqual([one, other]);
      }),
    );
    // The reference values of the article that defines the space, for red, green and blue.
    for (const [colour, l, c, h] of [
      ["#ff0000", 0.628, 0.258, 29.2],
      ["#00ff00", 0.866, 0.295, 142.5],
      ["#0000ff", 0.452, 0.313, 264.1],
    ] as const) {
      const found = oklchOf(colour);
      expect(found.l).toBeCloseTo(l, 3);
      expect(found.c).toBeCloseTo(c, 3);
      expect(((found.h * 180) / Math.PI + 360) % 360).toBeCloseTo(h, 0);
    }
  });
});

describe("a resolved theme", () => {
  it("is the default where nothing is given, to the last digit", () => {
    const theme = resolveTheme(undefined, {});
    expect(theme).toMatchObject({ light: defaultTheme.light, dark: defaultTheme.dark });
    expect(theme).toMatchObject({ radius: "20px", density: "1", scheme: "light dark" });
    expect(tooClose(theme)).toEqual([]);
  });

  it("keeps AA for any two colours, and for any ten", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    const two = fc.record({ paper: hex, ink: hex, accent: hex }, { requiredKeys: [] });
    const ten = fc.record(Object.fromEntries(colourTokens.map((token) => [token, hex])), { requiredKeys: [] });
    for (const colours of [two, ten])
      fc.assert(
        fc.property(
          fc.record({ light: colours, dark: colours }, { requiredKeys: [] }),
          fc.record({ light: colours, dark: colours }, { requiredKeys: [] }),
          (workspace, survey) => {
            expect(tooClose(resolveTheme(workspace as ThemeDraft, survey as ThemeDraft))).toEqual([]);
          },
        ),
        { numRuns: 1_000 },
      );
  });

  it("moves the lightness of what is too close, no further than it has to, and keeps its hue", () => {
    const { light } = resolveTheme({ light: { accent: "#ff8a00" } });
    expect(contrast(light.accent!, light.fill!)).toBeGreaterThanOrEqual(3);
    expect(contrast(light.accent!, light.fill!)).toBeLessThan(3.1);
    expect(Math.abs(oklchOf(light.accent!).h - oklchOf("#ff8a00").h)).toBeLessThan(0.06);
    expect(resolveTheme({ light: { accent: "#7c3aed" } }).light.accent).toBe("#7c3aed");
  });

  it.each([
    ["white on a deep accent", { accent: "#7c3aed" }, "#ffffff"],
    ["a written colour, where it can be read", { accent: "#7c3aed", "on-accent": "#fef08a" }, "#fef08a"],
  ])("writes %s", (_what, light, expected) => {
    expect(resolveTheme({ light }).light["on-accent"]).toBe(expected);
  });

  it("derives quiet text, lines and grounds from a paper and an ink", () => {
    const { light } = resolveTheme({ light: { paper: "#fdf6e3", ink: "#073642" } });
    for (const token of ["soft", "edge", "line", "fill"])
      expect(light[token]).not.toBe(defaultTheme.light[token as "soft"]);
    const away = (token: string) => contrast(light[token]!, "#fdf6e3");
    expect([away("fill"), away("line"), away("edge"), away("soft"), away("ink")]).toEqual(
      [away("fill"), away("line"), away("edge"), away("soft"), away("ink")].toSorted((a, b) => a - b),
    );
  });

  it("derives a dark theme in the same hue where only a light one is given", () => {
    const { dark } = resolveTheme({ light: { paper: "#fff7ed", ink: "#431407", accent: "#c2410c" } });
    expect(contrast(dark.paper!, "#000000")).toBeLessThan(2);
    expect(Math.abs(oklchOf(dark.paper!).h - oklchOf("#fff7ed").h)).toBeLessThan(0.3);
    expect(contrast(dark.accent!, dark.paper!)).toBeGreaterThanOrEqual(3);
    // What is said of the dark theme itself counts before what is derived.
    expect(resolveTheme({ light: { paper: "#fff7ed" }, dark: { paper: "#101010" } }).dark.paper).toBe("#101010");
    expect(resolveTheme({ light: { paper: "#0b1020", ink: "#e5e7eb" } }).dark.paper).toBe("#0b1020");
  });

  it("takes the survey's word before the workspace's, token by token", () => {
    const theme = resolveTheme(
      { light: { accent: "#7c3aed", focus: "#be185d" }, radius: 8, density: "compact" },
      { light: { accent: "#0f766e" }, density: "roomy", shadow: "none" },
    );
    expect(theme.light).toMatchObject({ accent: "#0f766e", focus: "#be185d" });
    expect(theme).toMatchObject({ radius: "8px", density: "1.25", shadow: "0 0 0 1px var(--line)" });
  });

  it("has one face where the scheme is fixed", () => {
    const light = resolveTheme({ scheme: "light" });
    expect([light.scheme, light.dark]).toEqual(["light", light.light]);
    const dark = resolveTheme({ scheme: "dark" });
    expect([dark.scheme, dark.light]).toEqual(["dark", dark.dark]);
  });

  it.each([
    ["the system's font", {}, /^system-ui/],
    ["the font of the page", { font: "inherit" }, /^initial$/],
    ["a font that the page has loaded", { font: '"Inter", sans-serif' }, /^"Inter", sans-serif$/],
  ])("takes %s", (_what, draft, font) => {
    expect(resolveTheme(draft).font).toMatch(font);
  });

  it("takes the default for what is no value, and holds nothing that a stylesheet could stumble over", () => {
    const broken = {
      light: { paper: "red; } * { display: none", ink: 7, accent: "#12345", hue: "#000000" },
      radius: 900,
      density: "huge",
      shadow: null,
      scheme: "neon",
    } as unknown as ThemeDraft;
    expect(resolveTheme(broken)).toEqual(resolveTheme());
    expect(resolveTheme({ radius: Number.NaN })).toEqual(resolveTheme());
    const { light, dark, ...rest } = resolveTheme(broken);
    for (const value of [light, dark, rest].flatMap((part) => Object.values(part)))
      expect(value).toMatch(/^[-#\w ,.%()"']+$/);
  });

  it("tells what was given apart from what became of it", () => {
    const { light } = judge([{ light: { accent: "#ffd400" } }]);
    expect(light.given).toEqual({ accent: "#ffd400" });
    expect(light.colours.accent).not.toBe("#ffd400");
  });
});

describe("through the doors", () => {
  const config = async (world: Awaited<ReturnType<typeof makeWorld>>) =>
    (await world.ask<Config>(`/v1/config?key=${world.publicKey}`, { key: null })).body;

  it("a workspace's theme reaches every page, a survey's only its own", async () => {
    const world = await makeWorld();
    const plain = await world.publish({ questions: threeQuestions });
    const show = {
      as: "tab" as const,
      label: { es: "Opina", en: "Tell us" },
      theme: { light: { accent: "#0f766e" }, radius: 4 },
    };
    const own = await world.publish({ questions: threeQuestions, show });
    expect((await config(world)).theme).toEqual(resolveTheme());
    const theme = { light: { accent: "#7c3aed" }, font: "inherit" };
    const { body } = await world.ask<Workspace>("/v1/workspace", { method: "PATCH", body: { settings: { theme } } });
    expect(body.settings.theme).toEqual(theme);
    const told = await config(world);
    expect(told.theme).toEqual(resolveTheme(theme as ThemeDraft));
    const shown = ({ id }: { id: string }) => told.surveys.find((survey) => survey.id === id)?.show;
    expect(shown(plain)).toBeUndefined();
    expect(shown(own)?.theme?.light["accent"]).toBe("#0f766e");
    expect(shown(own)).toMatchObject({
      as: "tab",
      label: show.label,
      theme: { radius: "4px", font: "initial" },
    });
  });

  it("what goes without saying is not said, and a page waits for nothing", async () => {
    const world = await makeWorld();
    const when = { any: [{ event: "page" }] };
    const published = async (show: SurveyDraft["show"]) => {
      const { id } = await world.publish({ questions: threeQuestions, when, show });
      return (await config(world)).surveys.find((survey) => survey.id === id);
    };
    const popover = await published({ as: "popover", corner: "top-start" });
    expect([popover?.show, popover?.when]).toEqual([{ corner: "top-start" }, when]);
    const page = await published({ as: "page", selector: "#survey" });
    expect([page?.show, page?.when]).toEqual([{ as: "page", selector: "#survey" }, undefined]);
  });

  it.each([
    ["a colour by name", { light: { accent: "tomato" } }, "light.accent", /#rrggbb/],
    ["a colour with an alpha", { dark: { paper: "#ffffff80" } }, "dark.paper", /#rrggbb/],
    ["a token that does not exist", { light: { background: "#ffffff" } }, "light.background", /paper, ink, accent/],
    ["an absurd radius", { radius: 400 }, "radius", /at most 40/],
    ["a negative radius", { radius: -1 }, "radius", /0/],
    ["a font that ends the declaration", { font: "x;} *{display:none" }, "font", /names/],
    ["a font with an open quote", { font: '"Inter' }, "font", /names/],
    ["an unknown density", { density: "huge" }, "density", /compact/],
    ["a part that no theme has", { margin: 4 }, "margin", /light, dark, radius/],
  ])("refuses %s, in a workspace and in a survey", async (_what, theme, path, message) => {
    const world = await makeWorld();
    const refused = await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { theme } } });
    expect(refused).toMatchObject({ status: 422, body: { issues: [{ path: `settings.theme.${path}` }] } });
    expect((refused.body["issues"] as { message: string }[])[0]?.message).toMatch(message);
    const survey = { name: "x", questions: threeQuestions, show: { theme } };
    const answer = await world.ask("/v1/surveys", { body: survey });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: `show.theme.${path}` }] } });
  });

  it.each([
    ["an unknown place", { as: "banner" }, "show.as"],
    ["an unknown corner", { corner: "middle" }, "show.corner"],
    ["an empty selector", { as: "inline", selector: " " }, "show.selector"],
    ["an empty label", { as: "tab", label: {} }, "show.label"],
  ])("refuses %s", async (_what, show, path) => {
    const answer = await (
      await makeWorld()
    ).ask("/v1/surveys", { body: { name: "x", questions: threeQuestions, show } });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path }] } });
  });
});
