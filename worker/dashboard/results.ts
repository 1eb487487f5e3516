/** What the results page asks for: the address read into a query, and written again for links. Pure. */
import * as v from "valibot";
import { asked, reportFilters, segmentings, type ReportQuery } from "#contract";
import { periodIn, type Period } from "./period.ts";

const filters = ["survey", "campaign", "channel", "touchpoint", "language", "device", "by"] as const;
const Narrowing = asked({ ...reportFilters, by: v.optional(v.picklist(segmentings)) });
export type Narrowing = v.InferOutput<typeof Narrowing>;

export interface Asked {
  period: Period;
  narrowing: Narrowing;
  /** False where a filter made no sense and is left out. */
  understood: boolean;
}

export function resultsAsked(query: Record<string, string>, timeZone: string, now: Date): Asked {
  const given = Object.entries(query).filter(([name, text]) => filters.some((known) => known === name) && text !== "");
  const sound = given.filter(([name, text]) => v.safeParse(Narrowing, { [name]: text }).success);
  return {
    period: periodIn(query, timeZone, now),
    narrowing: v.parse(Narrowing, Object.fromEntries(sound)),
    understood: sound.length === given.length,
  };
}

/** The address of the page, or of a report, with some of it changed; what is empty is left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "",
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

export const resultsQuery = ({
  period: { from, to, model },
  narrowing,
}: Asked): Record<string, string | undefined> => ({
  from,
  to,
  model,
  ...narrowing,
});

/** The filters of a report, without what only some of them take. */
export function reportQuery({ period: { from, to, model }, narrowing }: Asked, survey: string) {
  const { by: _, ...filter } = narrowing;
  return { from, to, model, ...filter, survey } satisfies ReportQuery;
}
