/** How much a sweep does at once, and in all. */

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
