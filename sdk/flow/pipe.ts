/**
 * Values quoted in a text: `{{customer.name|friend}}` becomes the name, or what stands after the bar. What comes in is
 * text and stays text; it is never read for further pipes.
 */

/** What the survey's author may quote; those with a dot take a name after it. */
export const spaces = ["answer.", "customer.", "context.", "variable.", "promise", "campaign"] as const;

/** No quoted value is longer than this, in code points. */
export const longestValue = 200;

const shape = / ?\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/** `answer.plan` → its space and the name after the dot. */
export function readPipe(path: string): [space: string, name: string] {
  const [, space = "", name = ""] = /^\s*([^.]*\.?)([^]*?)\s*$/.exec(path)!;
  return [space.trim(), name];
}

/** What a text quotes. */
export const pipesIn = (text: string): [space: string, name: string][] =>
  [...text.matchAll(shape)].map(([, path]) => readPipe(path!));

/** On one line, and not too long for a sentence. */
export function capped(value: string): string {
  const signs = Array.from(value.replace(/[\s\p{Cc}]+/gu, " ").trim());
  return signs.length > longestValue ? signs.slice(0, longestValue - 1).join("") + "…" : signs.join("");
}

/** A value in words; nothing where it has none. */
export function spell(value: unknown, locale: string): string {
  if (Array.isArray(value))
    return value
      .map((item) => spell(item, locale))
      .filter(Boolean)
      .join(", ");
  if (typeof value === "number")
    try {
      return new Intl.NumberFormat(locale).format(value);
    } catch {
      // A page may name its language in ways that the browser does not know.
      return String(value);
    }
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}

/** The text with its pipes filled in. Where nothing is known and nothing stands for it, no gap is left. */
export function fillIn(text: string, find: (space: string, name: string) => string): string {
  if (!text.includes("{{")) return text;
  return text
    .replace(shape, (whole, path: string, fallback = "") => {
      const value = capped(find(...readPipe(path))) || capped(fallback as string);
      return value && (whole.startsWith(" ") ? " " : "") + value;
    })
    .trim();
}
