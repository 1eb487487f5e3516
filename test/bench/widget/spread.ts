/** Many runs of one figure: the middle, and how far they lie apart. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** The median, and the figures that a tenth of the runs lie below and above. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}

/** The same without a share that belongs to something else. */
export const less = ({ median, low, high }: Spread, share: number): Spread => ({
  median: median - share,
  low: low - share,
  high: high - share,
});
