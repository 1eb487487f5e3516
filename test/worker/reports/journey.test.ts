/** The journey's touchpoints in order, and the drops between neighbours that chance does not explain. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { JourneyReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { netDifference, shareDifference } from "../../../worker/reports/statistics/difference.ts";
import { falseDiscoveryRates } from "../../../worker/reports/statistics/family.ts";
import { netScore } from "../../../worker/reports/statistics/net.ts";
import { share } from "../../../worker/reports/statistics/share.ts";
import { makeWorld, response, type Json } from "../world.ts";
import { asker } from "./exam.ts";

async function makeJourney(...steps: readonly string[]) {
  const world = await makeWorld();
  const survey = await world.publish({
    questions: [
      { id: "nps", kind: "nps", ask: "?" },
      { id: "sat", kind: "csat", ask: "?" },
      { id: "ease", kind: "ces", ask: "?" },
      { id: "mood", kind: "emotion", ask: "?" },
      { id: "kept", kind: "promise" },
    ],
  });
  await world.ask("/v1/touchpoints", {
    method: "PUT",
    body: steps.map((id) => ({ id, name: { es: `${id} es`, en: `${id} en` }, stage: `stage of ${id}` })),
  });
  const answer = async (touchpoint: string | null, n: number, answers: Json, more: Json = {}) => {
    const place = touchpoint === null ? {} : { touchpoint };
    const items = Array.from({ length: n }, () => response(survey, { answers, ...place, ...more }));
    for (let at = 0; at < items.length; at += 50) {
      const results = await world.collect(...items.slice(at, at + 50));
      expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
    }
  };
  return { world, survey, answer, ask: asker<JourneyReport>(world, "journey") };
}

const idsOf = ({ items }: JourneyReport) => items.map(({ touchpoint }) => touchpoint.id);

describe("the journey", () => {
  it("keeps the declared order and its empty steps; what is not declared stands after it, and none last", async () => {
    const { answer, ask } = await makeJourney("z-first", "a-second", "m-empty");
    await answer("a-second", 12, { nps: 10 });
    await answer("z-first", 11, { nps: 9, sat: 5 });
    await answer("aside", 6, { nps: 3 });
    await answer(null, 7, { nps: 3 });
    const report = await ask({ lang: "en" });
    expect(idsOf(report)).toEqual(["z-first", "a-second", "m-empty", "aside", null]);
    expect(report.items.map(({ n }) => n)).toEqual([11, 12, 0, 6, 7]);
    expect(report.items[0]?.touchpoint).toEqual({ id: "z-first", name: "z-first en", stage: "stage of z-first", declared: true }); // prettier-ignore
    expect(report.items[3]?.touchpoint).toEqual({ id: "aside", name: null, stage: null, declared: false });
    expect(report.items[2]).toMatchObject({ n: 0, nps: { value: null, n: 0 }, kept: { value: null, n: 0 } });
    expect(report.total).toMatchObject({ n: 36, nps: netScore(23, 0, 13), csat: share(11, 11) });
    expect((await ask()).items[0]?.touchpoint.name).toBe("z-first es");
    // Only the journey has neighbours.
    expect(report.moves.map(({ metric, from, to }) => [metric, from.id, to.id])).toEqual([["nps", "z-first", "a-second"]]); // prettier-ignore
    expect(report.notes.join()).toContain("not declared");
  });

  it("measures every score at every step", async () => {
    const { answer, ask } = await makeJourney("pay");
    await answer("pay", 8, { nps: 10, sat: 4, ease: 7, mood: 2, kept: 0 });
    await answer("pay", 4, { nps: 2, sat: 1, ease: 1, mood: -1, kept: -2 });
    await answer("pay", 3, { kept: "not_recalled" });
    const { items } = await ask();
    expect(items[0]).toMatchObject({
      n: 15,
      nps: netScore(8, 0, 4),
      csat: share(8, 12),
      ces: { value: 5, n: 12 },
      emotion: netScore(8, 0, 4),
      kept: share(8, 12),
    });
  });

  it("tests neighbours, all scores and steps together, and names the greatest proven drop", async () => {
    const { answer, ask } = await makeJourney("pay", "wait", "arrive", "help");
    await answer("pay", 60, { nps: 10, kept: 0 });
    await answer("pay", 20, { nps: 5, kept: -1 });
    await answer("wait", 4, { nps: 0, kept: -1 });
    await answer("wait", 5, { nps: 8, kept: 1 });
    await answer("arrive", 45, { nps: 10, kept: 0 });
    await answer("arrive", 15, { nps: 10, kept: -1 });
    await answer("arrive", 20, { nps: 5, kept: -2 });
    await answer("help", 10, { nps: 10, kept: 1 });
    const { moves, worst, items } = await ask();
    // Nine answers are too few: the step stays, and the next is held against the one before it.
    expect(items[1]).toMatchObject({ n: 9, nps: { confidence: "none" } });
    expect(moves.map(({ metric, from, to }) => [metric, from.id, to.id])).toEqual([
      ["nps", "pay", "arrive"],
      ["kept", "pay", "arrive"],
      ["nps", "arrive", "help"],
      ["kept", "arrive", "help"],
    ]);
    const kept = shareDifference({ hits: 60, n: 80 }, { hits: 45, n: 80 });
    const nps = netDifference({ positive: 60, neutral: 0, negative: 20 }, { positive: 60, neutral: 0, negative: 20 });
    expect(moves[1]?.change).toMatchObject({ value: kept.value, low: kept.low, high: kept.high, n: 80, p: kept.p });
    expect(moves[0]?.change).toMatchObject({ value: 0, low: nps.low, p: nps.p });
    expect(moves.map(({ change }) => change.q)).toEqual(falseDiscoveryRates(moves.map(({ change }) => change.p ?? 1)));
    expect(worst).toEqual(moves[1]);
    expect(worst?.change.q).toBeLessThan(0.05);
  });

  it("names none where all that drops is within chance", async () => {
    const { answer, ask } = await makeJourney("pay", "arrive");
    await answer("pay", 9, { nps: 10 });
    await answer("pay", 3, { nps: 0 });
    await answer("arrive", 7, { nps: 10 });
    await answer("arrive", 5, { nps: 0 });
    const { moves, worst } = await ask();
    expect([moves.length, worst]).toEqual([1, null]);
    expect(moves[0]?.change.value).toBeLessThan(0);
    expect(moves[0]?.change.q).toBeGreaterThan(0.05);
  });

  it("tells every figure, however few answers it has; none under 10 is tested", async () => {
    const { answer, ask } = await makeJourney("pay", "arrive", "help");
    await answer("pay", 3, { nps: 10 });
    await answer("arrive", 12, { nps: 10 });
    const report = await ask();
    expect(report.items.map(({ nps: { value, n } }) => [value, n])).toEqual([
      [100, 3],
      [100, 12],
      [null, 0],
    ]);
    expect(report.moves).toEqual([]);
  });

  it("follows filters, is the same from rows and from rollups, and comes as lines of their own", async () => {
    const { world, survey, answer, ask } = await makeJourney("pay", "arrive");
    await answer("pay", 30, { nps: 10, kept: 0 }, { locale: "es" });
    await answer("arrive", 30, { nps: 4, kept: -1 }, { locale: "es" });
    await answer("arrive", 11, { nps: 10 }, { locale: "en" });
    const before = await ask();
    const half = await ask({ survey: survey.id });
    expect(half).toEqual(before);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await ask()).toEqual(before);
    await answer("arrive", 5, { nps: 10 });
    expect((await ask()).items[1]?.n).toBe(46);
    expect((await ask({ language: "en" })).items.map(({ n }) => n)).toEqual([0, 11]);
    expect((await ask({ touchpoint: "pay" })).items.map(({ n }) => n)).toEqual([30, 0]);
    const last = await ask({ model: "last", channel: "email" });
    expect([last.total.n, last.items.length]).toEqual([0, 2]);
    const { body } = await world.ask<string>("/v1/reports/journey.csv");
    const lines = body.replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^"touchpoint_id","touchpoint","stage","declared","n","nps","nps_low","nps_high","nps_n","nps_from",/,
    );
    expect(lines[2]).toMatch(/^"arrive","arrive es","stage of arrive","yes","46",.*"kept"$/);
  });

  it("has no order where none is declared, and says so", async () => {
    const { answer, ask } = await makeJourney();
    await answer("b", 12, { nps: 10 });
    await answer("a", 12, { nps: 0 });
    const report = await ask();
    expect([idsOf(report), report.moves, report.worst]).toEqual([["a", "b"], [], null]);
    expect(report.notes.join()).toContain("No touchpoints are declared");
  });
});
