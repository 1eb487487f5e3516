/** The 97.5 % quantile of the standard normal distribution: what every 95 % interval here uses. */
export const z95 = 1.959963984540054;

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The area from 0 to z by Taylor's series of Φ/φ. Source: Marsaglia, "Evaluating the normal distribution" (2004). */
function central(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) sum += term *= (z * z) / odd;
  return density(z) * sum;
}

/** The area above z by the continued fraction of Mills's ratio, for z of 3 and more. Source: A&S 26.2.14. */
function beyond(z: number): number {
  let ratio = z;
  for (let k = 120; k > 0; k--) ratio = z + k / ratio;
  return density(z) / ratio;
}

/** The two-sided p of a standard normal z, 0…1, with its relative precision kept far out in the tails. */
export function normalTwoSided(z: number): number {
  const at = Math.abs(z);
  if (!Number.isFinite(at)) return 0;
  return at < 3 ? 1 - 2 * central(at) : 2 * beyond(at);
}
