/** A text in several languages as a form has it: one field for each, ours first, and back without changing a letter. */
import type { Localized } from "#contract";
import { field } from "./forms.ts";

/** By locale, in the order of the fields; "" where nothing is written. */
export type Texts = Record<string, string>;

const locale = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A text that names no language is in the workspace's own. */
export function textsOf(text: Localized | undefined, own: string): Texts {
  const known = text === undefined ? {} : typeof text === "string" ? { [own]: text } : text;
  return { es: "", en: "", ...known };
}

export function textsIn(form: URLSearchParams, name: string): Texts {
  const texts: Texts = { es: "", en: "" };
  for (const key of form.keys()) {
    const place = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : "";
    if (locale.test(place)) texts[place] = field(form, key).replaceAll("\r\n", "\n");
  }
  return texts;
}

/**
 * What is filled in. Whatever reads the same as before stays as it was stored, letter by letter and in its order: a
 * promise that nobody touched must not become its next version.
 */
export function localizedOf(texts: Texts, known: Localized | undefined, own: string): Localized {
  const before = textsOf(known, own);
  const filled = Object.entries(texts).filter(([, text]) => text !== "");
  const kept = filled.map(([name, text]) => {
    const stored = before[name] ?? "";
    return [name, squeezed(stored) === squeezed(text) ? stored : text] as const;
  });
  const [first] = kept;
  if (typeof known === "string" && kept.length === 1 && first?.[0] === own && first[1] === known) return known;
  const order = typeof known === "object" ? Object.keys(known) : [];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(kept.sort(([a], [b]) => place(a) - place(b)));
}
