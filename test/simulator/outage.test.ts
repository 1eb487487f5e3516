/**
 * A thousand deliveries, and in the middle of them the Worker stops for five minutes and the receivers for ten: every one is
 * made once or more, none is lost, and all tries are on record.
 */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Attempt } from "#contract";
import { collect } from "../../worker/collect/collect.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { createEndpoint } from "../../worker/deliveries/endpoints/write.ts";
import { sendDue } from "../../worker/deliveries/sweep.ts";
import { newIdWith } from "../../worker/http/context.ts";
import { Snapshots } from "../../worker/workspaces/snapshot.ts";
import { makeChance } from "./chance.ts";
import { atOnce } from "./crypto.ts";
import { begin, noTrouble, type Life } from "./life.ts";
import { makeNetwork } from "./network.ts";
import { keyOf, type KnownEndpoint } from "./rules.ts";
import { makeGround } from "./simulate.ts";
import { openSqlite } from "./sqlite.ts";
import { makeTime } from "./time.ts";

vi.setConfig({ testTimeout: 300_000 });
beforeAll(() => void vi.stubGlobal("crypto", { ...atOnce, subtle: atOnce }));
afterAll(() => void vi.unstubAllGlobals());

const start = Date.parse("2026-03-10T12:00:00Z");
const minute = 60_000;
const authSecret = "only-for-the-simulator-only-for-the-simulator";
const [hosts, responses, batch] = [5, 200, 50];

it("a stop of five minutes and receivers away for ten lose none of a thousand deliveries", async () => {
  const { d1, workspaceId, publicKey, surveyId } = await makeGround(openSqlite());
  const chance = makeChance(2026);
  const time = makeTime(start);
  const endpoints: KnownEndpoint[] = [];
  const known = { time, chance, d1, workspaceId, endpoints, responses: [], slow: false, note: () => undefined };
  const network = makeNetwork(known);
  const lives: Life[] = [];
  const live = (): Life => {
    const life = begin(time, chance, d1, () => noTrouble);
    lives.push(life);
    return life;
  };
  const senderOf = (life: Life) => ({ d1: life.d1, authSecret, loopback: false, outside: network.of(life) });

  const life = live();
  const here = { db: openDatabase(life.d1), workspaceId, now: new Date(start), newId: newIdWith(chance.fill) };
  const broken: unknown[] = [];
  const setUp = async (): Promise<void> => {
    for (let at = 0; at < hosts; at += 1) {
      const plan: Pick<KnownEndpoint, "types" | "score" | "rate" | "from" | "phases"> = {
        types: ["response.completed"],
        score: null,
        rate: null,
        from: 0,
        phases: [
          { manner: "ok", lasts: 3000 },
          { manner: "refuse", lasts: 10 * minute },
          { manner: "ok", lasts: Infinity },
        ],
      };
      const url = `https://e${at}.example.com/in`;
      network.expect(url, plan);
      const draft = {
        url,
        types: plan.types,
        preset: "standard" as const,
        filter: {},
        headers: {},
        rate: null,
        settings: {},
        secrets: {},
        fields: {},
      };
      const { id, secret } = await createEndpoint(here, senderOf(life), "https://voz.test", {
        ...draft,
        description: "",
      });
      const secrets = [{ secret, until: Infinity }];
      endpoints.push({ ...plan, id, url, secrets, unsure: false, since: 0, deleted: false, byHand: false });
    }
    const door = { d1: life.d1, db: here.db, snapshots: new Snapshots(), secret: authSecret, admit: () => undefined };
    for (let from = 0; from < responses; from += batch) {
      const items = Array.from({ length: batch }, (_, at) => ({
        type: "response",
        id: `019cd79e-4600-7000-8000-${(from + at).toString(16).padStart(12, "0")}`,
        surveyId,
        surveyVersion: 1,
        state: "complete",
        answers: { nps: 9 },
        at: new Date(start).toISOString(),
      }));
      const results = await collect(door, publicKey, items, { device: null, country: null, now: new Date(start) });
      expect(results.every(({ status }) => status === "stored")).toBe(true);
    }
  };
  setUp().catch((error: unknown) => broken.push(error));
  await time.run(start + 2000);
  expect(broken).toEqual([]);

  const sweep = (): void => {
    const mine = live();
    sendDue(senderOf(mine), { until: mine.now() + 50_000, most: 100_000 }).catch((error: unknown) =>
      broken.push(error),
    );
  };
  sweep();
  // In the middle: some are made, some are on their way.
  await time.run(start + 4000);
  const made = network.accepted.size;
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(hosts * responses);
  for (const one of lives) Object.assign(one, { dead: true, harmed: true });
  await time.run(start + 5 * minute);
  expect(network.accepted.size).toBe(made);
  for (let at = 5; at < 8 * 60; at += 1) {
    sweep();
    await time.run(start + (at + 1) * minute);
    const left = await d1.prepare("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'").first<number>("n");
    if (left === 0) break;
  }

  expect([...broken, ...network.failures]).toEqual([]);
  const { results: rows } = await d1
    .prepare("SELECT endpoint_id, event_id, state, attempts FROM deliveries")
    .all<{ endpoint_id: string; event_id: string; state: string; attempts: string }>();
  expect(rows).toHaveLength(hosts * responses);
  for (const { endpoint_id, event_id, state, attempts } of rows) {
    const url = endpoints.find(({ id }) => id === endpoint_id)?.url ?? "";
    const calls = network.calls.get(keyOf(url, event_id)) ?? [];
    const log = JSON.parse(attempts) as Attempt[];
    expect(state).toBe("delivered");
    expect(network.accepted).toContain(keyOf(url, event_id));
    // What the Worker made and lived to write down; of what it died with there may be one more.
    expect(log.length).toBeGreaterThanOrEqual(calls.filter((call) => !call.life.harmed).length);
    expect(log.at(-1)?.error).toBeNull();
  }
});
