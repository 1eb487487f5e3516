/**
 * What a form carries from the moment it was shown to the moment it comes back, in one hidden field: the response's
 * id, so that sending twice stores once; the version, the promise and the arrival that go with the answers. It is the
 * visitor's to change, as all that a browser sends; whatever comes back is judged like any item of the public door.
 */
import * as v from "valibot";
import { Instant, Locale, Uuid7 } from "../../../sdk/shapes.ts";
import { Customer, DecideAnswer, Touch } from "#contract";
import type { World } from "../../http/context.ts";

export const Carried = v.object({
  id: Uuid7,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  opened: Instant,
  locale: Locale,
  touch: Touch,
  promise: DecideAnswer.entries.promise,
  customer: v.nullable(Customer.entries.id),
  proof: Customer.entries.proof,
  /** What is left to chance comes out the same when the form is shown again. */
  seed: v.number(),
});
export type Carried = v.InferOutput<typeof Carried>;

/** No question has this name: ids begin with a letter or a digit. */
export const carriedField = "_voz";
/** A field that no person sees, named so that what fills in every field likes it. */
export const trapField = "_voz_website";

/** Null where the field is missing or broken. */
export function readCarried(text: string | null): Carried | null {
  try {
    const read = v.safeParse(Carried, JSON.parse(text ?? ""));
    return read.success ? read.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A response's id: UUIDv7 (RFC 9562), as a client makes it. */
export function newResponseId(world: World): string {
  const bytes = world.random(new Uint8Array(16));
  const now = world.now();
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 256 ** (5 - place)) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 15);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 63);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** One number in 0…1. */
export const draw = (world: World): number =>
  world.random(new Uint8Array(4)).reduce((sum, byte) => (sum + byte) / 256, 0);

/** The same numbers in 0…1 for the same seed (mulberry32). */
export function sequence(seed: number): () => number {
  let state = Math.floor(seed * 0x1_0000_0000);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
