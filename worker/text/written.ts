/** Which answers hold words that somebody wrote: a text itself, or own words beside a list's options. Pure. */
import { blank } from "../../sdk/questions/blank.ts";

/** Kinds whose answers may hold words, and where in them. */
export const wordedKinds: Readonly<Record<string, "text" | "own">> = { text: "text", single: "own", multiple: "own" };
export const holdsWords = (kind: string): boolean => wordedKinds[kind] !== undefined;

/** The words of an answer to a question of this kind; "" where it holds none. */
export function wordsIn(kind: string, value: unknown): string {
  const own: unknown = Array.isArray(value) ? value.find((one) => typeof one === "object") : value;
  const words: unknown =
    wordedKinds[kind] === "text" ? value : typeof own === "object" && own !== null && "other" in own ? own.other : "";
  return typeof words === "string" && !blank(words) ? words : "";
}
