/**
 * The journey of an app before it is there: fetched when the app is idle, or as soon as it is needed. What is asked of it
 * waits for it; an answer is on the device before anything is fetched, so that it is safe from the moment it was given.
 */
import type { ResponseItem } from "../contract/wire.types.ts";
import type { Front } from "./client.ts";
import { isSubmitted } from "./consent.ts";
import type { Journey } from "./journey.ts";
import { once } from "./once.ts";
import { respondBy } from "./respond.ts";
import { createTeller } from "./tell.ts";
import type { Arrivals } from "./touch.ts";
import type { Submitted, VozOptions } from "./voz.types.ts";

/** What is fetched: an answer that was put together here is its own to send. */
export interface Fetched extends Journey {
  submit(item: ResponseItem): Promise<Submitted>;
}

export function awaitJourney(
  front: Front,
  fetchJourney: () => Promise<Fetched>,
  lifecycle?: VozOptions["lifecycle"],
): Journey {
  const { shelf, box, arrivals } = front;
  Object.assign(arrivals, {
    all: () => [arrivals.current()],
    // To be joined with the others by whoever reads them; where nobody ever comes for that, first and newest stay.
    remember() {
      if (!front.granted()) return;
      const kept = [...shelf.list("t"), ...(arrivals.waiting ?? [arrivals.current()])];
      kept.splice(11, kept.length - 22);
      shelf.write("t", kept);
    },
    forget() {
      shelf.write("t");
      shelf.write("x");
    },
  } satisfies Partial<Arrivals>);
  let begun: Fetched | undefined;
  const journey = once(fetchJourney, (found) => {
    begun = found;
    if (front.over) found.stop();
    // What was agreed to, who was named and what waits is known by now.
    else found.settle().catch((thrown) => front.fail("view", thrown));
  });
  try {
    // Whatever comes first finds it there. That it could not be fetched is told once it is needed.
    (globalThis.requestIdleCallback ?? setTimeout)(() => front.over || void journey());
  } catch {
    // Some servers allow no timer before there is a request; there it is fetched when it is needed.
  }
  /** At once where it is there. What could not be fetched is told, and fetched anew the next time. */
  const reach = async (act: (found: Fetched) => unknown): Promise<void> => {
    let found = begun;
    try {
      found ??= await journey();
    } catch (thrown) {
      return front.fail("view", thrown);
    }
    if (!front.over) await act(found);
  };

  let early: ResponseItem[] = [];
  let saving: Promise<void> | undefined;
  /** All that one turn of the host gave, at once. */
  function save(): void {
    saving = undefined;
    const kept = shelf.list(box);
    // What stands there and is no list is the outbox's to set aside.
    if (kept[0] || !shelf.text(box)) shelf.write(box, [...kept, ...early]);
    early = [];
  }
  const submit = (item: ResponseItem): Promise<Submitted> =>
    journey().then(
      (found) => found.submit(item),
      (thrown) => {
        front.fail("collect", thrown);
        // So long a part that could not be fetched is left alone.
        setTimeout(() => front.over || void submit(item), 30_000);
        return { id: item.id, status: "queued", code: "offline" };
      },
    );

  const end = lifecycle?.((what) => begun?.[what === "online" ? what : "leave"]());
  return {
    own: {
      track: (...args) => reach(({ own }) => own.track(...args)),
      respond: respondBy(createTeller(front), front.fail, (item) => {
        if (isSubmitted(item) || front.granted()) {
          early.push(item);
          saving ??= Promise.resolve().then(save);
        }
        return submit(item);
      }),
      open: (surveyId) => reach(({ own }) => own.open(surveyId)),
      close: () => reach(({ own }) => own.close()),
      explain(surveyId) {
        if (begun) return begun.own.explain(surveyId);
        void reach(({ own }) => own.explain(surveyId));
        return ["no_config"];
      },
      flush: () => reach(({ own }) => own.flush()),
    },
    page: (url) => reach((found) => found.page(url)),
    turnPage: () => begun?.turnPage(),
    // Consent is heeded here already; what it means for what waits, or comes along, is the journey's.
    settle: async () => begun?.settle(),
    online: () => begun?.online(),
    leave: () => begun?.leave(),
    stop() {
      end?.();
      begun?.stop();
    },
  };
}
