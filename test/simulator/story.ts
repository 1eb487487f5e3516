/** What happens in a seed: who is told, who answers what and when, how the network is, what people do meanwhile. */
import type { EventType, NpsGroup } from "#contract";
import type { Chance } from "./chance.ts";
import { noTrouble, type Trouble } from "./life.ts";

/** How a receiver, or the way to it, is for a while. */
export const manners = [
  "ok",
  "error",
  "throttle",
  "redirect",
  "refuse",
  "hang",
  "endless",
  "trickle",
  "lost",
  "slow",
  "gone",
  "abort",
  "inside",
  "unknown",
  "flaky",
] as const;
export type Manner = (typeof manners)[number];

export interface EndpointPlan {
  types: EventType[];
  score: NpsGroup | null;
  rate: number | null;
  /** Later than the story's beginning, or at it. */
  from: number;
  /** One after the other, each for so long; the last one stays. */
  phases: { manner: Manner; lasts: number }[];
}

export interface Submission {
  after: number;
  state: "partial" | "complete";
  revision: number;
  nps: number;
}
export type Deed =
  | {
      kind: "pause" | "rotate" | "rename" | "recover" | "replay" | "deleteEndpoint" | "resend";
      after: number;
      at: number;
    }
  | { kind: "erase"; after: number; response: number }
  | { kind: "fold"; after: number };

export interface Story {
  endpoints: EndpointPlan[];
  responses: Submission[][];
  deeds: Deed[];
  trouble: Trouble;
  /** Until then there is trouble; milliseconds from the beginning. */
  lasts: number;
  /** Minutes between two sweeps that happen. */
  sweeps: number;
}

const minute = 60_000;

function makeEndpoint(chance: Chance, lasts: number): EndpointPlan {
  const phases: EndpointPlan["phases"] = [];
  for (let at = chance.between(0, 2); at > 0; at -= 1)
    phases.push({ manner: chance.pick(manners), lasts: chance.between(1, lasts) });
  // Some never get well again.
  const ending = chance.is(0.04) ? chance.pick(["error", "hang", "inside", "gone"] as const) : "ok";
  phases.push({ manner: ending, lasts: Infinity });
  return {
    types: chance.is(0.8)
      ? ["response.completed", "response.updated", "response.abandoned", "response.deleted", "endpoint.disabled"]
      : [chance.pick(["response.completed", "response.updated"] as const)],
    score: chance.is(0.25) ? chance.pick(["promoter", "passive", "detractor"] as const) : null,
    rate: chance.is(0.2) ? chance.between(1, 5) : null,
    from: chance.is(0.15) ? chance.between(1, lasts) : 0,
    phases,
  };
}

/** One person's answers, as their device sends them: unfinished, finished, changed, and not always in that order. */
function makeResponse(chance: Chance, lasts: number): Submission[] {
  const first = chance.between(0, lasts);
  const kind = chance.next();
  const one = (revision: number, state: Submission["state"], after = first): Submission => ({
    revision,
    state,
    after,
    nps: chance.between(0, 10),
  });
  if (kind < 0.55) return [one(1, "complete")];
  if (kind < 0.62) return [one(1, "partial")];
  const later = first + chance.between(-2000, 4000);
  if (kind < 0.8) return [one(1, "partial"), one(2, "complete", later)];
  return [one(1, "complete"), one(2, "complete", later), ...(chance.is(0.3) ? [one(3, "complete", later + 900)] : [])];
}

function makeDeed(chance: Chance, lasts: number, endpoints: number, responses: number): Deed {
  const after = chance.between(0, lasts);
  const at = chance.between(0, endpoints - 1);
  const kind = chance.next();
  if (kind < 0.3) return { kind: "erase", after, response: chance.between(0, responses - 1) };
  if (kind < 0.4) return { kind: "fold", after };
  return {
    kind: chance.pick(["pause", "rotate", "rename", "recover", "replay", "deleteEndpoint", "resend"] as const),
    after,
    at,
  };
}

export function makeStory(chance: Chance): Story {
  const long = chance.is(0.1);
  const lasts = long ? chance.between(1, 5) * 60 * minute : chance.between(5_000, 4 * minute);
  const crowd = chance.is(0.05);
  const endpoints = Array.from({ length: crowd ? 3 : chance.is(0.35) ? 2 : 1 }, () => makeEndpoint(chance, lasts));
  const responses = Array.from({ length: crowd ? chance.between(6, 12) : chance.is(0.4) ? 2 : 1 }, () =>
    makeResponse(chance, crowd ? 2000 : lasts),
  );
  const deeds = Array.from({ length: Math.max(0, chance.between(-1, 2)) }, () =>
    makeDeed(chance, lasts, endpoints.length, responses.length),
  );
  const some = (most: number): number => (chance.is(0.5) ? 0 : most * chance.next());
  const trouble = chance.is(0.1)
    ? noTrouble
    : { refused: some(0.05), lost: some(0.05), slow: some(0.1), deadly: some(0.5) };
  return { endpoints, responses, deeds, trouble, lasts, sweeps: Math.max(1, Math.ceil(lasts / minute / 12)) };
}
