/** The outside world of the client, for tests: storage, clock, randomness and an API that answers as it is told. */
import type { CollectItem, PublishedSurvey } from "../../../sdk/contract/wire.types.ts";
import type { StorageLike } from "../../../sdk/client/shelf.ts";

// Fetched when they are needed; a clock that a test holds would not wait for them.
await Promise.all([
  import("../../../sdk/client/idle.ts"),
  import("../../../sdk/client/showing.ts"),
  import("../../../sdk/client/tracking.ts"),
  import("../../../sdk/contract/judge.ts"),
]);

export const survey = (some: Partial<PublishedSurvey>): PublishedSurvey => ({
  id: "sur_1",
  version: 1,
  locale: "es",
  questions: [{ id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true }],
  decide: false,
  ...some,
});

export interface FakeStorage extends StorageLike {
  entries: Map<string, string>;
}
export function fakeStorage(before: Record<string, unknown> = {}): FakeStorage {
  const entries = new Map(
    Object.entries(before).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
  );
  return {
    entries,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
  };
}

/** A store that the browser forbids. */
export const forbiddenStorage: StorageLike = {
  getItem: () => {
    throw new DOMException("denied", "SecurityError");
  },
  setItem: () => {
    throw new DOMException("denied", "SecurityError");
  },
  removeItem: () => {
    throw new DOMException("denied", "SecurityError");
  },
};

/** Random bytes that are the same in every run, and differ from each other. */
export function steadyRandom(): (count: number) => Uint8Array {
  let state = 1;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 256;
    });
}

export interface FakeApi {
  fetch: typeof fetch;
  surveys: PublishedSurvey[];
  /** What `/v1/decide` answers; a number is a status. */
  decision: unknown;
  /** What `/v1/collect` does next, first come first served; without an entry it stores. */
  collect: (number | "offline" | Response | ((items: CollectItem[]) => unknown))[];
  requests: { path: string; body: Record<string, unknown>; init: RequestInit | undefined }[];
  /** All items that reached the API, in order. */
  items(): CollectItem[];
  to(path: string): FakeApi["requests"];
  down: boolean;
}

export function fakeApi(...surveys: PublishedSurvey[]): FakeApi {
  const api: FakeApi = {
    surveys,
    decision: { campaign: null, channel: "email", promise: null, eligible: surveys.map(({ id }) => id) },
    collect: [],
    requests: [],
    down: false,
    to: (path) => api.requests.filter((request) => request.path === path),
    items: () => api.to("/v1/collect").flatMap(({ body }) => body.items as CollectItem[]),
    async fetch(input, init) {
      const { pathname } = new URL(String(input));
      const body = init?.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {};
      api.requests.push({ path: pathname, body, init });
      if (api.down) throw new TypeError("Failed to fetch");
      const json = (answer: unknown): Response =>
        typeof answer === "number" ? new Response("no", { status: answer }) : Response.json(answer);
      if (pathname === "/v1/config")
        return json({ surveys: api.surveys, touchpoints: [], attribution: { ownHosts: [], lookbackDays: 30 } });
      if (pathname === "/v1/decide") return json(api.decision);
      const next = api.collect.shift();
      if (next === "offline") throw new TypeError("Failed to fetch");
      if (next instanceof Response) return next;
      const items = body.items as CollectItem[];
      if (typeof next === "function") return json(next(items));
      return json(next ?? { results: items.map(({ id }) => ({ id, status: "stored" })) });
    },
  };
  return api;
}

/** Lets everything that is due right now happen. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};
