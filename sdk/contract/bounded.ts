/** Facts of the host's own making, kept as they came, within bounds: 200 keys, 4 levels, 8 KB. */
import * as v from "valibot";
import { plainObject } from "../shapes.ts";

const mostBytes = 8 * 1024;

function measure(value: unknown, depth: number): { keys: number; depth: number } {
  if (typeof value !== "object" || value === null) return { keys: 0, depth };
  let keys = 0;
  let deepest = depth;
  for (const inner of Object.values(value)) {
    const found = measure(inner, depth + 1);
    keys += 1 + found.keys;
    deepest = Math.max(deepest, found.depth);
    if (keys > 200 || deepest > 4) break;
  }
  return { keys, depth: deepest };
}

const finite = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "object" || value === null || Object.values(value).every(finite);

export const bounded = v.pipe(
  plainObject,
  v.record(v.pipe(v.string(), v.maxLength(100)), v.unknown()),
  v.check((facts) => {
    const { keys, depth } = measure(facts, 0);
    return keys <= 200 && depth <= 4;
  }, "At most 200 entries, nested at most 4 levels."),
  v.check((facts) => finite(facts), "A number here is larger than numbers go."),
  v.check((facts) => JSON.stringify(facts).length <= mostBytes, "At most 8 KB of facts."),
);
