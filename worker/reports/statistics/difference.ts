/** Second minus first, with an interval and a two-sided test: of shares, and of net scores. */
import { confidenceOf, type Interval } from "./confidence.ts";
import { adjustedNet, answersIn, type Poles } from "./net.ts";
import { normalTwoSided, z95 } from "./normal.ts";
import { share } from "./share.ts";

/** `n` and `confidence` are the smaller group's: a comparison carries no further than that. z and p are null with no answer on one side. */
export interface Difference extends Interval {
  z: number | null;
  p: number | null;
}
const incomparable: Difference = { value: null, low: null, high: null, n: 0, confidence: "none", z: null, p: null };

/** Hits in so many answers. */
export interface Hits {
  hits: number;
  n: number;
}

/**
 * The N − 1 two-proportion test: the pooled z times √((N − 1)/N); 0 where both are all hits or none.
 * Source: Campbell, "Chi-squared and Fisher–Irwin tests of two-by-two tables with small sample recommendations" (2007).
 */
function zOfShares(first: Hits, second: Hits): number {
  const total = first.n + second.n;
  const pooled = (first.hits + second.hits) / total;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return error === 0 ? 0 : ((second.hits / second.n - first.hits / first.n) / error) * Math.sqrt((total - 1) / total);
}

/**
 * second − first as a share, −1…1, with Newcombe's hybrid interval of the two Wilson intervals. Source: Newcombe,
 * "Interval estimation for the difference between independent proportions" (1998), method 10.
 */
export function shareDifference(first: Hits, second: Hits): Difference {
  const a = share(first.hits, first.n);
  const b = share(second.hits, second.n);
  if (a.value === null || a.low === null || a.high === null) return incomparable;
  if (b.value === null || b.low === null || b.high === null) return incomparable;
  const value = b.value - a.value;
  const z = zOfShares(first, second);
  return {
    value,
    low: value - Math.hypot(b.value - b.low, a.high - a.value),
    high: value + Math.hypot(b.high - b.value, a.value - a.low),
    ...extent(first.n, second.n),
    z,
    p: normalTwoSided(z),
  };
}

/**
 * second − first in points, −200…200: the raw difference, with the interval and z of the adjusted scores,
 * z = (e′₂ − e′₁)/√(SE′₁² + SE′₂²). Source: MeasuringU, "NPS significance test", on Rocks 2016.
 */
export function netDifference(first: Poles, second: Poles): Difference {
  const sizes = [answersIn(first), answersIn(second)] as const;
  if (sizes[0] === 0 || sizes[1] === 0) return incomparable;
  const [a, b] = [adjustedNet(first), adjustedNet(second)];
  const centre = b.centre - a.centre;
  const error = Math.hypot(a.error, b.error);
  const z = centre / error;
  return {
    value: 100 * ((second.positive - second.negative) / sizes[1] - (first.positive - first.negative) / sizes[0]),
    low: Math.max(-200, 100 * (centre - z95 * error)),
    high: Math.min(200, 100 * (centre + z95 * error)),
    ...extent(...sizes),
    z,
    p: normalTwoSided(z),
  };
}

function extent(first: number, second: number): Pick<Interval, "n" | "confidence"> {
  const n = Math.min(first, second);
  return { n, confidence: confidenceOf(n) };
}
