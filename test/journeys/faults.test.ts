/**
 * The SDK against the Worker through a proxy that drops, delays, doubles, truncates, reorders and lies, by seed: whatever
 * a user finished is stored exactly once, though apps end and start again meanwhile, and two of them share a store.
 * FAULT_RUNS says how many seeds (1,000 if not said), FAULT_SEED which is the first: a seed that fails fails again alone.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createVoz, type StorageLike, type Submitted, type Voz } from "../../sdk/index.ts";
import { faults, startProxy, type Proxy } from "./proxy.ts";
import { serveVoz, type Served } from "./served.ts";

const runs = Number(process.env["FAULT_RUNS"] ?? 1000);
const first = Number(process.env["FAULT_SEED"] ?? 1);
const each = 6;
/** Runs that go on at once, each lane with a proxy of its own: they mostly wait. */
const lanes = 4;

let world: Served;
let proxies: Proxy[];
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
  proxies = await Promise.all(Array.from({ length: lanes }, () => startProxy(world.url)));
}, 120_000);
afterAll(async () => {
  for (const proxy of proxies) await proxy.stop();
  await world.stop();
});

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

/** Where the device keeps what waits. */
const box = (): string => `voz.o.${world.demo.publicKey}`;

/** What the users of one run finished: the ids of their answers. */
async function run(seed: number, proxy: Proxy): Promise<string[]> {
  const draw = drawnBy(seed);
  const kept = new Map<string, string>();
  const storage = storageOn(kept);
  // What failed is not asked for again within half a minute, by this clock.
  let ahead = 0;
  proxy.draw = draw;
  const start = (): Voz =>
    createVoz({ host: proxy.url, key: world.demo.publicKey, storage, now: () => Date.now() + ahead });
  let apps = [start(), start()];
  const answers: Promise<Submitted>[] = [];
  for (let at = 0; at < each; at += 1) {
    answers.push(apps[at % 2]!.respond(surveyId, { nps: at }));
    if (draw() < 0.5) await answers.at(-1);
    if (draw() < 0.2) {
      await Promise.all(answers);
      for (const app of apps) app.destroy();
      apps = [start(), start()];
    }
  }
  const given = await Promise.all(answers);
  for (const { status, code } of given) expect(status, `seed ${seed}: ${code}`).not.toBe("rejected");
  for (let turn = 0; kept.has(box()) && turn < 60; turn += 1) {
    ahead += 31_000;
    await Promise.all(apps.map((app) => app.flush()));
  }
  expect(kept.has(box()), `seed ${seed}: something is left`).toBe(false);
  for (const app of apps) app.destroy();
  return given.map(({ id }) => id);
}

it(`in ${runs} seeded runs, every finished answer is stored once`, { timeout: 240_000 + runs * 1_000 }, async () => {
  /** Answer → the seed of its run. */
  const finished = new Map<string, number>();
  const seeds = Array.from({ length: runs }, (_, at) => first + at);
  const go = async (proxy: Proxy): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
      for (const id of await run(seed, proxy)) finished.set(id, seed);
  };
  await Promise.all(proxies.map(go));
  const stored = await storedIds(surveyId);
  expect(finished.size).toBe(runs * each);
  const known = new Set(stored);
  expect([...finished].filter(([id]) => !known.has(id))).toEqual([]);
  expect(stored).toHaveLength(runs * each);
  if (runs >= 100) expect([...new Set(proxies.flatMap(({ met }) => [...met]))].toSorted()).toEqual(faults.toSorted());
});

it("10,000 answers of days without a network are stored after a restart, once each", { timeout: 240_000 }, async () => {
  const survey = await newSurvey();
  const kept = new Map<string, string>();
  const options = { host: world.url, key: world.demo.publicKey, storage: storageOn(kept) };
  const before = createVoz({ ...options, fetch: async () => Promise.reject(new TypeError("Failed to fetch")) });
  const given = await Promise.all(Array.from({ length: 10_000 }, (_, at) => before.respond(survey, { nps: at % 11 })));
  expect(new Set(given.map(({ status }) => status))).toEqual(new Set(["queued"]));
  before.destroy();
  expect(JSON.parse(kept.get(box())!)).toHaveLength(10_000);

  const after = createVoz(options);
  // On a busy machine a Worker may ask for another try.
  for (let turn = 0; kept.has(box()) && turn < 60; turn += 1) await after.flush();
  after.destroy();
  expect(kept.has(box())).toBe(false);
  expect((await storedIds(survey)).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
});
