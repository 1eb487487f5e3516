/** How many answers a wanted precision takes: ⌈z²·variance/e²⌉, whole answers. Source: Cochran, "Sampling Techniques" (1977), §4.4. */
import { z95 } from "./normal.ts";

// A hair is taken off before rounding up, so that rounding errors never ask for one answer more.
const answersFor = (variance: number, error: number): number =>
  Math.max(1, Math.ceil((z95 * z95 * variance) / (error * error) - 1e-9));

/** For a share near `expected` (0…1), to within ± `error` (a share, above 0). */
export const sampleForShare = (expected: number, error: number): number => answersFor(expected * (1 - expected), error);

/** For a net score with such shares at the poles (0…1), to within ± `points` (above 0, on the scale −100…100). */
export const sampleForNet = (positive: number, negative: number, points: number): number =>
  answersFor(positive + negative - (positive - negative) ** 2, points / 100);
