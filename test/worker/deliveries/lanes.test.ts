/** What a sweep may take: time, tries, claims. */
import { env } from "cloudflare:workers";
import { afterEach, expect, it } from "vitest";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { now, setClock, uuid7 } from "../world.ts";
import { makeTold } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

/** So many deliveries due at once for each endpoint that there is. */
async function backlog(told: Awaited<ReturnType<typeof makeTold>>, count: number): Promise<void> {
  const set = (state: string) =>
    env.DB.prepare("UPDATE endpoints SET state = ?2 WHERE workspace_id = ?1").bind(told.world.workspaceId, state).run();
  await set("paused");
  for (let at = 0; at < count; at += 1) await told.respond({ id: uuid7(now().getTime() + at) });
  await set("active");
}

/** Counts how often something is claimed. */
function countClaims(d1: D1Database): { d1: D1Database; claims: () => number } {
  let claims = 0;
  const counting = new Proxy(d1, {
    get: (inner, name) => {
      if (name === "prepare")
        return (sql: string) => {
          if (sql.startsWith("UPDATE deliveries SET lease = ?4")) claims += 1;
          return inner.prepare(sql);
        };
      return (Reflect.get(inner, name, inner) as (...input: unknown[]) => unknown).bind(inner);
    },
  });
  return { d1: counting, claims: () => claims };
}

it("a lane claims nothing once its time is over; what is left is the next one's", async () => {
  const told = await makeTold();
  const { id } = await told.endpoint();
  await backlog(told, 60);
  told.state.receive = () => {
    told.advance(7000);
    return new Response("slow");
  };
  const { d1, claims } = countClaims(env.DB);
  const began = now().getTime();
  const scope = { workspaceId: told.world.workspaceId, endpoints: [id] };
  await sendDue({ ...told.sender, d1 }, { until: began + 50_000, most: 10_000 }, scope);
  const tried = told.calls.length;
  expect(tried).toBeLessThan(60);
  expect(claims()).toBeLessThanOrEqual(Math.ceil(tried / 10) + 1);
  // Nobody holds what was not tried.
  told.state.receive = () => new Response("ok");
  await told.sweep();
  expect(told.calls).toHaveLength(60);
  expect((await told.deliveries(id, "?limit=500")).every(({ state }) => state === "delivered")).toBe(true);
});

it("lanes side by side make no more tries than the sweep may", async () => {
  const told = await makeTold();
  for (let at = 0; at < 4; at += 1) await told.endpoint();
  await backlog(told, 6);
  await sendDue(told.sender, { until: now().getTime() + 50_000, most: 7 });
  expect(told.calls).toHaveLength(7);
  await told.sweep();
  expect(told.calls).toHaveLength(24);
});
