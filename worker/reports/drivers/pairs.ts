/** Two numbers of one person each, as counted, for every two of a survey's questions. Pure. */
import type { Cell } from "../cells.ts";
import { correlations } from "../statistics/drivers/correlation.ts";
import { midRanks } from "../statistics/ranks.ts";

export interface Asked {
  id: string;
  metric: string;
}
/** How many gave both, and how the two go together; null where one of them never varies. */
export interface Together {
  n: number;
  pearson: number | null;
  spearman: number | null;
}

/** A pair stands in the order of its response's questions, which may have changed between versions. */
function tableOf(cells: readonly Cell[], a: Asked, b: Asked): { pairs: [number, number][]; counts: number[] } {
  const sums = new Map<string, number>();
  for (const { question, metric, value, n } of cells) {
    const [x = "", y = ""] = value.split("|");
    const key =
      question === `${a.id}|${b.id}` && metric === `${a.metric}|${b.metric}`
        ? `${x}|${y}`
        : question === `${b.id}|${a.id}` && metric === `${b.metric}|${a.metric}`
          ? `${y}|${x}`
          : null;
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + n);
  }
  // A sum of fractions hangs on its order in the last digit, and a report is the same however it was counted.
  const rows = [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    pairs: rows.map(([key]) => {
      const [x, y] = key.split("|").map(Number);
      return [x ?? 0, y ?? 0];
    }),
    counts: rows.map(([, n]) => n),
  };
}

export function togetherIn(cells: readonly Cell[], a: Asked, b: Asked): Together {
  const { pairs, counts } = tableOf(cells, a, b);
  const columns = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const of = (table: readonly (readonly number[])[]): number | null => correlations(table, counts)[0]?.[1] ?? null;
  return {
    n: counts.reduce((sum, n) => sum + n, 0),
    pearson: counts.length === 0 ? null : of(columns),
    spearman: counts.length === 0 ? null : of(columns.map((column) => midRanks(column, counts))),
  };
}
