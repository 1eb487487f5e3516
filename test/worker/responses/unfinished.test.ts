/** Who leaves half-way leaves what they said: one answer that cannot be taken costs none of the others. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { CollectResult } from "#contract";
import { makeWorld, response, setClock, type Json, type World } from "../world.ts";

const questions = [
  { id: "nps", kind: "nps", ask: "?" },
  { id: "me", kind: "contact", ask: "?" },
  { id: "why", kind: "text", ask: "?", max: 10 },
  { id: "many", kind: "multiple", ask: "?", options: ["a", "b"].map((id) => ({ id, label: id })) },
] as Parameters<World["publish"]>[0]["questions"];

let world: World;
let survey: Awaited<ReturnType<World["publish"]>>;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  survey = await world.publish({ questions });
});
const given = async (changes: Json): Promise<{ result: CollectResult | undefined; stored: Json; item: Json }> => {
  const item = response(survey, { state: "partial", ...changes });
  const [result] = await world.collect(item);
  const { body } = await world.ask<Json>(`/v1/responses/${String(item["id"])}`);
  return { result, stored: body, item };
};

it.each(["partial", "abandoned"])("a %s response keeps what is sound, and says what was left out", async (state) => {
  const { result, stored } = await given({ state, answers: { nps: 3, me: { email: "ana@" }, why: "far too long" } });
  expect(result).toMatchObject({ status: "stored", flags: ["answer_left_out"] });
  expect(result?.issues?.map(({ path }) => path)).toEqual(["answers.me.email", "answers.why"]);
  expect(stored).toMatchObject({ state, answers: { nps: 3 }, flags: ["answer_left_out"] });
  expect(Object.keys(stored["answers"] as Json)).toEqual(["nps"]);
  const { results } = await env.DB.prepare("SELECT question, value FROM contributions WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .all();
  expect(results).toEqual([
    { question: "nps", value: 3 },
    { question: "", value: state },
  ]);
});

it("of several fields, those that are sound stay", async () => {
  const { stored } = await given({ answers: { me: { name: "Ana", email: "ana@", phone: "12" } } });
  expect(stored["answers"]).toEqual({ me: { name: "Ana" } });
});

it("a value of the wrong shape, an unknown option and an unknown question are left out, too", async () => {
  const { result, stored } = await given({ answers: { nps: 7, me: [1], many: ["a", "z"], nobody: 1 } });
  expect(result?.issues?.map(({ path }) => path)).toEqual(["answers.me", "answers.many.1", "answers.nobody"]);
  expect(stored["answers"]).toEqual({ nps: 7 });
});

it("nothing sound is nothing to store, and does not replace what was", async () => {
  const { item } = await given({ answers: { nps: 3 } });
  const [worse] = await world.collect({ ...item, revision: 2, answers: { me: { email: "a" } } });
  expect(worse).toMatchObject({ status: "rejected", code: "invalid_email" });
  const { body } = await world.ask<Json>(`/v1/responses/${String(item["id"])}`);
  expect(body).toMatchObject({ revision: 1, answers: { nps: 3 }, flags: [] });
});

it("sent again it is known, and once finished it is whole", async () => {
  const { item } = await given({ answers: { nps: 3, me: { email: "ana@" } } });
  expect(await world.collect(item)).toMatchObject([{ status: "duplicate" }]);
  const done = { ...item, revision: 2, state: "complete" };
  expect(await world.collect(done)).toMatchObject([{ status: "rejected", code: "invalid_email" }]);
  const whole = { ...done, answers: { nps: 3, me: { email: "ana@shop.test" } } };
  const [finished] = await world.collect(whole);
  expect(finished).toEqual({ id: item["id"], status: "stored" });
  const { body } = await world.ask<Json>(`/v1/responses/${String(item["id"])}`);
  expect(body).toMatchObject({ state: "complete", answers: { nps: 3, me: { email: "ana@shop.test" } }, flags: [] });
});

it("a complete response with a bad answer is rejected as a whole", async () => {
  const { result, stored } = await given({
    state: "complete",
    answers: { nps: 3, me: { name: "Ana", email: "ana@" } },
  });
  expect(result).toMatchObject({ status: "rejected", code: "invalid_email" });
  expect(stored).toMatchObject({ status: 404 });
});
