/** Row 4.21: a page that makes names up fills no row of the sums, and loses no answer. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { foldWorkspace, recountDay } from "../../../worker/reports/fold.ts";
import { mostNames, otherTouchpoint } from "../../../worker/touchpoints/names.ts";
import { makeWorld, now, response, setClock, uuid7, type Json, type World } from "../world.ts";

let world: World;
let survey: { id: string; version: number };
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "checkout", name: "Checkout" }] });
  survey = await world.publish({
    touchpoint: "support",
    questions: [
      { id: "nps", kind: "nps", ask: "?" },
      { id: "kept", kind: "promise" },
    ],
  });
});

const named = (touchpoint: string, more: Json = {}): Json =>
  response(survey, { id: uuid7(), touchpoint, answers: { nps: 9, kept: -1 }, ...more });
async function sendAll(items: readonly Json[]) {
  const results = [];
  for (let from = 0; from < items.length; from += 50)
    results.push(...(await world.collect(...items.slice(from, from + 50))));
  return results;
}
const touchpointsOf = async (table: "responses" | "funnel"): Promise<string[]> =>
  (
    await env.DB.prepare(`SELECT DISTINCT touchpoint FROM ${table} WHERE workspace_id = ?1`)
      .bind(world.workspaceId)
      .all<{ touchpoint: string }>()
  ).results.map(({ touchpoint }) => touchpoint);

describe("4.21 names that nobody declared", () => {
  it("count as themselves up to a bound, and under one name beyond it: every answer is kept and counted", async () => {
    const items = Array.from({ length: mostNames + 60 }, (_, at) => named(`made.up.${at}`));
    const results = await sendAll(items);
    expect(results.map(({ status }) => status)).toEqual(items.map(() => "stored"));
    const others = results.filter(({ flags }) => flags?.includes("other_touchpoint"));
    expect(others).toHaveLength(60);
    expect(others[0]?.issues).toMatchObject([{ path: "touchpoint", message: expect.stringContaining("declare") }]);
    const told = await touchpointsOf("responses");
    expect(told).toHaveLength(mostNames + 1);
    expect(told).toContain(otherTouchpoint);

    // What is declared, what a survey names and what was met before still counts as itself.
    const known = await sendAll([named("checkout"), named("support"), named("made.up.0"), named("one.more")]);
    expect(known.map(({ flags }) => flags ?? [])).toEqual([[], [], [], ["other_touchpoint"]]);
    // Sent once more it is the same response, whatever it counts as.
    expect((await world.collect(items.at(-1)))[0]?.status).toBe("duplicate");

    expect(await foldWorkspace(env.DB, world.workspaceId, 1)).toBe(items.length + 4);
    const { results: cards } = await env.DB.prepare(
      "SELECT counts FROM rollups WHERE workspace_id = ?1 AND dim = 'card' AND span = 'day' AND metric = 'scores'",
    )
      .bind(world.workspaceId)
      .all<{ counts: string }>();
    const places = cards.flatMap(({ counts }) =>
      Object.keys(JSON.parse(counts) as Json).filter((entry) => entry.startsWith("@")),
    );
    expect(places.length).toBeLessThanOrEqual(mostNames + 3);
    expect(places).toContain(`@-${otherTouchpoint}`);
    expect((await recountDay(env.DB, world.workspaceId, () => 0))?.drift).toEqual([]);
    const { body } = await world.ask<{ items: { n: number }[] }>("/v1/reports/journey");
    expect(body.items.reduce((sum, { n }) => sum + n, 0)).toBe(items.length + 4);
  });

  it("count as themselves from when they are declared", async () => {
    await sendAll(Array.from({ length: mostNames }, (_, at) => named(`made.up.${at}`)));
    expect((await world.collect(named("delivery")))[0]?.flags).toEqual(["other_touchpoint"]);
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "delivery", name: "Delivery" }] });
    expect((await world.collect(named("delivery")))[0]?.flags).toBeUndefined();
  });

  it("grow the funnel no further either, and are taken for surveys of this workspace alone", async () => {
    const shown = (touchpoint: string, surveyId = survey.id): Json => ({
      type: "exposure",
      id: uuid7(),
      surveyId,
      surveyVersion: 1,
      step: "shown",
      at: now().toISOString(),
      touchpoint,
    });
    await sendAll(Array.from({ length: 100 }, (_, at) => shown(`nobodys.${at}`, "sur_nobody")));
    expect(await touchpointsOf("funnel")).toEqual([]);
    await sendAll(Array.from({ length: mostNames + 40 }, (_, at) => shown(`made.up.${at}`)));
    expect(await touchpointsOf("funnel")).toHaveLength(mostNames + 1);
    expect(
      await env.DB.prepare("SELECT sum(n) AS n FROM funnel WHERE workspace_id = ?1").bind(world.workspaceId).first("n"),
    ).toBe(mostNames + 40);
  });
});
