/** The theme of a workspace and of a survey on the survey's own page. */
import { describe, expect, it } from "vitest";
import type { ThemeDraft } from "#contract";
import { lookOf, plain, standard } from "../../../worker/hosted/parts/look.ts";
import { styleSheet } from "../../../worker/hosted/parts/style.css.ts";
import { views } from "../../../sdk/questions/views.ts";
import { contrast } from "../../../worker/surveys/colour.ts";
import { resolveTheme } from "../../../worker/surveys/theme.ts";
import { makeWorld, threeQuestions } from "../world.ts";
import { makeHosted } from "./guest.ts";

const styleIn = (html: string): string => /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
const [day, night] = [/^:root\{([^}]*)\}/, /dark\)\{:root\{([^}]*)\}\}/];
const tokensIn = (css: string, part = day): Record<string, string> =>
  Object.fromEntries(
    (part.exec(css)?.[1] ?? "").split(";").flatMap((line) => {
      const [name = "", ...value] = line.split(":");
      return name ? [[name.replace(/^--/, ""), value.join(":")]] : [];
    }),
  );

describe("a survey's page", () => {
  it("has its theme over the workspace's, in light and dark", async () => {
    const workspace: ThemeDraft = { light: { accent: "#0b6e4f" }, radius: 4, font: "Georgia, serif" };
    const own: ThemeDraft = { light: { paper: "#fff8ec" }, density: "compact", shadow: "none" };
    const world = await makeWorld({ settings: { theme: workspace } });
    const { id } = await world.publish({ questions: threeQuestions, show: { theme: own } });
    const { open } = makeHosted(world);
    const { html, headers } = await open(`/s/${id}`);
    const css = styleIn(html);
    const { light, dark, scheme, ...tokens } = resolveTheme(workspace, own);
    const { shade: _day, ...lightOnly } = light;
    const { shade: _night, ...darkOnly } = dark;
    expect(tokensIn(css)).toMatchObject({ ...tokens, ...lightOnly, "color-scheme": scheme });
    expect(tokensIn(css, night)).toMatchObject(darkOnly);
    expect(tokensIn(css)).toMatchObject({ accent: "#0b6e4f", radius: "4px", font: "Georgia, serif", density: ".75" });
    expect(html).toContain(
      `<meta name="theme-color" content="${tokensIn(css)["ground"]}" media="(prefers-color-scheme: light)"/>`,
    );
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css)));
    expect(headers.get("content-security-policy")).toContain(
      `style-src 'self' 'sha256-${btoa(String.fromCharCode(...digest))}';`,
    );
    expect(styleIn((await open(`/s/${id}/thanks`)).html)).toBe(css);
    // Troubles belong to nobody.
    expect(styleIn((await open("/s/sur_nobody")).html)).toBe("");
  });

  it("needs no style of its own for a theme that is Voz's", async () => {
    const world = await makeWorld({ settings: { theme: { radius: 20, scheme: "auto" } } });
    const { id } = await world.publish({ questions: threeQuestions });
    expect((await makeHosted(world).open(`/s/${id}`)).html).not.toContain("<style");
    expect(styleSheet.startsWith(standard.css)).toBe(true);
  });

  it.each([
    ["light", "light"],
    ["dark", "dark"],
    ["auto", "light dark"],
  ] as const)("of scheme %s is %s, whatever the visitor's setting", async (scheme, said) => {
    const theme: ThemeDraft = { light: { accent: "#7c3aed" }, scheme };
    const world = await makeWorld({ settings: { theme } });
    const { id } = await world.publish({ questions: threeQuestions });
    const { html } = await makeHosted(world).open(`/s/${id}`);
    expect(html).toContain(`<meta name="color-scheme" content="${said}"/>`);
    const [light, dark] = [tokensIn(styleIn(html)), tokensIn(styleIn(html), night)];
    expect(light["color-scheme"]).toBe(said);
    if (scheme === "auto") expect(light["paper"]).not.toBe(dark["paper"]);
    else expect([light["paper"], light["ground"]]).toEqual([dark["paper"], dark["ground"]]);
    if (scheme === "dark") expect(light["paper"]).toBe("#1d1f24");
  });
});

describe("hostile values of a theme", () => {
  const evil = [
    "x;}</style><script>alert(1)</script>",
    "x;--ink:#fff",
    "x}body{display:none",
    'x"; --paper: red',
    '"x',
    "'x",
    "(x",
    "x)",
    "url(https://evil.test/)",
    "x/*",
    "x\\",
    "x\n}",
    "@import 'x'",
    "x!important",
    "<!--",
    "\u0000",
  ];
  it.each(evil)("in %j change nothing else and let nothing out", async (value) => {
    // Rows of other days may hold what the API would not take today.
    const theme = {
      font: value,
      radius: value,
      density: value,
      shadow: value,
      scheme: value,
      light: { paper: value, accent: "#7c3aed", [value]: value },
      dark: { ink: value },
    } as unknown as ThemeDraft;
    const { css } = lookOf(theme);
    const clean = lookOf({ light: { accent: "#7c3aed" } });
    const without = (text: string) => text.replace(/--font:[^;]*;/, "");
    expect(without(css)).toBe(without(clean.css));
    expect(css.replace("@media", "")).not.toMatch(/[<\\@/*]|evil/);
    // Signs that come in pairs do so.
    for (const part of [css.replace(/[^"]/g, ""), css.replace(/[^']/g, "")]) expect(part.length % 2).toBe(0);
    expect(css.split("(").length).toBe(css.split(")").length);
  });

  it("stand in no page", async () => {
    const theme = { font: evil[0], light: { accent: "#7c3aed" } } as ThemeDraft;
    const world = await makeWorld({ settings: { theme } });
    const { id } = await world.publish({ questions: threeQuestions });
    const { html } = await makeHosted(world).open(`/s/${id}`);
    expect(styleIn(html)).toContain("--accent:#7c3aed;");
    expect(html).not.toContain("alert(1)");
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe("the ground under the cards", () => {
  const colours = ["#ffffff", "#fff8ec", "#c0ffee", "#808080", "#777777", "#ff0000", "#123456", "#000000"];
  it.each(colours)("of a paper of %s lets texts and focus be read", (paper) => {
    for (const more of [{}, { ink: "#777777" }, { focus: "#949494", fill: "#dddddd" }]) {
      const { light } = resolveTheme({ light: { paper, ...more } });
      const { ground } = lookOf({ light: { paper, ...more } });
      for (const [token, least] of [
        ["ink", 4.5],
        ["soft", 4.5],
        ["accent", 3],
        ["focus", 3],
      ] as const)
        expect(contrast(light[token] ?? "", ground.light), token).toBeGreaterThanOrEqual(least);
    }
  });
});

it("the shared stylesheet holds what each kind brings along, and marks what is chosen without a script", () => {
  for (const { css = "" } of Object.values(views))
    for (const [selector = ""] of css.matchAll(/^[.:[][^{}@]*(?=\{)/gm))
      expect(styleSheet).toContain(selector.replace(/\.on\b/g, ":is(a.on, :has(> :checked))"));
  expect(plain.css).toBe("");
  // Nothing is named that no theme and no style sets.
  const set = new Set([...styleSheet.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  for (const [, name] of styleSheet.matchAll(/var\((--[\w-]+)/g)) expect(set).toContain(name);
});
