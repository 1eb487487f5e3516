/** Weeks in which a filter by language or device would tell few people apart. */
import type { TrendQuery } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cell } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import { isKeptBack, narrowedBy } from "../withhold.ts";
import { mondayOf } from "./weeks.ts";

/** By the first day of a week, whether its answers among `mine` are kept back. */
type KeptBack = (week: string, mine: (cell: Cell) => boolean) => boolean;

export async function weeksApart(
  here: Surroundings,
  query: Omit<TrendQuery, "metric" | "question" | "from" | "to">,
  counting: { from: string; to: string; metrics: readonly string[] },
): Promise<KeptBack> {
  const divided = await Promise.all(
    narrowedBy(query).map(async ({ by, wanted, rest }) => {
      const { cells } = await countCells(here, {
        ...cellFilters(rest),
        ...counting,
        model: query.model,
        by: "day",
        apart: by,
      });
      return { wanted, weeks: Map.groupBy(cells, ({ key }) => mondayOf(key.slice(key.lastIndexOf("|") + 1))) };
    }),
  );
  return (week, mine) =>
    divided.some(({ wanted, weeks }) => {
      const sizes = new Map<string, number>();
      for (const cell of weeks.get(week)?.filter(mine) ?? []) {
        const group = cell.key.slice(0, cell.key.lastIndexOf("|"));
        sizes.set(group, (sizes.get(group) ?? 0) + cell.n);
      }
      return isKeptBack(sizes, wanted);
    });
}
