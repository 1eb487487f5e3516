/**
 * The SDK against the Worker over a network that drops, delays, doubles, truncates and lies, by seed: whatever a user
 * finished is stored exactly once, though apps end and start again meanwhile, and two of them share a store.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createVoz, type StorageLike, type Submitted, type Voz } from "../../sdk/index.ts";
import { serveVoz, type Served } from "./served.ts";

const runs = 150;
const each = 6;

let world: Served;
let surveyId: string;
async function newSurvey(): Promise<string> {
  const questions = [{ id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true }];
  const { id } = await world.ask<{ id: string }>("/v1/surveys", {
    method: "POST",
    body: { name: "Pedido", questions },
  });
  await world.ask(`/v1/surveys/${id}/publish`, { method: "POST" });
  return id;
}
beforeAll(async () => {
  world = await serveVoz({ VOZ_DEMO: "empty", VOZ_LIMITS: "off" });
  surveyId = await newSurvey();
}, 120_000);
afterAll(() => world.stop());

async function storedIds(survey: string): Promise<string[]> {
  const stored: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { items: { id: string }[]; next: string | null } = await world.ask(
      `/v1/responses?survey=${survey}&limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    stored.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return stored;
}

/** Numbers from 0 up to 1, the same for a seed (mulberry32). */
function drawnBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const storageOn = (kept: Map<string, string>): StorageLike => ({
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => void kept.set(name, value),
  removeItem: (name) => void kept.delete(name),
});

/** So often something goes wrong with a request. */
const share = 0.6;
function faultyFetch(draw: () => number, met: Set<string>): typeof fetch {
  const later = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, draw() * 20));
  const faults: Record<string, typeof fetch> = {
    dropped: async () => Promise.reject(new TypeError("Failed to fetch")),
    "answer dropped": async (...asked) => {
      await fetch(...asked);
      throw new TypeError("Failed to fetch");
    },
    delayed: async (...asked) => {
      await later();
      return fetch(...asked);
    },
    doubled: async (...asked) => {
      const [one] = await Promise.all([fetch(...asked), fetch(...asked)]);
      return one;
    },
    truncated: async (...asked) => {
      const text = await (await fetch(...asked)).text();
      return new Response(text.slice(0, text.length / 2), { status: 200 });
    },
    "captive portal": async () => new Response("<!doctype html>", { status: 200 }),
    "too many": async () => new Response("", { status: 429, headers: { "retry-after": "1" } }),
    "gateway, in vain": async () => new Response("<html>", { status: 502 }),
    "gateway, though stored": async (...asked) => {
      await fetch(...asked);
      return new Response("<html>", { status: 504 });
    },
  };
  const names = Object.keys(faults);
  return (...asked) => {
    if (draw() > share) return fetch(...asked);
    const name = names[Math.floor(draw() * names.length)]!;
    met.add(name);
    return faults[name]!(...asked);
  };
}

it(`in ${runs} seeded runs, every finished answer is stored once`, { timeout: 240_000 }, async () => {
  const finished: string[] = [];
  const met = new Set<string>();
  for (let seed = 1; seed <= runs; seed += 1) {
    const draw = drawnBy(seed);
    const kept = new Map<string, string>();
    const storage = storageOn(kept);
    // What failed is not asked for again within half a minute, by this clock.
    let ahead = 0;
    const network = faultyFetch(draw, met);
    const start = (request: typeof fetch): Voz =>
      createVoz({
        host: world.url,
        key: world.demo.publicKey,
        storage,
        fetch: request,
        now: () => Date.now() + ahead,
      });
    let apps = [start(network), start(network)];
    const answers: Promise<Submitted>[] = [];
    for (let at = 0; at < each; at += 1) {
      answers.push(apps[at % 2]!.respond(surveyId, { nps: at }));
      if (draw() < 0.5) await answers.at(-1);
      if (draw() < 0.2) {
        await Promise.all(answers);
        for (const app of apps) app.destroy();
        apps = [start(network), start(network)];
      }
    }
    for (const { id, status, code } of await Promise.all(answers)) {
      expect(status, `seed ${seed}: ${code}`).not.toBe("rejected");
      finished.push(id);
    }
    for (let turn = 0; kept.has("voz.o") && turn < 60; turn += 1) {
      ahead += 31_000;
      await Promise.all(apps.map((app) => app.flush()));
    }
    expect(kept.has("voz.o"), `seed ${seed}: something is left`).toBe(false);
    for (const app of apps) app.destroy();
  }

  const stored = await storedIds(surveyId);
  expect(finished).toHaveLength(runs * each);
  expect(stored.toSorted()).toEqual(finished.toSorted());
  expect(met.size).toBe(9);
});

it("10,000 answers of days without a network are stored after a restart, once each", { timeout: 240_000 }, async () => {
  const survey = await newSurvey();
  const kept = new Map<string, string>();
  const options = { host: world.url, key: world.demo.publicKey, storage: storageOn(kept) };
  const before = createVoz({ ...options, fetch: async () => Promise.reject(new TypeError("Failed to fetch")) });
  const given = await Promise.all(Array.from({ length: 10_000 }, (_, at) => before.respond(survey, { nps: at % 11 })));
  expect(new Set(given.map(({ status }) => status))).toEqual(new Set(["queued"]));
  before.destroy();
  expect(JSON.parse(kept.get("voz.o")!)).toHaveLength(10_000);

  const after = createVoz(options);
  await after.flush();
  after.destroy();
  expect(kept.has("voz.o")).toBe(false);
  expect((await storedIds(survey)).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
});
