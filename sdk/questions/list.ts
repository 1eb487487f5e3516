/** What kinds that offer a list share: own words beside its options, and its order. Pure, free of valibot. */
import type { Refused } from "./answer.types.ts";

/** Words of one's own in place of an option. They count as "other", and are read, not counted. */
export interface Own {
  other: string;
}

/** Own words are a name, not a story. Counted as people count, in code points. */
export const longestOther = 200;
export const tooLong = ({ other }: Own): boolean => Array.from(other).length > longestOther;

/** Why a value that is no option is not own words either, if it is not. `path` leads to it inside the answer. */
export function refuseOwn(value: unknown, path = ""): Refused | undefined {
  if (!value || typeof value !== "object" || Object.keys(value).join() !== "other")
    return {
      ok: false,
      code: "wrong_type",
      message: 'An answer is the id of an option or, where the question takes own words, { "other": "…" }.',
      ...(path && { path }),
    };
  const within = path ? `${path}.other` : "other";
  if (typeof (value as Own).other !== "string")
    return { ok: false, code: "wrong_type", message: "Own words are a string.", path: within };
  if (tooLong(value as Own))
    return { ok: false, code: "text_too_long", message: "Own words have at most 200 characters.", path: within };
  return undefined;
}

/** A list as one showing lays it out: as given, shuffled, or shuffled but for its last. */
export function shuffled<Option>(
  given: readonly Option[],
  how: "none" | "all" | "exceptLast" | undefined,
  random: () => number,
): Option[] {
  const free = how === "all" ? given.length : how === "exceptLast" ? given.length - 1 : 0;
  // Each draws a place; what must not move draws none, and the sort is stable.
  return given
    .map((option, at) => [at < free ? random() : 1, option] as const)
    .sort(([a], [b]) => a - b)
    .map(([, option]) => option);
}
