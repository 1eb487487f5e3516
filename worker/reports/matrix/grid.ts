/** A grid of answers with its totals, and each cell against the rest of its row and of its column. Pure. */
import type { Change, MatrixCell, Measure } from "#contract";
import { asFamily, changeIn } from "../change.ts";
import type { Histogram } from "../histogram.ts";
import type { Gauge } from "../scores.ts";

interface Grid {
  rows: { total: Measure; cells: MatrixCell[] }[];
  columns: Measure[];
  total: Measure;
}

/** Each row holds as many histograms as the first one. */
export function gridOf(gauge: Gauge, answers: readonly (readonly Histogram[])[]): Grid {
  const rowSums = answers.map((row) => together(row));
  const columnSums = (answers[0] ?? []).map((_, at) => together(answers.map((row) => row[at] ?? nothing)));
  const measured = answers.map((row) => row.map((histogram) => gauge.measure(histogram)));
  const against = (row: number, column: number, whole: Histogram | undefined): Change | null =>
    compared(gauge, answers[row]?.[column] ?? nothing, whole ?? nothing);
  const tests = answers.map((row, y) =>
    row.map((_, x) => ({ row: against(y, x, rowSums[y]), column: against(y, x, columnSums[x]) })),
  );
  const family = asFamily(tests.flat().flatMap(({ row, column }) => [row, column].filter((one) => one !== null)));
  let at = 0;
  const next = (change: Change | null): Change | null => (change === null ? null : (family[at++] ?? null));
  const rows = measured.map((row, y) => {
    const cells = row.map((figure, x): MatrixCell => {
      const sides = { row: next(tests[y]?.[x]?.row ?? null), column: next(tests[y]?.[x]?.column ?? null) };
      return { ...figure, ...sides, q: least(sides.row?.q, sides.column?.q) };
    });
    return { total: gauge.measure(rowSums[y] ?? nothing), cells };
  });
  return {
    rows,
    columns: columnSums.map((sum) => gauge.measure(sum)),
    total: gauge.measure(together(rowSums)),
  };
}

const nothing: Histogram = new Map();

export function together(histograms: readonly Histogram[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const histogram of histograms) for (const [value, n] of histogram) sum.set(value, (sum.get(value) ?? 0) + n);
  return sum;
}

/** The part less the rest of the whole; null where either is too small to say anything. */
function compared(gauge: Gauge, part: Histogram, whole: Histogram): Change | null {
  const rest = new Map([...whole].map(([value, n]) => [value, n - (part.get(value) ?? 0)]));
  if (gauge.measure(part).confidence === "none" || gauge.measure(rest).confidence === "none") return null;
  const change = changeIn(gauge.difference(rest, part));
  return change.p === null ? null : change;
}

function least(...qs: readonly (number | null | undefined)[]): number | null {
  const told = qs.filter((q) => q !== null && q !== undefined);
  return told.length === 0 ? null : Math.min(...told);
}
