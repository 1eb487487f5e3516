import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { everyMinute } from "../../../worker/clock.ts";
import { sweepUnfinished } from "../../../worker/responses/abandon.ts";
import { makeWorld, now, response, setClock, threeQuestions } from "../world.ts";

const time = () => now().getTime();

async function begun() {
  setClock("2026-03-10T12:00:00Z");
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  const partial = response(survey, { state: "partial", answers: { nps: 3 } });
  await world.collect(partial, response(survey, { answers: { nps: 9 } }));
  const stateOf = async (): Promise<unknown> =>
    (await world.ask(`/v1/responses/${String(partial["id"])}`)).body["state"];
  const flagsOf = async (): Promise<unknown> =>
    (await world.ask(`/v1/responses/${String(partial["id"])}`)).body["flags"];
  return { world, survey, partial, stateOf, flagsOf };
}

it("an unfinished response is abandoned after half an hour, and not a minute before", async () => {
  const { stateOf } = await begun();
  setClock("2026-03-10T12:29:59Z");
  await everyMinute(env, time);
  expect(await stateOf()).toBe("partial");
  setClock("2026-03-10T12:30:01Z");
  await everyMinute(env, time);
  expect(await stateOf()).toBe("abandoned");
});

it("its answers go on to count, and its state is the one that reports count", async () => {
  const { world } = await begun();
  setClock("2026-03-10T12:31:00Z");
  await everyMinute(env, time);
  const { results } = await env.DB.prepare(
    "SELECT question, metric, value FROM contributions WHERE workspace_id = ?1 AND seq = 1",
  )
    .bind(world.workspaceId)
    .all();
  expect(results).toEqual([
    { question: "nps", metric: "nps", value: 3 },
    { question: "", metric: "response", value: "abandoned" },
  ]);
});

it("who comes back later finishes it all the same", async () => {
  const { world, partial, stateOf, flagsOf } = await begun();
  setClock("2026-03-10T12:31:00Z");
  await everyMinute(env, time);
  expect(await flagsOf()).toEqual(["silent"]);
  const at = now().toISOString();
  const [again] = await world.collect({ ...partial, revision: 2, at, answers: { nps: 4 } });
  expect(again?.status).toBe("stored");
  expect(await stateOf()).toBe("partial");
  expect(await flagsOf()).toEqual([]);
  const [done] = await world.collect({ ...partial, revision: 3, at, state: "complete", answers: { nps: 4 } });
  expect(done?.status).toBe("stored");
  setClock("2026-03-10T14:00:00Z");
  await everyMinute(env, time);
  expect(await stateOf()).toBe("complete");
});

it("goes through thousands in bounded statements, reads none that is finished, and stops when its time is up", async () => {
  const { world } = await begun();
  const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info('responses')").all<{ name: string }>();
  const names = results.map(({ name }) => name).filter((name) => name !== "seq" && name !== "id");
  await env.DB.prepare(
    `INSERT INTO responses (seq, id, ${names.join(", ")}) WITH RECURSIVE more(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM more WHERE n < 1202)
     SELECT more.n, 'copy-' || more.n, ${names.join(", ")} FROM more, responses WHERE workspace_id = ?1 AND seq = 1`,
  )
    .bind(world.workspaceId)
    .run();
  setClock("2026-03-10T13:00:00Z");
  let ticks = 0;
  expect(await sweepUnfinished(env.DB, () => time() + ticks++ * 10, 25)).toBeLessThan(1201);
  await everyMinute(env, time);
  const left = await env.DB.prepare("SELECT count(*) AS n FROM responses WHERE workspace_id = ?1 AND state = 'partial'")
    .bind(world.workspaceId)
    .first<{ n: number }>();
  expect(left?.n).toBe(0);
  const plan = await env.DB.prepare(
    "EXPLAIN QUERY PLAN SELECT workspace_id, seq FROM responses WHERE state = 'partial' AND received_at < '2026' ORDER BY received_at LIMIT 500",
  ).all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join()).toContain("responses_partial");
});
