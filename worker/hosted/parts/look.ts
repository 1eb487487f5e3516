/**
 * A survey's theme, written as properties of its page: the tokens as the Worker resolves them, in light and in dark,
 * and the ground that the cards lie on, which is the page's alone. Pure.
 */
import type { Theme, ThemeDraft } from "#contract";
import { contrast, luminance, mix } from "../../surveys/colour.ts";
import { resolveTheme } from "../../surveys/theme.ts";

export interface Look {
  /** For the page's style; nothing where the shared stylesheet has all of it. */
  css: string;
  /** Which schemes there are, as `color-scheme` has it. */
  scheme: string;
  /** The ground, in each. */
  ground: { light: string; dark: string };
}

/** No text can end its declaration, nor, by a sign that lacks its other half, take the next ones along. */
const harmless = /^(?:[-#\w ,.%]|\([-#\w ,.%]*\)|"[-\w ,.]*"|'[-\w ,.]*')+$/;

const written = (tokens: Readonly<Record<string, string>>): string =>
  Object.entries(tokens)
    .filter(([, value]) => harmless.test(value))
    .map(([name, value]) => `--${name}:${value};`)
    .join("");

/** Darker than a dark card, and on a light one's side what its quiet surfaces are: a theme's texts can be read on both. */
function groundOf({ paper = "", ink = "", fill = "", focus = "" }: Readonly<Record<string, string>>): string {
  if (luminance(ink) > luminance(paper)) return mix(paper, "#000000", 0.22);
  return contrast(focus, fill) < 3 ? paper : fill;
}

/** A third as deep as under a card that floats above a page: here many lie on one ground, with text on it. */
const shallow = (shade = ""): string =>
  shade.slice(0, 7) +
  Math.round(Number.parseInt(shade.slice(7), 16) / 3)
    .toString(16)
    .padStart(2, "0");

function painted({ light, dark, scheme, ...tokens }: Theme): Look {
  const ground = { light: groundOf(light), dark: groundOf(dark) };
  const day = written({ ...tokens, ...light, shade: shallow(light["shade"]), ground: ground.light });
  const night = written({ ...dark, shade: shallow(dark["shade"]), ground: ground.dark });
  const css = `:root{color-scheme:${scheme};${day}}\n@media (prefers-color-scheme:dark){:root{${night}}}\n`;
  return { css, scheme, ground };
}

/** Voz's own, which the shared stylesheet begins with. */
export const standard = painted(resolveTheme());
/** Of a page that nobody gave a theme. */
export const plain: Look = { ...standard, css: "" };

/** The later drafts go before the earlier ones, token by token. */
export function lookOf(...drafts: readonly (ThemeDraft | undefined)[]): Look {
  const look = painted(resolveTheme(...drafts));
  return look.css === standard.css ? plain : look;
}
