import * as v from "valibot";
import { common } from "../ask.ts";

/** Was the campaign's promise kept? The wording is built in, per language, and quotes the promise; `ask` replaces it. */
export const PromiseAsk = v.object({
  ...common,
  kind: v.literal("promise"),
  ask: v.optional(common.ask),
});
export type PromiseAsk = v.InferOutput<typeof PromiseAsk>;
