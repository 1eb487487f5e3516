/** Does an endpoint want to hear of this? By type, and what is said of the response or flag. Pure. */
import type { EndpointFilter, EventType, NpsGroup } from "#contract";
import type { StoredCell } from "../db/responses.ts";

/** What a workspace's snapshot keeps of an endpoint that is not disabled. */
export interface KnownEndpoint {
  id: string;
  types: readonly EventType[];
  filter: EndpointFilter;
}

/** What is compared; what an event does not have is left out, and its condition passes. */
export interface Facts {
  survey?: string;
  campaign?: string | null;
  channel?: string | null;
  cells?: readonly StoredCell[];
  state?: string;
}

const groupOf = (score: number): NpsGroup => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");
const scoresIn = (cells: readonly StoredCell[]): string[] =>
  cells.flatMap(([, metric, value]) => (metric === "nps" ? [groupOf(Number(value))] : []));

export function matches(filter: EndpointFilter, facts: Facts): boolean {
  const has = (wanted: readonly string[] | undefined, told: readonly string[] | undefined): boolean =>
    wanted === undefined || told === undefined || told.some((one) => wanted.includes(one));
  const one = (value: string | null | undefined, none: string): string[] | undefined =>
    value === undefined ? undefined : [value ?? none];
  return (
    has(filter.survey, one(facts.survey, "")) &&
    has(filter.campaign, one(facts.campaign, "none")) &&
    has(filter.channel, one(facts.channel, "")) &&
    has(filter.score, facts.cells && scoresIn(facts.cells)) &&
    has(filter.state, one(facts.state, ""))
  );
}

export const wanting = <Endpoint extends KnownEndpoint>(
  endpoints: readonly Endpoint[],
  types: readonly EventType[],
  facts: Facts,
): Endpoint[] =>
  endpoints.filter(
    (endpoint) => types.some((type) => endpoint.types.includes(type)) && matches(endpoint.filter, facts),
  );
