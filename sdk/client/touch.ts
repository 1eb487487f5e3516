/**
 * How the visitor arrived. Noted when the client is made, before any router rewrites the address, and read once
 * somebody needs it, for most pages end without; kept in memory for the page's life, so that a consent given later
 * still finds it. On the device only with consent.
 */
import { keepTouch, parseKept, type Visit } from "../arrival/keep.ts";
import { carriesCampaign, maskedPath, readArrival } from "../arrival/read.ts";
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
  /**
   * A route change: an arrival only where its address carries a campaign, and only once, for going back to it is none.
   * The referrer stays the first one.
   */
  route(url: string): void;
  /** An address without its query, its fragment, and what in its path names a person. */
  plain(url: string): string;
  /** Consent was given: this load joins what the device had kept. */
  remember(): void;
  /** Consent was taken back. */
  forget(): void;
  /** True the first time that this visit takes a step. */
  first(step: string): boolean;
  /** The visit goes on. */
  touchVisit(): void;
}

/** At most eleven, the first and the newest among them. */
const joined = (list: Touch[], last: Touch): Touch[] => [...list.slice(0, 1), ...list.slice(1).slice(-9), last];

export function createArrivals(
  shelf: Shelf,
  now: () => number,
  mayKeep: () => boolean,
  opened: () => string,
  referrer: string,
): Arrivals {
  const stamp = (at = now()): string => new Date(at).toISOString();
  const arrived = now();
  const routes = new Set<string>();
  let touch: Touch | undefined;
  const current = (): Touch => (touch ??= readArrival({ url: opened(), referrer, at: stamp(arrived) }));
  /** This load's arrivals that wait for consent; unless said, the present one. */
  let waiting: Touch[] | undefined;
  let kept: Touch[] = [];
  let visit: KeptVisit = {};
  const steps = new Set<string>();

  /** Another tab may have kept more. A device that keeps nothing has this page's memory. */
  function reread(): void {
    const stored = parseKept(shelf.text("t"));
    if (stored.length) kept = stored;
  }

  const arrivals: Arrivals = {
    current,
    all() {
      if (mayKeep()) reread();
      // A load that is no touch of its own (a reload, a way inside the site) belongs to the one that opened its visit.
      const { session } = visit;
      if (session && kept.some((one) => one.session === session)) return kept;
      return joined(kept, session ? { ...current(), session } : current());
    },
    arrive(to, from) {
      const before = waiting ?? [current()];
      touch = readArrival({ url: to, referrer: from, at: stamp() });
      waiting = joined(before, touch);
      if (mayKeep()) arrivals.remember();
    },
    route(to) {
      // Without a parameter there is nothing to read, and so nothing to compare with.
      if (!to.includes("=") || routes.add(opened()).has(to) || !carriesCampaign(to)) return;
      routes.add(to);
      arrivals.arrive(to, referrer);
    },
    plain: (address) => maskedPath(address.split(/[?#]/)[0]!),
    remember() {
      reread();
      const before = (shelf.read("x") ?? visit) as KeptVisit;
      let { session, lastSeenAt } = before;
      for (const one of waiting ?? [current()]) {
        ({ touches: kept, session } = keepTouch(kept, one, { session, lastSeenAt }));
        if (!(lastSeenAt! > one.at)) lastSeenAt = one.at;
      }
      waiting = [];
      shelf.write("t", kept);
      if (session === before.session) for (const step of before.steps ?? []) steps.add(step);
      visit = { session };
      arrivals.touchVisit();
    },
    forget() {
      waiting = undefined;
      kept = [];
      visit = {};
      shelf.write("t");
      shelf.write("x");
    },
    first(step) {
      if (steps.has(step)) return false;
      steps.add(step);
      arrivals.touchVisit();
      return true;
    },
    touchVisit() {
      if (!mayKeep()) return;
      const lastSeenAt = (visit.lastSeenAt = stamp());
      // Another tab may have opened a later visit since: it is that one that goes on.
      const stored = (shelf.read("x") ?? visit) as KeptVisit;
      shelf.write("x", stored.session! > visit.session! ? { ...stored, lastSeenAt } : { ...visit, steps: [...steps] });
    },
  };
  return arrivals;
}
