/** Student's t: tails and the quantile that every interval of a mean uses. */
import { z95 } from "../normal.ts";
import { logGamma } from "./gamma.ts";

const tiny = 1e-300;
const away = (x: number): number => (Math.abs(x) < tiny ? tiny : x);

/**
 * The continued fraction of the incomplete beta function, by Lentz's method; it converges in O(√max(a, b)) steps where
 * x < (a + 1)/(a + b + 2). Source: Press et al., "Numerical Recipes" (3rd ed. 2007), §6.4; DLMF 8.17.22.
 */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1, change = 0; m < 10_000 && Math.abs(change - 1) > 1e-16; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    change = d * c;
    product *= change;
  }
  return product;
}

/** The regularised incomplete beta function I_x(a, b), 0…1, for a, b > 0. `y` is 1 − x, given apart so that neither rounds away. */
function beta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(y, b, a)) / b;
}

/** P(|T| ≥ |t|) with so many degrees of freedom: I_x(df/2, 1/2) at x = df/(df + t²). Source: DLMF 8.17; A&S 26.5.27. */
export const studentTwoSided = (t: number, df: number): number =>
  Number.isFinite(t) ? beta(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5) : 0;

function density(t: number, df: number): number {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * The 97.5 % quantile of t: the root of the exact tail, by Newton's method. It starts at the normal quantile, which lies
 * below the root; above 0 the distribution function is concave, so each step stays below it and none overshoots. Steps
 * shrink quadratically: after one of 1e-8 nothing is left to gain.
 */
export function student95(df: number): number {
  let t = z95;
  for (let step = 0; step < 50; step++) {
    const next = t + (studentTwoSided(t, df) / 2 - 0.025) / density(t, df);
    if (Math.abs(next - t) <= 1e-8 * t) return next;
    t = next;
  }
  return t;
}
