/** A response that was deleted, erased or made anonymous is sent again by its device, months later: it does not come back. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Erasure } from "#contract";
import { settingsOf } from "../../../worker/env.ts";
import { sweepRetention } from "../../../worker/privacy/retention/sweep.ts";
import { purgeGone } from "../../../worker/responses/gone.ts";
import { makeTold } from "../deliveries/outside.ts";
import { makeHosted } from "../hosted/guest.ts";
import { dump, placesOf } from "../privacy/dump.ts";
import { makeWorld, now, response, setClock, threeQuestions, uuid7, type Json } from "../world.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));

const clock = () => now().getTime();
const customer = { id: "cust-gone", email: "gone@marker.test", name: "Gone Marker" };
const markers = ["cust-gone", "gone@marker.test", "visitor-gone", "gone-words"];
const gone = (item: Json) => [{ id: item["id"], status: "duplicate", code: "deleted" }];
const marksOf = (workspaceId: string) =>
  env.DB.prepare("SELECT count(*) AS n FROM gone_responses WHERE workspace_id = ?1")
    .bind(workspaceId)
    .first<number>("n");

async function makeSent(options: Parameters<typeof makeTold>[0] = {}) {
  const told = await makeTold(options);
  const item = response(told.survey, {
    customer,
    visitorId: "visitor-gone",
    consent: { state: "granted" },
    answers: { nps: 2, why: "gone-words" },
  });
  await told.world.collect(item);
  const left = async () => {
    const tables = await dump(told.world.workspaceId);
    return markers.flatMap((marker) => placesOf(tables, marker));
  };
  return { ...told, item, left };
}

describe("a response that is gone, sent again", () => {
  it("stays gone, ends the device's tries, and takes nothing that comes beside it along", async () => {
    const { world, survey, item, left } = await makeSent();
    expect((await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" })).status).toBe(204);
    await world.ask("/v1/customers/cust-gone", { method: "DELETE" });
    expect(await left()).toEqual([]);
    setClock("2026-09-10T12:00:00Z");
    expect(await world.collect(item)).toEqual(gone(item));
    expect(await world.collect({ ...item, revision: 2, answers: { nps: 4, why: "gone-words" } })).toEqual(gone(item));
    expect(await world.collect({ ...item, id: String(item["id"]).toUpperCase() })).toEqual(gone(item));
    const sound = response(survey, { answers: { nps: 10 } });
    const shown = { ...sound, type: "exposure", id: uuid7(), step: "shown" };
    expect((await world.collect(item, sound, shown)).map(({ status }) => status)).toEqual([
      "duplicate",
      "stored",
      "stored",
    ]);
    // Not the customer either, whom only that response speaks of.
    expect(await left()).toEqual([]);
    const { body } = await world.ask<{ items: Json[] }>("/v1/responses");
    expect(body.items.map(({ id }) => id)).toEqual([sound["id"]]);
  });

  it("does so after an erasure, and nobody is told of it", async () => {
    const told = await makeSent();
    const { world, item, left } = told;
    const { id } = await told.endpoint({ types: ["response.completed", "response.updated", "response.deleted"] });
    await world.ask<Erasure>("/v1/customers/cust-gone", { method: "DELETE" });
    await told.sweep();
    const before = (await told.deliveries(id)).length;
    expect(await world.collect({ ...item, state: "complete", revision: 3 })).toEqual(gone(item));
    await told.sweep();
    expect((await told.deliveries(id)).length).toBe(before);
    expect(await left()).toEqual([]);
  });

  it.each(["delete", "anonymise"] as const)("does so once its time was over (%s)", async (how) => {
    const retention = { days: 30, how, surveys: {} };
    const { world, item, left } = await makeSent({ settings: { retention } });
    setClock("2026-05-10T12:00:00Z");
    await sweepRetention(env.DB, settingsOf(env).authSecret, clock, 30_000);
    const count = async () => (await world.ask<{ items: Json[] }>("/v1/responses")).body.items.length;
    const kept = how === "delete" ? 0 : 1;
    expect(await count()).toBe(kept);
    expect(await world.collect(item)).toEqual(gone(item));
    expect(await count()).toBe(kept);
    expect(await left()).toEqual([]);
  });

  it("does so after a restore whose ledger was replayed, though the back-up knew nothing of it", async () => {
    const { world, item } = await makeSent();
    await world.ask<Erasure>("/v1/customers/cust-gone", { method: "DELETE" });
    const lines = new TextDecoder().decode(await (await world.fetchRaw("/v1/erasures/ledger")).arrayBuffer());
    // As of before the response was there.
    for (const table of ["gone_responses", "gone_people", "erasures"])
      await env.DB.prepare(`DELETE FROM ${table} WHERE workspace_id = ?1`).bind(world.workspaceId).run();
    const entries = lines
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Json);
    expect((await world.ask("/v1/erasures/replay", { body: { entries } })).status).toBe(200);
    expect(await world.collect(item)).toEqual(gone(item));
  });

  it("is another workspace's own matter", async () => {
    const { world, item } = await makeSent();
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
    const other = await makeWorld();
    const survey = await other.publish({ questions: threeQuestions });
    expect(await other.collect(response(survey, { id: item["id"] }))).toMatchObject([{ status: "stored" }]);
  });

  it("is not given again by going back to the survey's own page either", async () => {
    const world = await makeWorld();
    const { open, send, responses } = makeHosted(world);
    const survey = await world.publish({ questions: threeQuestions });
    const page = await open(`/s/${survey.id}`);
    expect((await send(page, `/s/${survey.id}`, { nps: "3" })).status).toBe(303);
    const [stored] = await responses();
    await world.ask(`/v1/responses/${String(stored?.["id"])}`, { method: "DELETE" });
    expect((await send(page, `/s/${survey.id}`, { nps: "3" })).status).toBe(409);
    expect(await responses()).toEqual([]);
  });
});

describe("the marks of what is gone", () => {
  it("are no ids, are kept for 400 days, and go by night in steps that are bounded", async () => {
    const { world, item } = await makeSent();
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
    const told = (await dump(world.workspaceId)).get("gone_responses");
    expect(JSON.stringify(told)).toMatch(/"mark":"[0-9a-f]{32}"/);
    expect(JSON.stringify(told)).not.toContain(String(item["id"]));
    setClock("2027-04-13T12:00:00Z");
    await purgeGone(env.DB, clock, 30_000);
    expect(await marksOf(world.workspaceId)).toBe(1);
    expect(await world.collect(item)).toEqual(gone(item));
    await env.DB.prepare(
      `INSERT INTO gone_responses (workspace_id, mark, day)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT ?1, 'mark' || i, '2026-03-01' FROM n`,
    )
      .bind(world.workspaceId)
      .run();
    setClock("2027-04-15T12:00:00Z");
    expect(await purgeGone(env.DB, clock, 0)).toBe(0);
    expect(await purgeGone(env.DB, clock, 30_000)).toBeGreaterThanOrEqual(1501);
    expect(await marksOf(world.workspaceId)).toBe(0);
  });
});
