/** What the results page asks for: the address read into a query, and written again for links. Pure. */
import * as v from "valibot";
import { asked, reportFilters, segmentings, type ReportQuery } from "#contract";
import { periodIn, type Period } from "./period.ts";

const Narrowing = asked({ ...reportFilters, by: v.optional(v.picklist(segmentings)) });
export type Narrowing = v.InferOutput<typeof Narrowing>;

export interface Asked {
  period: Period;
  narrowing: Narrowing;
  /** False where a filter made no sense and is left out. */
  understood: boolean;
}

export function resultsAsked(query: Record<string, string>, timeZone: string, now: Date): Asked {
  const { sound, all } = soundIn(Narrowing, query);
  return { period: periodIn(query, timeZone, now), narrowing: sound, understood: all };
}

/** What of the address makes sense to a schema, and whether all of it does that the schema knows. */
export function soundIn<Schema extends v.GenericSchema & { entries: v.ObjectEntries }>(
  schema: Schema,
  query: Record<string, string>,
): { sound: v.InferOutput<Schema>; all: boolean } {
  const given = Object.entries(query).filter(([name, text]) => name in schema.entries && text.trim() !== "");
  const sound = given.filter(([name, text]) => v.safeParse(schema, { [name]: text }).success);
  return { sound: v.parse(schema, Object.fromEntries(sound)), all: sound.length === given.length };
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
export function narrowedQuery({ period: { from, to, model }, narrowing }: Asked) {
  const { by: _, ...filter } = narrowing;
  return { from, to, model, ...filter } satisfies ReportQuery;
}
export const reportQuery = (asked: Asked, survey: string) => ({ ...narrowedQuery(asked), survey });

/** For a page of every campaign, or of the one that its path names: neither narrowed to one by a filter nor divided. */
export function ofCampaigns({ narrowing, ...asked }: Asked): Asked {
  const { by: _by, campaign: _campaign, ...rest } = narrowing;
  return { ...asked, narrowing: rest };
}
