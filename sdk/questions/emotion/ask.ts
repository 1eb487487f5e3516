import * as v from "valibot";
import { common } from "../ask.ts";

/** How it feels, from very bad to very good. The five faces and their words are the kind's: they are its scale. */
export const EmotionAsk = v.object({ ...common, kind: v.literal("emotion") });
export type EmotionAsk = v.InferOutput<typeof EmotionAsk>;
