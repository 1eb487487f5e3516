/** Reads what others answer. Whatever it is, it is an answer: nothing here throws. Pure. */
import type { Answer, Read } from "./preset.types.ts";

export type Json = { readonly [key: string]: unknown };

/** The object that a body is; an empty one for anything else. */
export function jsonOf({ body }: Pick<Answer, "body">): Json {
  try {
    const found: unknown = JSON.parse(body);
    return typeof found === "object" && found !== null ? (found as Json) : {};
  } catch {
    return {};
  }
}

/** What lies at the end of a path; undefined where it breaks off. */
export function at(found: unknown, ...path: (string | number)[]): unknown {
  let here = found;
  for (const key of path) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
}

/** An id as text, whether it is told as text or as a number; undefined for anything else. */
export const idAt = (found: unknown, ...path: (string | number)[]): string | undefined => {
  const id = at(found, ...path);
  return (typeof id === "string" && id !== "") || typeof id === "number" ? String(id) : undefined;
};

/** Statuses that say: the request itself is wrong, and will be so again. */
const finals: readonly number[] = [300, 400, 404, 405, 413, 415, 422];
const longestWhy = 200;

/** Not taken, in their words where they have any. */
export function refused({ status }: Answer, said: unknown = undefined): Read {
  const why =
    typeof said === "string" && said !== "" ? `${status}: ${said.slice(0, longestWhy)}` : `answered ${status}`;
  return finals.includes(status) ? { ok: false, why, final: true } : { ok: false, why };
}

/** Taken in form and refused in substance: an error inside of a success. */
export const hidden = (said: unknown): Read => ({
  ok: false,
  why: `answered an error: ${typeof said === "string" ? said.slice(0, longestWhy) : "unknown"}`,
  final: true,
});

export const isOk = ({ status }: Answer): boolean => status >= 200 && status < 300;
