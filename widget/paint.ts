/** A theme as the Worker resolved it, as a rule of the shadow root's stylesheet. */
import type { Theme } from "../sdk/contract/wire.types.ts";

/**
 * Each token is a property of its name; a page may set `--voz-` and the name over it. Values that could end a
 * declaration are left out, and the schemes, which are no values, with them. Nothing of the page's reaches the tokens.
 */
const write = (tokens: object = {}): string =>
  Object.entries(tokens)
    .map(([name, value]) =>
      /^[-#\w ,.%()"']*$/.test(value as string) ? `--${name}:var(--voz-${name},${value})!important;` : "",
    )
    .join("");

export const paint = (theme: Theme | undefined): string =>
  theme
    ? `:host{${write(theme) + write(theme.light)}}@media(prefers-color-scheme:dark){:host{${write(theme.dark)}}}`
    : "";
