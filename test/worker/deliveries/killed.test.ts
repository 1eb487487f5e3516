/** A sweep that dies at any of its awaits, before or after what it waited for was done: nothing is lost, all is on record. */
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { collect } from "../../../worker/collect/collect.ts";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { Snapshots } from "../../../worker/workspaces/snapshot.ts";
import { now, response, setClock, uuid7 } from "../world.ts";
import { makeTold, type Call } from "./outside.ts";

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.restoreAllMocks();
  setClock("2026-03-10T12:00:00Z");
});

type Deed = (...input: unknown[]) => unknown;
/** Calls the deed, or dies: `at` is the number of the await, "after" means that the deed was done all the same. */
function makeFate(at: number, when: "before" | "after") {
  const fate = { awaits: 0, dead: false };
  const dying =
    (deed: Deed): Deed =>
    async (...input) => {
      fate.awaits += 1;
      const mine = fate.awaits === at;
      if (fate.dead || (mine && when === "before")) {
        fate.dead = true;
        throw new Error("killed");
      }
      const done = await deed(...input);
      if (mine || fate.dead) {
        fate.dead = true;
        throw new Error("killed");
      }
      return done;
    };
  return { fate, dying };
}

/** D1 in which each answer may be the last. */
function dyingD1(d1: D1Database, dying: (deed: Deed) => Deed): D1Database {
  const statement = (inner: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(inner, {
      get: (target, name) => {
        if (name === "inner") return target;
        const deed = (Reflect.get(target, name, target) as Deed).bind(target);
        if (name === "bind") return (...values: unknown[]) => statement(deed(...values) as D1PreparedStatement);
        return dying(deed);
      },
    });
  return new Proxy(d1, {
    get: (target, name) => {
      if (name === "prepare") return (sql: string) => statement(target.prepare(sql));
      if (name === "batch")
        return dying((statements) =>
          target.batch((statements as { inner: D1PreparedStatement }[]).map(({ inner }) => inner)),
        );
      return (Reflect.get(target, name, target) as Deed).bind(target);
    },
  });
}

it.each(["before", "after"] as const)("at each await, %s it was done", async (when) => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const told = await makeTold();
  const well = await told.endpoint();
  const failing = await told.endpoint({ rate: 50 });
  const tries = new Map<string, number>();
  const key = ({ url, headers }: Call): string => `${url} ${headers["webhook-id"]}`;
  // One answers at once, the other the second time.
  told.state.receive = (call) => {
    const count = (tries.get(key(call)) ?? 0) + 1;
    tries.set(key(call), count);
    return new Response(null, { status: call.url === failing.url && count === 1 ? 500 : 204 });
  };
  const set = (state: string) =>
    env.DB.prepare("UPDATE endpoints SET state = ?2 WHERE workspace_id = ?1").bind(told.world.workspaceId, state).run();

  let survived = false;
  let at = 0;
  while (!survived) {
    at += 1;
    tries.clear();
    await set("paused");
    const before = (await told.deliveries(well.id, "?limit=500")).length;
    for (let n = 0; n < 2; n += 1) await told.respond({ id: uuid7(now().getTime() + n) });
    await set("active");
    const { fate, dying } = makeFate(at, when);
    const outside = { ...told.outside, resolve: dying(told.outside.resolve as Deed) as typeof told.outside.resolve };
    const sender = { ...told.sender, d1: dyingD1(env.DB, dying), outside };
    await sendDue(sender, { until: now().getTime() + 20_000, most: 100 }).catch(() => undefined);
    survived = !fate.dead;
    // Others take over when what it held is free again.
    for (let minute = 0; minute < 8; minute += 1) {
      told.advance(60_000);
      await told.sweep();
    }
    for (const { id } of [well, failing]) {
      const all = await told.deliveries(id, "?limit=500");
      expect(all, `await ${at}`).toHaveLength(before + 2);
      expect(
        all.map(({ state, attempts }) => state === "delivered" && attempts.at(-1)?.status === 204),
        `await ${at}`,
      ).not.toContain(false);
    }
    // Made once more where it died between, and no oftener.
    expect(tries.size).toBe(4);
    for (const [what, count] of tries) expect(count, `await ${at}: ${what}`).toBeLessThanOrEqual(3);
  }
  expect(at).toBeGreaterThan(15);
});

it("in a request whose answer is lost: sent again it is the same response, and told once", async () => {
  const told = await makeTold();
  const { id } = await told.endpoint();
  const item = response(told.survey);
  const door = {
    db: told.world.here.db,
    snapshots: new Snapshots(),
    secret: told.world.here.vault.secret,
    admit: () => undefined,
  };
  const sender = { device: null, country: null, now: now() };
  const { dying } = makeFate(1, "after");
  const lost = dyingD1(env.DB, dying);
  await expect(collect({ ...door, d1: lost }, told.world.publicKey, [item], sender)).rejects.toThrow("killed");
  expect(await told.world.collect(item)).toMatchObject([{ status: "duplicate" }]);
  await told.sweep();
  expect(told.calls).toHaveLength(1);
  expect(await told.deliveries(id)).toMatchObject([{ state: "delivered", subjectId: item["id"] }]);
});
