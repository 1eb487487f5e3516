/**
 * Many single responses within seconds: each wakes a sweep of its own, all in one machine. What they may do to an endpoint
 * together is no more than one of them may.
 */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Attempt } from "#contract";
import { collect } from "../../worker/collect/collect.ts";
import type { Breaker } from "../../worker/db/endpoints.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { createEndpoint } from "../../worker/deliveries/endpoints/write.ts";
import { sendDue } from "../../worker/deliveries/sweep.ts";
import { newIdWith } from "../../worker/http/context.ts";
import { Snapshots } from "../../worker/workspaces/snapshot.ts";
import { makeChance } from "./chance.ts";
import { atOnce } from "./crypto.ts";
import { begin, noTrouble } from "./life.ts";
import { makeNetwork } from "./network.ts";
import type { KnownEndpoint } from "./rules.ts";
import { makeGround } from "./simulate.ts";
import { openSqlite } from "./sqlite.ts";
import type { EndpointPlan } from "./story.ts";
import { makeTime } from "./time.ts";

vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => void vi.stubGlobal("crypto", { ...atOnce, subtle: atOnce }));
afterAll(() => void vi.unstubAllGlobals());

const start = Date.parse("2026-03-10T12:00:00Z");
const minute = 60_000;
const authSecret = "only-for-the-simulator-only-for-the-simulator";
/** Seconds that a nudge goes on. */
const [deployed, local] = [28, 90];

/** An endpoint, a machine, and its minutes. */
async function makeBurst(plan: Pick<EndpointPlan, "rate" | "phases">) {
  const { d1, workspaceId, publicKey, surveyId } = await makeGround(openSqlite());
  const chance = makeChance(60);
  const time = makeTime(start);
  const endpoints: KnownEndpoint[] = [];
  const network = makeNetwork({
    time,
    chance,
    d1,
    workspaceId,
    endpoints,
    responses: [],
    slow: false,
    note: () => undefined,
  });
  const life = begin(time, chance, d1, () => noTrouble);
  const world = network.of(life);
  const broken: unknown[] = [];
  const sender = { d1: life.d1, authSecret, loopback: false, outside: world };
  const beside = (work: Promise<unknown>): void => void work.catch((error: unknown) => broken.push(error));
  const url = "https://e.example.com/in";
  const whole: EndpointPlan = { types: ["response.completed"], score: null, from: 0, ...plan };
  network.expect(url, whole);
  const here = { db: openDatabase(d1), workspaceId, now: new Date(start), newId: newIdWith(chance.fill) };
  const { id, secret } = await createEndpoint(
    here,
    { ...sender, outside: { ...world, resolve: async () => ["93.184.215.14"] } },
    "https://voz.test",
    {
      url,
      types: whole.types,
      preset: "standard",
      filter: {},
      headers: {},
      rate: plan.rate,
      settings: {},
      secrets: {},
      fields: {},
      description: "",
    },
  );
  const secrets = [{ secret, until: Infinity }];
  endpoints.push({ ...whole, id, url, secrets, unsure: false, since: 0, deleted: false, byHand: false });

  const door = { d1, db: openDatabase(d1), secret: authSecret, snapshots: new Snapshots(), admit: () => undefined };
  let told = 0;
  /** One response in a request of its own, and the nudge that follows it. */
  const respond = async (seconds: number): Promise<void> => {
    told += 1;
    const item = {
      type: "response",
      id: `019cd79e-4600-7000-8000-${told.toString(16).padStart(12, "0")}`,
      surveyId,
      surveyVersion: 1,
      state: "complete",
      answers: { nps: 9 },
      at: new Date(time.now()).toISOString(),
    };
    const [result] = await collect(door, publicKey, [item], { device: null, country: null, now: new Date(time.now()) });
    expect(result?.status).toBe("stored");
    const budget = { until: time.now() + seconds * 1000, most: 250 };
    beside(sendDue(sender, budget, { workspaceId, endpoints: [id] }));
  };
  /** So many, this many milliseconds apart, from now on. */
  const burst = (count: number, gap: number, seconds: number): void => {
    for (let at = 0; at < count; at += 1) time.after(at * gap, () => beside(respond(seconds)));
  };
  for (let at = 1; at < 30; at += 1)
    time.after(at * minute, () => beside(sendDue(sender, { until: time.now() + 50_000, most: 250 })));
  const arrivals = (): number[] =>
    [...network.calls.values()]
      .flat()
      .map(({ began }) => began - start)
      .sort((a, b) => a - b);
  const attempts = async (): Promise<Attempt[][]> => {
    const { results } = await d1.prepare("SELECT attempts FROM deliveries").all<{ attempts: string }>();
    return results.map((row) => JSON.parse(row.attempts) as Attempt[]);
  };
  const sound = (): void => expect([...broken, ...network.failures]).toEqual([]);
  return { time, burst, arrivals, attempts, sound, d1 };
}
const well: EndpointPlan["phases"] = [{ manner: "ok", lasts: Infinity }];
/** The longest wait from one to the next. */
const longestGap = (times: readonly number[]): number =>
  Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
/** The most that lie within so many milliseconds. */
const mostWithin = (times: readonly number[], span: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + span).length));

it("one a second is sent to who takes one a second, without a stop, until all have arrived", async () => {
  const { time, burst, arrivals, sound } = await makeBurst({ rate: 1, phases: well });
  burst(60, 50, local);
  await time.run(start + 5 * minute);
  sound();
  expect(arrivals()).toHaveLength(60);
  expect(longestGap(arrivals())).toBeLessThan(3000);
});

it("a nudge that ends early leaves the rest to the next minute, and no moment unused within it", async () => {
  const { time, burst, arrivals, sound } = await makeBurst({ rate: 1, phases: well });
  burst(60, 50, deployed);
  await time.run(start + 5 * minute);
  sound();
  const all = arrivals();
  expect(all).toHaveLength(60);
  const [first, second, ...later] = [0, 1, 2].map((nth) => all.filter((at) => Math.floor(at / minute) === nth));
  for (const part of [first, second]) expect(longestGap(part ?? [])).toBeLessThan(3000);
  // Twelve while the nudges last, some 34 in each minute's sweep.
  expect(first?.length).toBeGreaterThanOrEqual(12);
  expect(second?.length).toBeGreaterThanOrEqual(32);
  expect(later).toHaveLength(1);
});

it("to an endpoint that takes what it is sent and says nothing, no more connections are open than to any", async () => {
  const { time, burst, arrivals, sound } = await makeBurst({
    rate: null,
    phases: [{ manner: "hang", lasts: Infinity }],
  });
  burst(50, 20, deployed);
  await time.run(start + 15_000);
  sound();
  expect(arrivals()).toHaveLength(5);
});

it("one try alone probes when the pause is over, however many wait for it", async () => {
  const { time, burst, arrivals, attempts, sound } = await makeBurst({
    rate: null,
    phases: [
      { manner: "error", lasts: 3 * minute },
      { manner: "ok", lasts: Infinity },
    ],
  });
  burst(15, 100, local);
  time.after(3000, () => burst(40, 100, local));
  await time.run(start + 3 * minute - 1);
  sound();
  // The breaker opens within the first seconds; from then on one at a time.
  const probes = arrivals().filter((at) => at > 10_000);
  expect(probes.length).toBeGreaterThanOrEqual(2);
  expect(mostWithin(probes, 20_000)).toBe(1);
  expect(arrivals().length - probes.length).toBeLessThan(16);
  const made = (await attempts()).reduce((sum, { length }) => sum + length, 0);
  expect(made).toBe(arrivals().length);
  // Well again, all that waited is sent.
  await time.run(start + 20 * minute);
  sound();
  expect((await attempts()).every((all) => all.at(-1)?.error === null)).toBe(true);
});

it("a probe whose sender dies is made again by another", async () => {
  const { time, burst, arrivals, sound, d1 } = await makeBurst({
    rate: null,
    phases: [
      { manner: "error", lasts: 20_000 },
      { manner: "ok", lasts: Infinity },
    ],
  });
  burst(15, 100, deployed);
  await time.run(start + 20_000);
  const before = arrivals().length;
  // Somebody took the probe, and was heard of no more.
  const open = await d1.prepare("SELECT breaker FROM endpoints").first<string>("breaker");
  const taken = { ...(JSON.parse(open ?? "") as Breaker), until: start + 70_000 };
  await d1.prepare("UPDATE endpoints SET breaker = ?1").bind(JSON.stringify(taken)).run();
  await time.run(start + 69_000);
  expect(arrivals()).toHaveLength(before);
  await time.run(start + 3 * minute);
  sound();
  expect(arrivals().length).toBeGreaterThan(before);
});
