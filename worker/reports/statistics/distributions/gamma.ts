/** Below this, the asymptotic series is too short; the recurrence Γ(x + 1) = x·Γ(x) lifts the argument above it. */
const far = 10;

/**
 * ln Γ(x) for x > 0, to about 15 figures: Stirling's series after lifting x to 10 or more.
 * Source: Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 6.1.41 and 6.1.15.
 */
export function logGamma(x: number): number {
  let shift = 1;
  let at = x;
  while (at < far) shift *= at++;
  const inverse = 1 / (at * at);
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - (inverse * 691) / 360360))))) /
    at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift);
}

/** ln of the binomial coefficient "k of n", for whole numbers 0 ≤ k ≤ n. */
export const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
