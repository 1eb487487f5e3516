/**
 * Time that is told, not waited for. Whatever takes time outside is an event; between two of them everybody who can goes on
 * as far as they can. The same seed gives the same order.
 */
export interface Time {
  now(): number;
  after(milliseconds: number, happen: () => void | Promise<void>): void;
  /** Goes on until nothing is to come any more, or until then. */
  run(until: number): Promise<void>;
}

interface Happening {
  at: number;
  order: number;
  happen: () => void | Promise<void>;
}
const before = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** All promises that can be settled without the outside are. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function makeTime(start: number): Time {
  let now = start;
  let order = 0;
  /** A heap: the next one is the first. */
  const heap: Happening[] = [];

  function push(one: Happening): void {
    let at = heap.push(one) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(one, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = one;
  }

  function pop(): Happening | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below += 1;
      if (!before(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  return {
    now: () => now,
    after: (milliseconds, happen) => push({ at: now + Math.max(0, milliseconds), order: (order += 1), happen }),
    run: async (until) => {
      await settled();
      while (heap[0] && heap[0].at <= until) {
        const next = pop()!;
        now = Math.max(now, next.at);
        await next.happen();
        await settled();
      }
      now = Math.max(now, until === Infinity ? now : until);
    },
  };
}
