/** How much a sweep does at once, and in all; and how much sweeps side by side. */

/** Lets so many through at a time, the others in their order. */
export function makeTurns(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/**
 * So many tries for all lanes together. Who claims some has reserved them before, and gives back what was not there to be
 * claimed; who finds none waits while others may give some back. Null when all are used up.
 */
export function makeTries(most: number) {
  const pool = { left: most, claiming: 0 };
  const waiting: (() => void)[] = [];
  return async <One>(wanted: number, claim: (most: number) => Promise<One[]>): Promise<One[] | null> => {
    while (pool.left === 0 && pool.claiming > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const reserved = Math.min(wanted, pool.left);
    if (reserved === 0) return null;
    pool.left -= reserved;
    pool.claiming += 1;
    let claimed = 0;
    try {
      const found = await claim(reserved);
      claimed = found.length;
      return found;
    } finally {
      pool.left += reserved - claimed;
      pool.claiming -= 1;
      for (const wake of waiting.splice(0)) wake();
    }
  };
}

/** Each holds until when it is taken, since who dies gives none back. */
const taken = new WeakMap<typeof fetch, Map<string, Set<{ until: number }>>>();

/**
 * Connections to one endpoint: no more than `most` for all who call out through the same door, which are all of a machine.
 * What they share are numbers; none waits for another, whose request may be over by then.
 */
export function placesAt(
  door: typeof fetch,
  endpoint: string,
  { now, until, most }: { now: number; until: number; most: number },
) {
  const mine = new Set<{ until: number }>();
  const all = taken.get(door) ?? new Map<string, Set<{ until: number }>>();
  taken.set(door, all);
  return {
    count: () => mine.size,
    /** Whether there was one left. */
    take: (): boolean => {
      const here = all.get(endpoint) ?? new Set();
      for (const one of here) if (one.until <= now) here.delete(one);
      if (here.size >= most) return false;
      const place = { until };
      mine.add(place);
      all.set(endpoint, here.add(place));
      return true;
    },
    leave: (): void => {
      const here = all.get(endpoint);
      for (const one of mine) here?.delete(one);
      mine.clear();
      if (here?.size === 0) all.delete(endpoint);
    },
  };
}
