/**
 * How the visitor arrived. Read once, when the client is made, before any router rewrites the address; kept in memory
 * for the page's life, so that a consent given later still finds it. On the device only with consent.
 */
import { keepTouch, parseKept, type Visit } from "../arrival/keep.ts";
import { carriesCampaign, readArrival } from "../arrival/read.ts";
import type { Touch } from "../contract/wire.types.ts";
import type { Shelf } from "./shelf.ts";

/** The visit as the device keeps it: when it was last active, its ordinal, and which steps it has reported. */
interface KeptVisit extends Visit {
  steps?: string[];
}

export interface Arrivals {
  /** This load's arrival. */
  current(): Touch;
  /** What the device kept, oldest first, this load's last. */
  all(): Touch[];
  /** An arrival that the host tells of. */
  arrive(url: string, referrer: string): void;
  /** A route change: an arrival only where its address carries a campaign. The referrer stays the first one. */
  route(url: string): void;
  /** Consent was given: this load joins what the device had kept. */
  remember(): void;
  /** Consent was taken back. */
  forget(): void;
  /** True the first time that this visit takes a step. */
  first(step: string): boolean;
  /** The visit goes on. */
  touchVisit(): void;
}

export function createArrivals(
  shelf: Shelf,
  now: () => number,
  mayKeep: () => boolean,
  url: string,
  referrer: string,
): Arrivals {
  const stamp = (): string => new Date(now()).toISOString();
  let last = url;
  let touch = readArrival({ url, referrer, at: stamp() });
  let kept: Touch[] = [];
  let visit: KeptVisit = {};
  const steps = new Set<string>();

  const arrivals: Arrivals = {
    current: () => touch,
    all() {
      // A load that is no touch of its own (a reload, a way inside the site) belongs to the one that opened its visit.
      const { session } = visit;
      if (session && kept.some((one) => one.session === session)) return kept;
      return [...kept.filter((_, place) => kept.length < 11 || place !== 1), session ? { ...touch, session } : touch];
    },
    arrive(to, from) {
      touch = readArrival({ url: to, referrer: from, at: stamp() });
      if (mayKeep()) arrivals.remember();
    },
    route(to) {
      if (to !== last && carriesCampaign(to)) arrivals.arrive(to, referrer);
      last = to;
    },
    remember() {
      const before = (shelf.read("x") ?? {}) as KeptVisit;
      const { touches, session } = keepTouch(parseKept(shelf.text("t")), touch, before);
      kept = touches;
      shelf.write("t", kept);
      if (session === before.session) for (const step of before.steps ?? []) steps.add(step);
      visit = { session };
      arrivals.touchVisit();
    },
    forget() {
      kept = [];
      visit = {};
      shelf.write("t");
      shelf.write("x");
    },
    first(step) {
      const fresh = !steps.has(step);
      steps.add(step);
      if (fresh) arrivals.touchVisit();
      return fresh;
    },
    touchVisit() {
      if (!mayKeep()) return;
      visit.lastSeenAt = stamp();
      shelf.write("x", { ...visit, steps: [...steps] });
    },
  };
  return arrivals;
}
