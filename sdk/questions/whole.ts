import type { Accepted } from "./answer.types.ts";

/** The rule of every scale: a whole number between its ends. `an` is how a sentence begins: "A csat answer". */
export function whole(an: string, value: unknown, from: number, to: number): Accepted<number> {
  if (typeof value !== "number" || !Number.isInteger(value))
    return { ok: false, code: "wrong_type", message: `${an} is a whole number from ${from} to ${to}.` };
  if (value < from || value > to)
    return { ok: false, code: "out_of_range", message: `${an} lies between ${from} and ${to}.` };
  // −0 is 0.
  return { ok: true, value: value + 0 };
}
