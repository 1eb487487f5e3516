/**
 * How a survey looks: tokens, each with a default. A workspace gives its own, a survey may give others; the Worker
 * resolves them when it publishes, so that a page only has to write what it gets.
 */
import * as v from "valibot";

/** What is coloured. All but the first three follow from those where they are not given. */
export const colourTokens = [
  "paper",
  "ink",
  "accent",
  "on-accent",
  "soft",
  "edge",
  "line",
  "fill",
  "bad",
  "focus",
] as const;
export type ColourToken = (typeof colourTokens)[number];

const Colour = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^#([\da-f]{3}|[\da-f]{6})$/i, "A colour is written #rrggbb, such as #2563eb."),
);
const Colours = v.strictObject(
  {
    /** The card. */
    paper: v.optional(Colour),
    /** Its text. */
    ink: v.optional(Colour),
    /** What is chosen, and the button that goes on. The ink if missing. */
    accent: v.optional(Colour),
    "on-accent": v.optional(Colour),
    /** Quiet text. */
    soft: v.optional(Colour),
    /** The outline of a control. */
    edge: v.optional(Colour),
    line: v.optional(Colour),
    /** The ground of a scale, and of what the pointer is on. */
    fill: v.optional(Colour),
    bad: v.optional(Colour),
    focus: v.optional(Colour),
  } satisfies Record<ColourToken, unknown>,
  `The colours of a theme are: ${colourTokens.join(", ")}.`,
);

/** Names as a stylesheet lists them; a text with anything else in it could end the declaration. */
const families = /^(?:[a-z][\w -]*|"[\w -]+"|'[\w -]+')(?:\s*,\s*(?:[a-z][\w -]*|"[\w -]+"|'[\w -]+'))*$/i;

export const densities = ["compact", "regular", "roomy"] as const;
export const shadows = ["none", "soft", "strong"] as const;
export const schemes = ["auto", "light", "dark"] as const;
export const mostRadius = 40;

/** A theme as people give it: any part of it may be missing. A dark theme is made of the light one where none is given. */
export const ThemeDraft = v.strictObject(
  {
    light: v.optional(Colours),
    dark: v.optional(Colours),
    /** Corners, in pixels. */
    radius: v.optional(
      v.pipe(
        v.number(),
        v.minValue(0),
        v.maxValue(mostRadius, `A radius is at most ${mostRadius} pixels; the controls' own follow from it.`),
      ),
    ),
    /** `system`, `inherit` for the font of the page, or names of fonts that the page has loaded. */
    font: v.optional(
      v.pipe(v.string(), v.trim(), v.maxLength(200), v.regex(families, "Fonts are names with commas between them.")),
    ),
    density: v.optional(v.picklist(densities)),
    shadow: v.optional(v.picklist(shadows)),
    /** `auto` follows the visitor's own setting. */
    scheme: v.optional(v.picklist(schemes)),
  },
  "A theme is { light, dark, radius, font, density, shadow, scheme }.",
);
export type ThemeDraft = v.InferOutput<typeof ThemeDraft>;

const Tokens = v.record(v.string(), v.string());
/** A theme as pages get it: every token, as a stylesheet writes it; texts and controls keep their contrast. */
export const Theme = v.object({
  /** token → `#rrggbb`, or `#rrggbbaa` for what casts the shadow. */
  light: Tokens,
  dark: Tokens,
  radius: v.string(),
  font: v.string(),
  density: v.string(),
  shadow: v.string(),
  scheme: v.string(),
});
export type Theme = v.InferOutput<typeof Theme>;
