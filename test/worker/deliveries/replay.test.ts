import { env } from "cloudflare:workers";
import { afterEach, expect, it } from "vitest";
import type { Event, EventType } from "#contract";
import { purgeDeliveries } from "../../../worker/deliveries/purge.ts";
import { sweepUnfinished } from "../../../worker/responses/abandon.ts";
import { now, response, setClock } from "../world.ts";
import { makeTold, type Call } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

it("what an endpoint never got is found however far back, a cursor at a time, and sent at a pace", async () => {
  const told = await makeTold();
  await told.respond();
  told.advance(1000);
  const first = new Date(told.outside.now()).toISOString();
  await told.respond({ answers: { nps: 1 } });
  // A crowd of others, copied: what decides is theirs alone.
  const columns = (
    await env.DB.prepare("SELECT name FROM pragma_table_info('responses')").all<{ name: string }>()
  ).results.map(({ name }) => name);
  const copied = columns.map((name) =>
    name === "seq"
      ? "r.seq + g.value"
      : name === "id"
        ? "substr(r.id, 1, 24) || printf('%012x', g.value)"
        : name === "cells"
          ? `'[["nps","nps",9]]'`
          : `r.${name}`,
  );
  await env.DB.prepare(
    `INSERT INTO responses (${columns.join(", ")}) SELECT ${copied.join(", ")} FROM responses r,
     (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 6000) SELECT value FROM n) g
     WHERE r.workspace_id = ?1 AND r.seq = (SELECT max(seq) FROM responses WHERE workspace_id = ?1)`,
  )
    .bind(told.world.workspaceId)
    .run();
  const { id } = await told.endpoint({ filter: { score: ["detractor"] } });
  const replay = async (more = "") =>
    (await told.world.ask(`/v1/endpoints/${id}/replay?since=${first}${more}`, { method: "POST" })).body;
  const begun = await replay();
  expect(begun).toMatchObject({ count: 0 });
  expect(await replay(`&cursor=${String(begun["next"])}`)).toEqual({ count: 1, next: null });
  expect(told.calls).toHaveLength(1);
  expect(JSON.parse(told.calls[0]?.body ?? "")).toMatchObject({ data: { response: { answers: { nps: 1 } } } });
  expect((await told.world.ask(`/v1/endpoints/${id}/replay?since=yesterday`, { method: "POST" })).status).toBe(422);
});

const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (time: number): string => new Date(time).toISOString();

it("what was begun before and finished or left since is found as well", async () => {
  const told = await makeTold();
  const begun = now().getTime();
  const [finished, left, long] = [1, 2, 3].map(() => response(told.survey, { state: "partial" }));
  await told.world.collect(finished, left, long);
  await told.world.collect({ ...long, state: "complete", revision: 2 });
  told.advance(20 * minute);
  await told.world.collect({ ...finished, state: "complete", revision: 2, at: now().toISOString() });
  told.advance(11 * minute);
  await sweepUnfinished(told.world.d1, told.outside.now, 1000);
  const { id } = await told.endpoint({ types: ["response.completed", "response.abandoned"] });
  const replay = async (since: number) =>
    (await told.world.ask(`/v1/endpoints/${id}/replay?since=${iso(since)}`, { method: "POST" })).body;
  expect(await replay(now().getTime())).toEqual({ count: 0, next: null });
  expect(await replay(begun + 15 * minute)).toEqual({ count: 2, next: null });
  const found = (await told.deliveries(id)).map(({ subjectId }) => subjectId).sort();
  expect(found).toEqual([finished?.["id"], left?.["id"]].sort());
});

it("what was told and is no longer on record is not told again", async () => {
  const told = await makeTold();
  const began = now().getTime();
  const { id } = await told.endpoint();
  await told.respond();
  told.advance(91 * day);
  await told.respond();
  await purgeDeliveries(told.world.d1, now());
  expect(await told.deliveries(id)).toHaveLength(1);
  const path = `/v1/endpoints/${id}/replay?since=${iso(began - day)}`;
  expect((await told.world.ask(path, { method: "POST" })).body).toEqual({ count: 0, next: null });
  expect(told.calls).toHaveLength(2);
});

const types: EventType[] = ["response.completed", "response.updated", "response.abandoned"];
const heard = (calls: readonly Call[]) =>
  calls.map(({ body }) => {
    const { type, sequence, data } = JSON.parse(body) as Event;
    return [type, sequence, "response" in data && data.response.id];
  });

it("what came after what an endpoint had got already is found as well, under the type that it would have had", async () => {
  const { world, survey, endpoint, state, calls, advance, sweep } = await makeTold();
  const since = iso(now().getTime());
  const { id } = await endpoint({ types });
  const narrow = await endpoint({ types: ["response.completed"] });
  const left = response(survey, { state: "abandoned", answers: { nps: 3 } });
  const done = response(survey);
  const same = response(survey);
  await world.collect(left, done, same);
  expect(calls).toHaveLength(5);
  state.receive = () => new Response(null, { status: 410 });
  for (const one of [id, narrow.id]) await world.ask(`/v1/endpoints/${one}/test`, { method: "POST" });
  advance(minute);
  const later = { revision: 2, at: iso(now().getTime()) };
  const fresh = response(survey);
  await world.collect({ ...left, ...later, state: "complete" }, { ...done, ...later, answers: { nps: 2 } }, fresh);
  state.receive = () => new Response("ok");
  calls.length = 0;
  const replay = async (one: string) => {
    await world.ask(`/v1/endpoints/${one}/resume`, { method: "POST" });
    return (await world.ask(`/v1/endpoints/${one}/replay?since=${since}`, { method: "POST" })).body;
  };
  expect(await replay(id)).toEqual({ count: 3, next: null });
  advance(minute);
  await sweep();
  expect(heard(calls).sort()).toEqual(
    [
      ["response.completed", 2, left["id"]],
      ["response.updated", 2, done["id"]],
      ["response.completed", 1, fresh["id"]],
    ].sort(),
  );
  expect(await replay(id)).toEqual({ count: 0, next: null });
  // Who does not hear of changes is told of none.
  expect(await replay(narrow.id)).toEqual({ count: 2, next: null });
});

it("what a visitor left before then is not told, and what was left once is not told twice", async () => {
  const { world, survey, endpoint, advance } = await makeTold();
  const left = response(survey, { state: "abandoned", answers: { nps: 3 } });
  await world.collect(left);
  advance(minute);
  const since = iso(now().getTime());
  const { id } = await endpoint({ types });
  const replay = async () =>
    (await world.ask(`/v1/endpoints/${id}/replay?since=${since}`, { method: "POST" })).body["count"];
  expect(await replay()).toBe(0);
  const more = (revision: number, state: string) => ({ ...left, revision, state, at: iso(now().getTime()) });
  // Left again, it is not told as it comes, and so it is not missed.
  await world.collect(more(2, "abandoned"));
  expect(await replay()).toBe(1);
  await world.collect(more(3, "abandoned"));
  expect(await replay()).toBe(0);
});
