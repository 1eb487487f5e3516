import type { RandomBytes } from "./uuid.ts";

/** A random number from 0 up to, not including, 1. */
export const fraction = (random: RandomBytes): number => random(4).reduce((sum, byte) => (sum + byte) / 256, 0);
