/**
 * What a page gets for a theme: the defaults, under the workspace's, under the survey's. What is not given follows from
 * paper and ink; the dark theme follows from the light one; every text keeps 4.5 : 1 against each ground that it can
 * stand on, every control's edge, mark and focus 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11). Pure.
 */
import {
  colourTokens,
  densities,
  mostRadius,
  schemes,
  shadows,
  type ColourToken,
  type Theme,
  type ThemeDraft,
} from "#contract";
import { contrast, hexFrom, isColour, luminance, mix, oklchOf, readable, sixDigits } from "./colour.ts";

type Palette = Record<ColourToken, string>;
export type Scheme = "light" | "dark";

export const defaultTheme: Required<ThemeDraft> & Record<Scheme, Palette> = {
  light: {
    paper: "#ffffff",
    ink: "#17191d",
    accent: "#17191d",
    "on-accent": "#ffffff",
    soft: "#5c616b",
    edge: "#868b95",
    line: "#e2e4e9",
    fill: "#f2f3f5",
    bad: "#b3261e",
    focus: "#2563eb",
  },
  dark: {
    paper: "#1d1f24",
    ink: "#f3f4f6",
    accent: "#f3f4f6",
    "on-accent": "#1d1f24",
    soft: "#a6abb6",
    edge: "#7c828e",
    line: "#363940",
    fill: "#292c32",
    bad: "#ffa198",
    focus: "#7cacff",
  },
  radius: 20,
  font: "system",
  density: "regular",
  shadow: "soft",
  scheme: "auto",
};

/** Which colours meet, and how far apart they have to be. The order is the one in which they are settled. */
export const pairs: readonly { token: ColourToken; on: readonly ColourToken[]; least: number }[] = [
  { token: "ink", on: ["paper"], least: 4.5 },
  { token: "fill", on: ["ink"], least: 4.5 },
  { token: "line", on: ["ink"], least: 4.5 },
  { token: "soft", on: ["paper", "fill"], least: 4.5 },
  { token: "bad", on: ["paper"], least: 4.5 },
  { token: "accent", on: ["paper", "fill"], least: 3 },
  { token: "on-accent", on: ["accent"], least: 4.5 },
  { token: "edge", on: ["paper"], least: 3 },
  { token: "focus", on: ["paper"], least: 3 },
];

const isDark = (paper: string): boolean => contrast(paper, "#ffffff") > contrast(paper, "#000000");

/** Whichever of these reads best where the first that reads well enough is taken. */
function firstReadable(candidates: readonly string[], ground: string): string {
  const good = candidates.find((candidate) => contrast(candidate, ground) >= 4.5);
  return good ?? candidates.reduce((best, one) => (contrast(one, ground) > contrast(best, ground) ? one : best));
}

/** Every colour, from those that are given. */
function completed(given: Partial<Palette>, scheme: Scheme): Palette {
  const known = defaultTheme[scheme];
  const paper = given.paper ?? known.paper;
  const night = isDark(paper);
  const fitting = defaultTheme[night ? "dark" : "light"];
  const ink = given.ink ?? fitting.ink;
  const accent = given.accent ?? ink;
  const plain = paper === fitting.paper && ink === fitting.ink;
  const follows = (token: "soft" | "edge" | "line" | "fill", share: number): string =>
    plain ? fitting[token] : mix(paper, ink, share);
  return {
    paper,
    ink,
    accent,
    "on-accent": firstReadable([paper, "#ffffff", ink, "#000000"], accent),
    soft: follows("soft", 0.65),
    edge: follows("edge", 0.47),
    line: follows("line", 0.12),
    fill: follows("fill", 0.05),
    bad: fitting.bad,
    focus: fitting.focus,
    ...given,
  };
}

/** Every pair far enough apart; what moves is the lightness alone. */
function settled(palette: Palette, isGiven: (token: ColourToken) => boolean): Palette {
  const colours = { ...palette };
  let night = isDark(colours.paper);
  for (const { token, on, least } of pairs) {
    const isGround = token === "fill" || token === "line";
    // A ground lies on the paper's side of the ink: it could be read on the other, too, but not all else with it.
    const grounds = [...on.map((ground) => colours[ground]), ...(isGround ? [night ? "#ffffff" : "#000000"] : [])];
    const onAccent = token === "on-accent";
    // The accent may have moved, and what is written on it was chosen for the one before.
    if (onAccent && !isGiven(token))
      colours[token] = firstReadable([colours.paper, "#ffffff", colours.ink, "#000000"], colours.accent);
    const lighter = onAccent ? isDark(colours.accent) : isGround ? !night : night;
    colours[token] = readable(colours[token], grounds, least, lighter ? 1 : -1);
    // On a paper of middle tone either side can be read: all goes with the ink.
    if (token === "ink") night = luminance(colours.ink) > luminance(colours.paper);
  }
  return colours;
}

/** The dark side of what was given for the light one; marks and grounds follow from these by themselves. */
function darkened({ paper, ink, accent }: Partial<Palette>): Partial<Palette> {
  const { paper: night, ink: day } = defaultTheme.dark;
  const tinted = (colour: string, like: string, most: number): string => {
    const { c, h } = oklchOf(colour);
    return c < 0.004 ? like : hexFrom({ l: oklchOf(like).l, c: Math.min(c, most), h });
  };
  return {
    ...(paper && { paper: isDark(paper) ? paper : tinted(paper, night, 0.03) }),
    ...(ink && { ink: paper && isDark(paper) ? ink : tinted(ink, day, 0.02) }),
    ...(accent && { accent }),
  };
}

const colours = (given: object | undefined): Partial<Palette> =>
  Object.fromEntries(
    Object.entries(given ?? {})
      .filter(([token, colour]) => colourTokens.includes(token as ColourToken) && isColour(colour))
      .map(([token, colour]) => [token, sixDigits(colour as string)]),
  );

/** What one scheme says and what became of it. */
export interface Judged {
  /** As given; what was not follows from the rest. */
  given: Partial<Palette>;
  colours: Palette;
}

export function judge(drafts: readonly (ThemeDraft | undefined)[]): Record<Scheme, Judged> {
  const merged = (scheme: Scheme): Partial<Palette> =>
    Object.assign({}, ...drafts.map((draft) => colours(draft?.[scheme]))) as Partial<Palette>;
  const side = (given: Partial<Palette>, scheme: Scheme): Judged => ({
    given,
    colours: settled(completed(given, scheme), (token) => token in given),
  });
  const light = merged("light");
  return { light: side(light, "light"), dark: side({ ...darkened(light), ...merged("dark") }, "dark") };
}

const known = <Value>(list: readonly Value[], value: unknown, otherwise: Value): Value =>
  list.includes(value as Value) ? (value as Value) : otherwise;

/** Browsers look up every family that they are given and do not have, for each size and weight, while a survey comes up. */
const system = "system-ui, sans-serif";
/** A custom property that is `initial` has no value, and a font without one is the page's. */
const fontOf = (font: unknown): string =>
  font === "inherit" ? "initial" : typeof font === "string" && font !== "system" ? font : system;

const densityOf = { compact: ".75", regular: "1", roomy: "1.25" };
const shadowOf = {
  none: "0 0 0 1px var(--line)",
  soft: "0 0 0 1px var(--ring), 0 2px 6px -1px var(--ring), 0 18px 48px -8px var(--shade)",
  strong: "0 0 0 1px var(--ring), 0 4px 12px var(--ring), 0 24px 64px -4px var(--shade)",
};
const schemeOf = { auto: "light dark", light: "light", dark: "dark" };

const tokensOf = ({ colours }: Judged): Record<string, string> => {
  const night = luminance(colours.paper) < 0.18;
  return {
    ...colours,
    ring: night ? "#ffffff1a" : "#11141c12",
    shade: night ? "#000000b3" : "#11141c38",
  };
};

/** The later drafts go before the earlier ones, token by token. What is no value of its token counts as not given. */
export function resolveTheme(...drafts: readonly (ThemeDraft | undefined)[]): Theme {
  const { light, dark } = judge(drafts);
  const last = <Key extends keyof ThemeDraft>(key: Key) =>
    drafts.findLast((draft) => draft?.[key] !== undefined)?.[key];
  const scheme = known(schemes, last("scheme"), defaultTheme.scheme);
  const radius = Number(last("radius") ?? defaultTheme.radius);
  const [day, night] = [tokensOf(light), tokensOf(dark)];
  return {
    light: scheme === "dark" ? night : day,
    dark: scheme === "light" ? day : night,
    radius: `${radius >= 0 && radius <= mostRadius ? radius : defaultTheme.radius}px`,
    font: fontOf(last("font")),
    density: densityOf[known(densities, last("density"), defaultTheme.density)],
    shadow: shadowOf[known(shadows, last("shadow"), defaultTheme.shadow)],
    scheme: schemeOf[scheme],
  };
}
