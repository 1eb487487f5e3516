/** Arrivals that go along from one site of a workspace to another, by a link that the site marked. Nothing is stored. */
import * as v from "valibot";
import { Touches } from "./touch.ts";

/** The token's length as text, and how long it is taken. */
export const carryLimits = { characters: 2048, minutes: 10 } as const;

export const CarryRequest = v.object({
  /** Or in the query. */
  key: v.optional(v.string()),
  touches: v.pipe(Touches, v.minLength(1, "There is nothing to carry without a touch.")),
});
export type CarryRequest = v.InferOutput<typeof CarryRequest>;
export const CarryAnswer = v.object({ token: v.string() });

export const CarriedRequest = v.object({
  /** Or in the query. */
  key: v.optional(v.string()),
  token: v.pipe(v.string(), v.maxLength(carryLimits.characters), v.regex(/^[\w-]+$/, "This is no token of Voz.")),
});
export const CarriedAnswer = v.object({ touches: Touches });
