/**
 * What the device keeps of arrivals and of the visit, with consent only: this load's join those of earlier loads and other
 * tabs. An app takes its arrivals down at once, and fetches this when it is idle.
 */
import { keepTouch, parseKept, type Visit } from "../arrival/keep.ts";
import type { Touch } from "../contract/wire.types.ts";
import type { Front } from "./client.ts";
import { joined, type Arrivals } from "./touch.ts";

/** The visit as the device keeps it: when it was last active, its ordinal, and which steps it has reported. */
interface KeptVisit extends Visit {
  steps?: string[];
}

export interface Visits extends Arrivals {
  /** True the first time that this visit takes a step. */
  first(step: string): boolean;
  /** The visit goes on. */
  touchVisit(): void;
}

/** From now on the arrivals of this load know those that the device has. */
export function keepVisits({
  arrivals,
  shelf,
  now,
  granted,
}: Pick<Front, "arrivals" | "shelf" | "now" | "granted">): Visits {
  let kept: Touch[] = [];
  let visit: KeptVisit = {};
  const steps = new Set<string>();

  /** Another tab may have kept more. A device that keeps nothing has this page's memory. */
  function reread(): void {
    const stored = parseKept(shelf.text("t"));
    if (stored.length) kept = stored;
  }

  const visits = Object.assign(arrivals, {
    all() {
      if (granted()) reread();
      const current = visits.current();
      // A load that is no touch of its own (a reload, a way inside the site) belongs to the one that opened its visit.
      const { session } = visit;
      if (session && kept.some((one) => one.session === session)) return kept;
      return joined(kept, session ? { ...current, session } : current);
    },
    remember() {
      if (!granted()) return;
      reread();
      const before = (shelf.read("x") ?? visit) as KeptVisit;
      let { session, lastSeenAt } = before;
      const found = kept.concat(visits.waiting ?? visits.current());
      kept = [];
      for (const one of found)
        if (one.session) kept.push(one);
        else {
          // New, or taken down by a page that ended before it could be joined.
          ({ touches: kept, session } = keepTouch(kept, one, { session, lastSeenAt }));
          if (!(lastSeenAt! > one.at)) lastSeenAt = one.at;
        }
      visits.waiting = [];
      shelf.write("t", kept);
      if (session === before.session) for (const step of before.steps ?? []) steps.add(step);
      visit = { session };
      visits.touchVisit();
    },
    forget() {
      visits.waiting = undefined;
      kept = [];
      visit = {};
      shelf.write("t");
      shelf.write("x");
    },
    first(step: string) {
      if (steps.has(step)) return false;
      steps.add(step);
      visits.touchVisit();
      return true;
    },
    touchVisit() {
      if (!granted()) return;
      const lastSeenAt = (visit.lastSeenAt = new Date(now()).toISOString());
      // Another tab may have opened a later visit since: it is that one that goes on.
      const stored = (shelf.read("x") ?? visit) as KeptVisit;
      shelf.write("x", stored.session! > visit.session! ? { ...stored, lastSeenAt } : { ...visit, steps: [...steps] });
    },
  }) as Visits;
  return visits;
}
