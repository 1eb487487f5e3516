/**
 * Colours as numbers: contrast as WCAG 2.2 defines it, and lightness as the eye sees it, in OKLCH. The matrices are
 * those of Björn Ottosson's "A perceptual color space for image processing" (bottosson.github.io/posts/oklab). Pure.
 */

type Triple = readonly [number, number, number];

/** Lightness 0 to 1, chroma from 0 on, hue in radians. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

export const isColour = (text: unknown): text is string =>
  typeof text === "string" && /^#([\da-f]{3}|[\da-f]{6})$/i.test(text);

/** `#rrggbb`, in small letters. */
export const sixDigits = (colour: string): string =>
  (colour.length === 4 ? colour.replace(/[\da-f]/gi, "$&$&") : colour).toLowerCase();

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055;

function rgbOf(colour: string): Triple {
  const digits = sixDigits(colour);
  const channel = (at: number): number => linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

const hexOf = (rgb: Triple): string =>
  `#${rgb
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, encoded(value))) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Relative luminance (WCAG 2.2). */
export function luminance(colour: string): number {
  const [r, g, b] = rgbOf(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of two colours (WCAG 2.2), 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function labOf(colour: string): Triple {
  const [r, g, b] = rgbOf(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Linear sRGB, perhaps out of its gamut. */
function rgbFrom([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

export function oklchOf(colour: string): Oklch {
  const [l, a, b] = labOf(colour);
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) };
}

const within = (rgb: Triple): boolean => rgb.every((value) => value > -0.0001 && value < 1.0001);

/** The colour of this lightness and hue; as vivid as screens can show it. */
export function hexFrom({ l, c, h }: Oklch): string {
  const lightness = Math.min(1, Math.max(0, l));
  const at = (chroma: number): Triple => rgbFrom([lightness, chroma * Math.cos(h), chroma * Math.sin(h)]);
  // The ends are black and white, whatever the hue.
  let [low, high] = [0, lightness % 1 === 0 ? 0 : c];
  if (within(at(high))) low = high;
  else
    for (let step = 0; step < 16; step += 1) {
      const middle = (low + high) / 2;
      if (within(at(middle))) low = middle;
      else high = middle;
    }
  return hexOf(at(low));
}

/** Between two colours: 0 is the one, 1 the other. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [labOf(one), labOf(other)];
  const between = from.map((value, place) => value + (to[place]! - value) * share) as unknown as Triple;
  return hexOf(rgbFrom(between));
}

/**
 * The colour itself where it stands out enough against all of these; else the nearest lightness of it, in this
 * direction, that does. Black and white are the ends of the way.
 */
export function readable(colour: string, against: readonly string[], least: number, direction: -1 | 1): string {
  const fine = (candidate: string): boolean => against.every((ground) => contrast(candidate, ground) >= least);
  if (fine(colour)) return sixDigits(colour);
  const { l, c, h } = oklchOf(colour);
  const end = direction < 0 ? 0 : 1;
  // What does not stand out at a share of the way may do so at a smaller one only where it crosses a ground; the last
  // share that fails is what counts, so it is looked for from the end.
  let [good, bad] = [1, 0];
  for (let step = 0; step < 12; step += 1) {
    const middle = (good + bad) / 2;
    if (fine(hexFrom({ l: l + (end - l) * middle, c, h }))) good = middle;
    else bad = middle;
  }
  return hexFrom({ l: l + (end - l) * good, c, h });
}
