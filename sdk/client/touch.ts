/**
 * How the visitor arrived at this page load. Noted when the client is made, before any router rewrites the address, and
 * read once somebody needs it or a survey may come up, for most pages end without; held in memory for the page's life, so that a consent given
 * later still finds it. What the device keeps of all loads is visit.ts's.
 */
import { carriesCampaign, maskedPath, readArrival } from "../arrival/read.ts";
import type { Touch } from "../contract/wire.types.ts";

/** What is known of this load alone. */
export interface Load {
  /** The newest arrival. */
  current(): Touch;
  /** Arrivals that wait for consent, oldest first; unless said, the current one. */
  waiting?: Touch[] | undefined;
  /** An arrival that the host tells of. */
  arrive(url: string, referrer: string): void;
  /**
   * A route change: an arrival only where its address carries a campaign, and only once, for going back to it is none.
   * The referrer stays the first one.
   */
  route(url: string): void;
  /** An address without its query, its fragment, and what in its path names a person. */
  plain(url: string): string;
}

export interface Arrivals extends Load {
  /** What goes along with an answer, oldest first, the current one last. */
  all(): Touch[];
  /** With consent, what waits goes to what the device keeps. */
  remember(): void;
  /** Consent was taken back. */
  forget(): void;
}

/** At most eleven, the first and the newest among them. */
export const joined = (list: Touch[], last: Touch): Touch[] => [...list.slice(0, 1), ...list.slice(1).slice(-9), last];

/** How it is kept is added by who keeps it, before anything arrives. */
export function createLoad(now: () => number, opened: () => string, referrer: string): Arrivals {
  const read = (url: string, from: string, at: number): Touch =>
    readArrival({ url, referrer: from, at: new Date(at).toISOString() });
  const arrived = now();
  const routes = new Set<string>();
  let touch: Touch | undefined;

  const load = {
    current: () => (touch ??= read(opened(), referrer, arrived)),
    arrive(to: string, from: string) {
      const before = load.waiting ?? [load.current()];
      load.waiting = joined(before, (touch = read(to, from, now())));
      load.remember();
    },
    route(to: string) {
      // Without a parameter there is nothing to read, and so nothing to compare with.
      if (!to.includes("=") || routes.add(opened()).has(to) || !carriesCampaign(to)) return;
      routes.add(to);
      load.arrive(to, referrer);
    },
    plain: (address: string) => maskedPath(address.split(/[?#]/)[0]!),
  } as Arrivals;
  return load;
}
