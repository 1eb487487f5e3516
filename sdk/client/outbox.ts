/**
 * What has to reach the API. An item stays until it is acknowledged: in memory always, on the device as far as `keeps`
 * allows. Sending twice is harmless (ids are idempotent), losing one is not, so every doubt sends again.
 */
import type { CollectItem, CollectResult, ResponseItem } from "../contract/wire.types.ts";
import type { ProblemLike } from "./error.ts";
import { fraction } from "./fraction.ts";
import type { Shelf } from "./shelf.ts";
import type { Signals } from "./signals.ts";
import type { RandomBytes } from "./uuid.ts";

/** A captive portal may never answer. */
export const patience = 30_000;
/** An upper bound of the bytes that a text takes: three for each unit beyond ASCII. */
const weigh = (json: string): number => json.replace(/[^\0-\x7f]/g, "xxx").length;

/** How many of them, from the first, fit into so many bytes. */
function fitting(items: readonly CollectItem[], bytes: number, most?: number): number {
  let weight = 0;
  const end = items.findIndex((item, place) => (weight += weigh(JSON.stringify(item)) + 1) > bytes || place === most);
  return end < 0 ? items.length : end;
}

/** Of a survey that nobody could look up yet. */
const isOpen = (item: CollectItem): item is ResponseItem => (item as ResponseItem).surveyVersion === 0;

export interface OutboxParts {
  host: string;
  key: string;
  request: typeof fetch;
  /** Sends when the page goes away. True: it was taken on. */
  beacon?: ((url: string, body: string) => boolean) | undefined;
  now: () => number;
  random: RandomBytes;
  shelf: Shelf;
  /** Where the shelf keeps it. */
  box: string;
  /** The shelf is the host's own: what it holds is for the host to say. */
  roomy?: boolean;
  fail: Signals["fail"];
  /** What goes along with a batch that holds an answer, once. */
  token?: ((items: readonly CollectItem[]) => string | undefined) | undefined;
  /** May this item be kept on the device? */
  keeps(item: CollectItem): boolean;
  /** An answer with its survey's version; or why it is refused, or undefined while nobody knows. */
  complete(item: ResponseItem): Promise<ResponseItem | CollectResult | undefined>;
  /** Runs it while no other tab runs its own. */
  alone(act: () => Promise<void>): Promise<void>;
}

export interface Outbox {
  /** Puts an item in, in place of an earlier revision of it. An exposure waits for company. */
  put(item: CollectItem): void;
  /** Sends what is there. Settles when everything was tried once. */
  flush(): Promise<void>;
  /** What became of an item: its result, or undefined while it is still to be sent. */
  outcome(id: string): CollectResult | undefined;
  /** The page goes away: what can still leave, leaves. */
  leave(): void;
  /** Consent was taken back: each unsent item is looked at again; what is not returned goes. */
  revise(look: (item: CollectItem) => CollectItem | undefined): void;
  /** Takes in what earlier pages could not send, as far as the consent of now allows; the rest stays where it is. */
  find(): void;
  /** Leaves for good. */
  stop(): void;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { key, now, shelf, box, fail, keeps } = parts;
  /** A batch takes at most this much; the API takes 64 KB, and so does a browser for requests that outlive the page. */
  const room = 60_000;
  const atMost = 50;
  const firstWait = 1_000;
  const longestWait = 300_000;
  /** Whoever says "later" is believed for a day; a timer that is asked for much more would fire at once. */
  const longestLater = 86_400_000;
  /** Steps of the funnel wait this long for company. */
  const company = 1_000;
  /** Of so many that wait, the oldest step of the funnel goes; never an answer. */
  const mostWaiting = 1_000;
  /** The device keeps so many bytes of what waits, of the five million that browsers give to all of a site. */
  const mostKept = 4_000_000;
  const url = parts.host + "/v1/collect";
  const waiting = new Map<string, CollectItem>();
  const done = new Map<string, CollectResult>();
  /** On its way right now, by a request that outlives the page. */
  let inFlight: CollectItem[] = [];
  /** Gone with the page, though never acknowledged; a page that is left in several steps sends them in the first. */
  const gone = new WeakSet<CollectItem>();
  /** What an earlier page left; another tab may have found it, too. */
  let found: CollectItem[] = [];
  /** Items a batch: fewer while sending fails, maybe for one of them. */
  let most = atMost;
  let failures = 0;
  /** Timers wait at least until then; a flush that somebody asks for does not. */
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let sending = Promise.resolve();
  let busy = false;
  let savedAt = 0;
  let stopped = false;
  /** That the device is full was told. */
  let full = false;

  const stored = (): CollectItem[] => shelf.list<CollectItem>(box).filter((item) => item?.id);
  /** Nothing of this page's. */
  const isForeign = ({ id }: CollectItem): boolean => !waiting.has(id) && !done.has(id);
  /** No newer revision has taken its place. */
  const stands = (item: CollectItem): boolean => waiting.get(item.id) === item;
  /**
   * Another tab's items stay where they are; it may close before they are sent. What has no room
   * there waits in memory alone. Who was stopped adds nothing: others may have sent it since.
   */
  function save(): void {
    savedAt = now();
    const before = stored();
    const kept = stopped
      ? before.filter(({ id }) => !done.has(id))
      : [...before.filter(isForeign), ...[...waiting.values()].filter(keeps)];
    let end = parts.roomy ? kept.length : fitting(kept, mostKept);
    if (end || before.length) while (shelf.write(box, end ? kept.slice(0, end) : undefined) === null && end) end >>= 1;
    // Where there is no room at all, as in some browsers' private windows, that is how it is.
    if (end && kept[end] && !full) {
      full = true;
      fail("outbox", "No room on the device: some answers wait in memory alone.");
    }
  }

  /** The first of a burst is kept at once, the rest of it together, at its end. */
  let burst: boolean | undefined;
  function keep(): void {
    if (burst === undefined) {
      save();
      setTimeout(() => {
        if (burst) save();
        burst = undefined;
      });
    }
    burst = burst !== undefined;
  }

  /** Cuts the next batch off `items`; one that is too large for any batch goes alone. */
  const cut = (items: CollectItem[]): CollectItem[] => items.splice(0, fitting(items, room, most) || 1);
  const write = (items: CollectItem[]): string =>
    JSON.stringify({ key, sentAt: new Date(now()).toISOString(), turnstile: parts.token?.(items), items });

  function settle(item: CollectItem, result: CollectResult): void {
    const { id, status, code } = result;
    // The answer to another request acknowledges nothing.
    if (id && !item.id.toLowerCase().startsWith(id.toLowerCase())) throw id;
    // A newer revision may have taken its place meanwhile; that one still has to go.
    if (!stands(item)) return;
    waiting.delete(item.id);
    done.set(item.id, result);
    if (status === "rejected") fail("rejected", { item, result, toString: () => code });
  }

  /** One request. Answers how long to wait before the next, or undefined if it was settled. */
  async function post(batch: CollectItem[]): Promise<number | undefined> {
    const body = write(batch);
    let wait = Math.min(longestWait, firstWait * 2 ** failures++) * fraction(parts.random);
    try {
      const response = await parts.request(url, {
        method: "POST",
        body,
        // What is too large for a browser to take along would fail for ever; the API says no once.
        keepalive: weigh(body) < 65_536,
        signal: globalThis.AbortSignal?.timeout?.(patience) ?? null,
      });
      const { ok, status } = response;
      // A 400 means that the body was cut on its way: what leaves here is JSON.
      if (ok || /^4(0[13]|13|22)$/.test(status + "")) {
        // The API says why it refuses, and by which status; who answers otherwise is somebody else, and settles nothing:
        // it throws here, and everything is sent again.
        const { results, ...said } = (await response.json()) as { results?: CollectResult[] } & Partial<ProblemLike>;
        const { code } = ok ? {} : said;
        if (!ok && (said.status !== status || typeof code !== "string")) throw response;
        // One of them may be at fault for all, unless it is the key: by halves it is found.
        if (code && batch[1] && status !== 401 && status !== 403) {
          const half = batch.length >> 1;
          return (await post(batch.slice(0, half))) ?? post(batch.slice(half));
        }
        batch.forEach((item, place) =>
          settle(item, code ? { id: item.id, status: "rejected", code } : results![place]!),
        );
        failures = 0;
        most = Math.min(atMost, most * 2);
        return undefined;
      }
      const after = response.headers.get("retry-after");
      if (after) wait = Math.max(wait, Math.min(longestLater, +after * 1000 || Date.parse(after) - now() || 0));
      fail("collect", response);
    } catch (thrown) {
      fail("collect", thrown);
    }
    // Whoever stumbles may do so over one of them.
    most = (most + 1) >> 1;
    return wait;
  }

  async function drain(): Promise<void> {
    try {
      await sendAll();
    } finally {
      // The lock may take its time to be given back: what comes in from here on is the next one's.
      busy = false;
      save();
    }
  }

  async function sendAll(): Promise<void> {
    const left = new Set(stored().map(({ id }) => id));
    // Another page has sent what is gone from there; what was put in anew is no longer as it was found.
    found = found.filter((item) => stands(item) && (left.has(item.id) || !waiting.delete(item.id)));
    // What was answered while there was no configuration is looked up.
    for (const item of waiting.values())
      if (isOpen(item)) {
        const whole = await parts.complete(item);
        if (!whole) plan(longestWait / 10);
        else if ("status" in whole) settle(item, whole);
        else if (stands(item)) waiting.set(item.id, whole);
      }
    // Each item is tried once: what comes in meanwhile, or changes, has its turn too.
    const tried = new Set<CollectItem>();
    for (;;) {
      const batch = stopped ? [] : cut([...waiting.values()].filter((item) => !tried.has(item) && !isOpen(item)));
      if (!batch.length) return;
      for (const item of batch) tried.add(item);
      inFlight = batch;
      const wait = await post(batch);
      inFlight = [];
      // What failed goes behind what was not tried.
      for (const item of batch) if (stands(item) && waiting.delete(item.id)) waiting.set(item.id, item);
      // Of much that goes, the device need not know each step.
      if (now() - savedAt > 1_000) save();
      notBefore = wait ? now() + wait : 0;
      if (wait !== undefined) return plan(wait);
    }
  }

  function plan(wait: number): void {
    const at = Math.max(now() + wait, notBefore);
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => void outbox.flush(), at - now());
  }

  const outbox: Outbox = {
    put(item) {
      // It is sent by whoever comes next.
      if (stopped)
        return void (keeps(item) && shelf.write(box, [...stored().filter(({ id }) => id !== item.id), item]));
      waiting.set(item.id, item);
      done.delete(item.id);
      const step = waiting.size > mostWaiting && [...waiting.values()].find(({ type }) => type === "exposure");
      if (step) waiting.delete(step.id);
      if (keeps(item)) keep();
      plan(item.type === "exposure" ? company : 0);
    },
    flush() {
      if (stopped) return sending;
      clearTimeout(timer);
      due = Infinity;
      if (!busy) {
        busy = true;
        sending = parts.alone(drain);
      }
      return sending;
    },
    outcome: (id) => done.get(id),
    leave() {
      if (stopped) return;
      if (burst) {
        save();
        burst = false;
      }
      const left = [...waiting.values()].filter((item) => !inFlight.includes(item) && !gone.has(item) && !isOpen(item));
      while (left.length) {
        const batch = cut(left);
        // A beacon is never answered: counts are taken as told, answers stay until they are acknowledged.
        if (parts.beacon?.(url, write(batch)))
          for (const item of batch)
            if (item.type === "exposure") waiting.delete(item.id);
            else gone.add(item);
      }
    },
    revise(look) {
      for (const item of [...stored(), ...waiting.values()]) {
        const rest = look(item);
        if (rest) waiting.set(item.id, rest);
        else {
          waiting.delete(item.id);
          done.set(item.id, { id: item.id, status: "rejected" });
        }
      }
      save();
    },
    find() {
      found = stored().filter((item) => keeps(item) && isForeign(item));
      for (const item of found) waiting.set(item.id, item);
      if (found[0]) plan(company);
    },
    stop() {
      outbox.leave();
      stopped = true;
      due = -Infinity;
      clearTimeout(timer);
    },
  };

  // What somebody else wrote over is set aside. The host may listen only after this.
  const text = shelf.text(box);
  const sound = stored();
  if (text && sound.length !== (shelf.read(box) as { length?: number } | null)?.length) {
    shelf.write("bad", text);
    shelf.write(box, sound[0] && sound);
    void Promise.resolve().then(() => fail("outbox", text));
  }
  outbox.find();
  return outbox;
}
