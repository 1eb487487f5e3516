import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { TrendReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { makeWorld, now, response, setClock, type World } from "../world.ts";
import { asker } from "./exam.ts";
import { four, threeOf } from "./statistics/four.ts";

const today = "2026-03-10T12:00:00Z"; // a Tuesday
afterEach(() => setClock(today));

/** Answers to one NPS question at a time: value → how many. */
async function answer(
  world: World,
  survey: { id: string; version: number },
  at: string,
  counts: Record<number, number>,
) {
  setClock(at);
  const items = Object.entries(counts).flatMap(([nps, n]) =>
    Array.from({ length: n }, () => response(survey, { answers: { nps: Number(nps) } })),
  );
  for (let from = 0; from < items.length; from += 50) await world.collect(...items.slice(from, from + 50));
}
const npsSurvey = (world: World) => world.publish({ name: "S", questions: [{ id: "nps", kind: "nps", ask: "?" }] });

describe("the trend", () => {
  it("has whole weeks from Monday to Sunday, and says which one is not over", async () => {
    const world = await makeWorld();
    const survey = await npsSurvey(world);
    await answer(world, survey, "2026-03-02T00:30:00Z", { 10: 3 }); // a Monday
    await answer(world, survey, "2026-03-08T23:30:00Z", { 0: 1 }); // a Sunday
    await answer(world, survey, "2026-03-09T00:30:00Z", { 7: 2 });
    setClock(today);
    const ask = asker<TrendReport>(world, "trend");
    // The period begins in the middle of a week, which is told whole.
    const { from, to, weeks, change } = await ask({ from: "2026-03-05", to: "2026-03-10" });
    expect([from, to]).toEqual(["2026-03-05", "2026-03-10"]);
    expect(weeks.map((week) => [week.from, week.to, week.open, week.measure.value, week.measure.n])).toEqual([
      ["2026-03-02", "2026-03-08", false, 50, 4],
      ["2026-03-09", "2026-03-15", true, 0, 2],
    ]);
    expect(weeks[1]?.rolling).toMatchObject({ n: 6 });
    expect(four(weeks[1]?.rolling.value)).toBe(33.3333);
    expect(change.week).toEqual({ from: "2026-03-02", to: "2026-03-08" });
    expect(change.previous).toMatchObject({ value: null, p: null, q: null });
  });

  it("counts days in the workspace's time zone", async () => {
    const world = await makeWorld({ timeZone: "America/Bogota" });
    const survey = await npsSurvey(world);
    await answer(world, survey, "2026-03-09T03:00:00Z", { 10: 1 }); // still Sunday there
    setClock(today);
    const { weeks } = await asker<TrendReport>(world, "trend")({ from: "2026-03-02" });
    expect(weeks.map(({ measure }) => measure.n)).toEqual([1, 0]);
  });

  it("tests the last closed week, 50/30/20 → 60/25/15, and what lies before the period counts for that", async () => {
    const world = await makeWorld();
    const survey = await npsSurvey(world);
    await answer(world, survey, "2026-02-24T12:00:00Z", { 10: 50, 7: 30, 0: 20 });
    await answer(world, survey, "2026-03-04T12:00:00Z", { 10: 60, 7: 25, 0: 15 });
    await answer(world, survey, today, { 0: 30 });
    const ask = asker<TrendReport>(world, "trend");
    const { change } = await ask({ from: "2026-03-09", to: "2026-03-10" });
    expect(four(change.previous.value)).toBe(15);
    expect(change.previous.low).toBeCloseTo(-6.2472, 3);
    expect([four(change.previous.high), four(change.previous.p)]).toEqual([35.3735, 0.1702]);
    // The four weeks before hold the same answers here, so both tests say the same, and together no more.
    expect(change.baseline).toEqual(change.previous);
    expect(change.previous.q).toBeCloseTo(change.previous.p ?? 0, 12);
    const csat = await ask({ metric: "promoters", from: "2026-03-09" });
    expect([csat.unit, four(csat.change.previous.value)]).toEqual(["share", 0.1]);
  });

  it("marks slow drift, with the week in which it began", async () => {
    const world = await makeWorld();
    const survey = await npsSurvey(world);
    const monday = (week: number) => new Date(Date.parse("2025-12-22T12:00:00Z") + week * 7 * 86_400_000).toISOString();
    for (let week = 0; week < 11; week += 1)
      await answer(world, survey, monday(week), week < 6 ? { 10: 20, 7: 10, 0: 10 } : { 10: 8, 7: 10, 0: 22 });
    setClock(today);
    const { drift, weeks } = await asker<TrendReport>(world, "trend")({ from: "2026-01-19" });
    expect(drift?.baseline).toMatchObject({ value: 25, n: 160 });
    expect(drift?.signal).toMatchObject({ side: "down", since: "2026-02-02" });
    expect(weeks.filter(({ signal }) => signal === "down").map(({ from }) => from)).toEqual([drift?.signal?.week]);
    const steady = await asker<TrendReport>(world, "trend")({ from: "2026-01-19", to: "2026-02-01" });
    expect(steady.drift?.signal).toBeNull();
  });

  it("names what began: campaigns of the registry, versions of surveys", async () => {
    const world = await makeWorld();
    setClock("2026-03-03T10:00:00Z");
    const survey = await npsSurvey(world);
    const made = await world.ask<{ id: string }>("/v1/campaigns", {
      body: { name: "Autumn", startsOn: "2026-03-06", match: [] },
    });
    await world.ask("/v1/campaigns", { body: { name: "Old", startsOn: "2025-03-06", match: [] } });
    await answer(world, survey, today, { 9: 1 });
    const ask = asker<TrendReport>(world, "trend");
    expect((await ask({ from: "2026-03-04" })).annotations).toEqual([
      { kind: "version", day: "2026-03-03", survey: { id: survey.id, name: "S" }, version: 1 },
      { kind: "campaign", day: "2026-03-06", campaign: { id: made.body.id, name: "Autumn" } },
    ]);
    expect((await ask({ from: "2026-03-04", survey: "sur_other", campaign: "cmp_other" })).annotations).toEqual([]);
    expect((await ask({ from: "2026-03-09" })).annotations).toEqual([]);
  });

  it("is the same from rows, from rollups, and half of each", async () => {
    const world = await makeWorld();
    const survey = await npsSurvey(world);
    await answer(world, survey, "2026-02-10T12:00:00Z", { 10: 7, 3: 4 });
    await answer(world, survey, "2026-03-03T12:00:00Z", { 9: 2, 8: 5, 1: 3 });
    setClock(today);
    const ask = asker<TrendReport>(world, "trend");
    const before = await ask({ survey: survey.id, question: "nps" });
    expect(await foldWorkspace(env.DB, world.workspaceId, 1)).toBe(21);
    expect(await ask({ survey: survey.id, question: "nps" })).toEqual(before);
    await answer(world, survey, now().toISOString(), { 0: 2 });
    const { weeks } = await ask({ survey: survey.id });
    expect(threeOf(weeks.at(-1)!.measure)[0]).toBe(-100);
    expect(weeks.slice(0, -1).map(({ measure }) => measure)).toEqual(
      before.weeks.slice(0, -1).map(({ measure }) => measure),
    );
  });
});
