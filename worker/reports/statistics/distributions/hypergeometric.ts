import { logChoose } from "./gamma.ts";

/** An account's answers: how many there are, and how many of them are hits; a group of `n` with `hits` is part of it. */
export interface Drawn {
  hits: number;
  n: number;
  accountHits: number;
  accountN: number;
}

/** P(H = hits), H hypergeometric: C(K, h)·C(N − K, n − h)/C(N, n). */
const pointOf = ({ hits, n, accountHits, accountN }: Drawn): number =>
  Math.exp(logChoose(accountHits, hits) + logChoose(accountN - accountHits, n - hits) - logChoose(accountN, n));

/**
 * The sum of the probabilities beyond `hits`, away from the middle: there each term is smaller than the one before, so
 * it ends as soon as a term no longer counts, some ten standard deviations at most, however large the account.
 */
function beyond({ hits, n, accountHits, accountN }: Drawn, point: number, step: -1 | 1): number {
  let term = point;
  let sum = 0;
  for (let h = hits; term > sum * 1e-17; h += step) {
    const rest = accountN - accountHits - n;
    term *=
      step === 1
        ? ((accountHits - h) * (n - h)) / ((h + 1) * (rest + h + 1))
        : (h * (rest + h)) / ((accountHits - h + 1) * (n - h + 1));
    sum += term;
  }
  return sum;
}

/**
 * The one-sided mid-p of a group against the rest of its account, both ways, by the hypergeometric distribution:
 * low = P(H < hits) + ½P(H = hits), high = 1 − low. A small `low` says that the group has fewer hits than the rest.
 * Source: Lancaster, "Significance tests in discrete distributions" (1961); Hirji 2006. Counts are whole numbers.
 */
export function midP(drawn: Drawn): { low: number; high: number } {
  const { hits, n, accountHits, accountN } = drawn;
  if (n === 0 || accountN === n) return { low: 0.5, high: 0.5 };
  const point = pointOf(drawn);
  // The tail away from the middle is summed, the other is what remains; the mode lies within 1 of the mean.
  const below = hits < Math.floor(((n + 1) * (accountHits + 1)) / (accountN + 2));
  const tail = Math.min(1, beyond(drawn, point, below ? -1 : 1) + point / 2);
  return below ? { low: tail, high: 1 - tail } : { low: 1 - tail, high: tail };
}
