/** Which answers stand at which pole: what every net score, impact and comparison of scores starts from. */
import type { Histogram } from "../../histogram.ts";
import type { Poles } from "../net.ts";
import { countWhere } from "./numbers.ts";

const polesOf =
  (isPositive: (value: number) => boolean, isNegative: (value: number) => boolean) =>
  (histogram: Histogram): Poles => ({
    positive: countWhere(histogram, isPositive),
    neutral: countWhere(histogram, (value) => !isPositive(value) && !isNegative(value)),
    negative: countWhere(histogram, isNegative),
  });

/** 9–10, 7–8, 0–6. Source: Reichheld, "The one number you need to grow" (2003). */
export const npsPoles = polesOf(
  (value) => value >= 9,
  (value) => value <= 6,
);

/** Ease, 1–7: 6–7 against 1–3. */
export const easePoles = polesOf(
  (value) => value >= 6,
  (value) => value <= 3,
);

/** Five faces −2…2, and the promise's "compared with that" −2…2: above 0 against below it. */
export const signPoles = polesOf(
  (value) => value > 0,
  (value) => value < 0,
);
