/** Which questions a filter by language or device leaves with the answers of few: each as if it were divided by it. */
import type { Surroundings } from "../../http/context.ts";
import { countCells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import type { Period } from "../period.ts";
import { isKeptBack, narrowedBy } from "../withhold.ts";
import { figuresOf, type Asking } from "./figures.ts";
import { countPeople } from "./people.ts";
import type { ResultsQuery } from "./report.ts";

/** `apart`: the questions whose cells do not tell people. */
export async function keptBackOf(
  here: Surroundings,
  period: Pick<Period, "from" | "to">,
  query: ResultsQuery,
  apart: readonly string[],
): Promise<(one: Asking) => boolean> {
  const { from, to } = period;
  const divided = await Promise.all(
    narrowedBy(query).map(async ({ by, wanted, rest }) => {
      const [{ cells }, people] = await Promise.all([
        countCells(here, { ...cellFilters(rest), from, to, model: query.model, by }),
        countPeople(here, period, rest, { questions: apart, by }),
      ]);
      return { wanted, cells, people };
    }),
  );
  return (one) =>
    divided.some(({ wanted, cells, people }) => {
      const keys = new Set([...cells, ...people].map(({ key }) => key));
      const sizes = new Map(
        Array.from(keys, (key): [string, number] => {
          const [mine, persons] = [cells.filter((cell) => cell.key === key), people.filter((of) => of.key === key)];
          return [key, figuresOf(one, mine, persons, 0).n];
        }),
      );
      return isKeptBack(sizes, wanted);
    });
}
