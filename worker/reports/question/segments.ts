/** A question's figures group by group, without those that are too small to be shown. Pure. */
import type { QuestionReport, Segmenting } from "#contract";
import type { Cell } from "../cells.ts";
import { figuresOf, sum, type Asking } from "./figures.ts";
import type { People } from "./people.ts";
import { suppressed } from "./suppress.ts";

export function segmentsOf(
  one: Asking,
  by: Segmenting,
  cells: readonly Cell[],
  people: readonly People[],
  names: ReadonlyMap<string, string>,
): NonNullable<QuestionReport["segments"]> {
  // A campaign that was removed leaves its answers without one.
  const keyOf = (key: string): string => (by === "campaign" && !names.has(key) ? "" : key);
  const keys = [...new Set([...cells, ...people].map(({ key }) => keyOf(key)))];
  const groups = keys
    .map((key) => {
      const here = cells.filter((cell) => keyOf(cell.key) === key);
      const responses = sum(here.filter(({ metric }) => metric === "response"));
      return {
        key,
        ...figuresOf(
          one,
          here,
          people.filter((of) => keyOf(of.key) === key),
          responses,
        ),
      };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
  const hidden = suppressed(groups.map(({ n }) => n));
  return {
    by,
    items: groups.map(({ key, n, scores, distribution }, at) => {
      const about = { key: key === "" ? null : key, name: names.get(key) ?? null };
      return hidden.has(at)
        ? { ...about, suppressed: true, n: null, score: null, distribution: [] }
        : { ...about, suppressed: false, n, score: scores[0] ?? null, distribution };
    }),
    hidden: { segments: hidden.size, n: [...hidden].reduce((total, at) => total + (groups[at]?.n ?? 0), 0) },
  };
}
