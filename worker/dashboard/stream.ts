/** What the page of voices asks for: the address read into a query, beside the filters that all results share. Pure. */
import * as v from "valibot";
import { voicesFilters } from "#contract";
import { resultsAsked, soundIn, type Asked } from "./results.ts";

const Own = v.object(voicesFilters);
export interface StreamAsked extends Asked {
  own: v.InferOutput<typeof Own>;
}

/** A stream is not divided by anything: `by` of another page's address is left behind. */
export function streamAsked(given: Record<string, string>, timeZone: string, now: Date): StreamAsked {
  const { by: _, ...query } = given;
  const { period, narrowing, understood } = resultsAsked(query, timeZone, now);
  const own = soundIn(Own, query);
  return { period, narrowing, own: own.sound, understood: understood && own.all };
}
