/**
 * Language and device say something of a person. A filter by one of them that leaves few people, or that lets few be
 * told by subtracting the rest, answers as for no answers: what a division keeps back, a filter does not tell either.
 */
import type { ReportQuery } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { countCells } from "./cells.ts";
import { cellFilters } from "./filters.ts";
import type { Period } from "./period.ts";
import { suppressed } from "./question/suppress.ts";

/** Attributes of the person, not of where or when somebody was asked. */
const attributes = ["language", "device"] as const;
export type Attribute = (typeof attributes)[number];

export const withheld =
  "Kept back: by language or device fewer than 5 people would be told apart, or could be by subtracting the rest.";

export const isWithheld = ({ notes }: { notes: readonly string[] }): boolean => notes.includes(withheld);

type Asked = Omit<ReportQuery, "from" | "to">;
type Narrowing = Pick<ReportQuery, Attribute>;

/** What a report counts: people with any answer, unless it speaks of one metric or question alone. */
interface Counting {
  metrics?: readonly string[];
  question?: string | undefined;
}
const people: Counting = { metrics: ["response"] };

/**
 * Those that a query is narrowed to, each with the query that is not: under the other one, and under neither, since the
 * parts of a group that is kept back add up to it.
 */
export const narrowedBy = <Query extends Narrowing>(query: Query): { by: Attribute; wanted: string; rest: Query }[] =>
  attributes.flatMap((by) => {
    const wanted = query[by];
    if (wanted === undefined) return [];
    const rests = [
      { ...query, [by]: undefined },
      { ...query, language: undefined, device: undefined },
    ];
    const isDouble = attributes.every((name) => query[name] !== undefined);
    return rests.slice(isDouble ? 0 : 1).map((rest) => ({ by, wanted, rest }));
  });

/** Whether a division into groups of these sizes would keep the wanted one back. */
export function isKeptBack(sizes: ReadonlyMap<string, number>, wanted: string): boolean {
  const groups = [...sizes].filter(([, n]) => n > 0);
  return suppressed(groups.map(([, n]) => n)).has(groups.findIndex(([key]) => key === wanted));
}

/** The language of no response: one is what stands before the first hyphen. */
const nobody = "-";

/** The query as it may be answered, and what to say of it. */
export async function withhold<Query extends Asked>(
  here: Surroundings,
  { from, to }: Pick<Period, "from" | "to">,
  query: Query,
  counting: Counting = people,
): Promise<{ query: Query; notes: string[] }> {
  const found = await Promise.all(
    narrowedBy(query).map(async ({ by, wanted, rest }) => {
      const { model } = query;
      const { cells } = await countCells(here, { ...cellFilters(rest), ...counting, from, to, model, by });
      const sizes = new Map<string, number>();
      for (const { key, n } of cells) sizes.set(key, (sizes.get(key) ?? 0) + n);
      return isKeptBack(sizes, wanted);
    }),
  );
  if (!found.includes(true)) return { query, notes: [] };
  return { query: { ...query, language: nobody, device: undefined }, notes: [withheld] };
}
