/** Slow drift: the tabular CUSUM. */

export interface Cusum {
  /** C⁺ and C⁻ after each period, both ≥ 0, in the units of the values. */
  upper: number[];
  lower: number[];
  /** N⁺ and N⁻: for how many periods each has been above 0. */
  upperRun: number[];
  lowerRun: number[];
  /** The first period that passed h, and the first one of its run: that is when it began. Null: no signal. */
  signal: { at: number; change: number; side: "up" | "down" } | null;
}

/**
 * The tabular CUSUM: C⁺ₜ = max(0, C⁺ₜ₋₁ + xₜ − (target + k)), C⁻ likewise downwards; a signal when one exceeds h. k and h
 * are in the units of the values (for standardised ones, .5 and 5). A null, a period without an answer, tells nothing
 * and changes nothing. Source: Page 1954; Montgomery, "Introduction to Statistical Quality Control", §9.1.
 */
export function cusum(values: readonly (number | null)[], { target = 0, k = 0.5, h = 5 } = {}): Cusum {
  const chart: Cusum = { upper: [], lower: [], upperRun: [], lowerRun: [], signal: null };
  let [up, down, upRun, downRun] = [0, 0, 0, 0];
  // Where each run began: periods without an answer lie inside a run, so counting back would not find it.
  let [upFrom, downFrom] = [0, 0];
  for (const [at, value] of values.entries()) {
    if (value !== null) {
      up = Math.max(0, up + value - target - k);
      down = Math.max(0, down + target - value - k);
      if (up > 0 && upRun === 0) upFrom = at;
      if (down > 0 && downRun === 0) downFrom = at;
      upRun = up > 0 ? upRun + 1 : 0;
      downRun = down > 0 ? downRun + 1 : 0;
      if (up > h) chart.signal ??= { at, change: upFrom, side: "up" };
      if (down > h) chart.signal ??= { at, change: downFrom, side: "down" };
    }
    chart.upper.push(up);
    chart.lower.push(down);
    chart.upperRun.push(upRun);
    chart.lowerRun.push(downRun);
  }
  return chart;
}
