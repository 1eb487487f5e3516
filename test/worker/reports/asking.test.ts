/** Asking: what the funnel holds, looked at for fatigue and for who is missing among those who answer. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AskingReport, FunnelReport } from "#contract";
import { makeWorld, now, response, setClock, touch, type Json, type World } from "../world.ts";
import { asker, exposure } from "./exam.ts";
import { four } from "./statistics/four.ts";

const today = "2026-03-10T12:00:00Z";
beforeEach(() => setClock(today));

async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) {
    const results = await world.collect(...items.slice(at, at + 50));
    expect(results.filter(({ status }) => status !== "stored" && status !== "queued")).toEqual([]);
  }
}
const times = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);
const published = (world: World, name = "S") =>
  world.publish({ name, questions: [{ id: "why", kind: "text", ask: "?" }, { id: "good", kind: "csat", ask: "?" }] }); // prettier-ignore
const email = { touches: [touch({ utm_source: "n", utm_medium: "email" })] };
const display = { touches: [touch({ utm_source: "n", utm_medium: "display" })] };
const ofAsking = (world: World) => asker<AskingReport>(world, "asking");

describe("asking", () => {
  it("counts what the funnel counts, rule by rule", async () => {
    const world = await makeWorld();
    const [one, two] = [await published(world, "One"), await published(world, "Two")];
    await send(world, [
      ...times(20, () => exposure(one, "shown")),
      ...times(5, () => exposure(one, "dismissed")),
      ...times(3, () => exposure(one, "suppressed", { reason: "quiet_period" })),
      ...times(2, () => exposure(two, "suppressed", { reason: "control_group" })),
      ...times(8, () => exposure(two, "shown")),
      ...times(4, () => response(one, { answers: { good: 5 } })),
      response(two, { answers: { good: 1 }, consent: { state: "denied" } }),
    ]);
    const told = await ofAsking(world)();
    const funnel = await asker<FunnelReport>(world, "funnel")();
    expect([told.items, told.total]).toEqual([funnel.items, funnel.total]);
    expect(told.total).toMatchObject({ shown: 28, dismissed: 5, suppressed: 5, dismiss: { value: 5 / 28 } });
    expect(told.items.map(({ name, reasons }) => [name, reasons.filter(({ n }) => n > 0)])).toEqual([
      ["One", [{ reason: "quiet_period", n: 3 }]],
      ["Two", [{ reason: "control_group", n: 2 }]],
    ]);
    expect(told.notes[0]).toContain("how often one person was asked cannot be told");
    // Who denied consent was never counted as shown, and is in no segment's answers.
    expect(told.segments.map(({ by, items }) => [by, items.map(({ shown, answered }) => [shown, answered])])).toEqual([["touchpoint", [[28, 4]]], ["channel", [[28, 4]]], ["campaign", [[28, 4]]]]); // prettier-ignore
  });

  it("sees that asking more has more of them closed, over closed weeks alone", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    const tired = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
    for (const [at, part] of tired.entries()) {
      setClock(new Date(Date.parse("2026-01-14T12:00:00Z") + at * 7 * 86_400_000).toISOString());
      const shown = 10 * (at + 1);
      await send(world, [
        ...times(shown, () => exposure(survey, "shown")),
        ...times(Math.round(part * shown), () => exposure(survey, "dismissed")),
      ]);
    }
    setClock(today);
    // This week is not over: it may be as it likes.
    await send(world, times(90, () => exposure(survey, "shown"))); // prettier-ignore
    const { weeks, fatigue, total } = await ofAsking(world)({ from: "2026-03-01" });
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toMatchObject({ from: "2026-03-09", to: "2026-03-15", open: true, shown: 90, dismissed: 0 });
    expect(weeks.at(-3)).toMatchObject({ from: "2026-02-23", open: false, shown: 70, dismissed: 49, dismiss: { value: 0.7 } }); // prettier-ignore
    expect(total.shown).toBe(90);
    expect([fatigue.verdict, fatigue.correlation.value, fatigue.correlation.n, fatigue.p]).toEqual(["more", 1, 7, 0]);
    // A survey that nobody saw, and a time before all of it, tell nothing.
    expect((await ofAsking(world)({ survey: "sur_nobody" })).fatigue).toMatchObject({ verdict: "untold", p: null });
    expect((await ofAsking(world)({ to: "2026-02-15" })).fatigue.verdict).toBe("untold");
    expect((await ofAsking(world)({ from: "2025-11-01" })).weeks[0]?.from).toBe("2025-10-27");
  });

  it("finds no fatigue where the same part is closed whatever is shown", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    for (let at = 0; at < 6; at++) {
      setClock(new Date(Date.parse("2026-01-14T12:00:00Z") + at * 7 * 86_400_000).toISOString());
      await send(world, [
        ...times(10 * (at + 1), () => exposure(survey, "shown")),
        ...times(at + 1, () => exposure(survey, "dismissed")),
      ]);
    }
    setClock(today);
    expect((await ofAsking(world)()).fatigue).toMatchObject({ verdict: "neither", correlation: { value: null, n: 6 } });
  });

  it("sets who answered beside who was asked, and weights the score to that", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    await send(world, [
      ...times(70, () => exposure(survey, "shown", email)),
      ...times(40, () => exposure(survey, "shown", display)),
      ...times(12, () => response(survey, { answers: { good: 5 }, ...email })),
      ...times(6, () => response(survey, { answers: { good: 4 }, ...display })),
      ...times(18, () => response(survey, { answers: { good: 2 }, ...display })),
    ]);
    const { segments, scores, notes } = await ofAsking(world)();
    const channels = segments.find(({ by }) => by === "channel");
    const rows = channels?.items.map(({ key, response: rate, ofAnswered, ofShown, difference, differs }) => [key, four(rate?.value), four(ofAnswered), four(ofShown), four(difference), differs]); // prettier-ignore
    // (1/3 − 7/11)/√((2/9 + 28/121)/2)
    expect(rows).toEqual([
      ["email", 0.1714, 0.3333, 0.6364, -0.6363, true],
      ["display", 0.6, 0.6667, 0.3636, 0.6363, true],
    ]);
    expect([channels?.differs, segments.find(({ by }) => by === "touchpoint")?.differs]).toEqual([true, null]);
    expect(notes.join()).toContain("not of the same mix by channel");
    const [score] = scores;
    expect(score).toMatchObject({ survey: { name: "S" }, question: "good", score: { name: "csat", measure: { value: 0.5, n: 36 } } }); // prettier-ignore
    // 7/11·1 + 4/11·.25, with weights 1.9091 and .5455.
    expect([four(score?.weighted?.value), four(score?.weighted?.nEff), score?.weighted?.by]).toEqual([0.7273, 25.4737, ["channel"]]); // prettier-ignore
  });

  it("says nothing of weights or of who is missing where answers came by other ways", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    await send(world, [
      ...times(10, () => exposure(survey, "shown", email)),
      ...times(10, () => exposure(survey, "shown", display)),
      ...times(40, () => response(survey, { answers: { good: 5 }, ...email })),
    ]);
    const { segments, scores } = await ofAsking(world)();
    expect(segments.map(({ differs }) => differs)).toEqual([null, null, null]);
    expect([scores[0]?.score.measure.value, scores[0]?.weighted]).toEqual([1, null]);
  });

  it("hides segments of fewer than five people, and what would give them away", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    const at = (touchpoint: string, n: number) => times(n, () => exposure(survey, "shown", { touchpoint }));
    await send(world, [...at("checkout", 40), ...at("delivery", 9), ...at("chat", 3)]);
    const found = (await ofAsking(world)()).segments.find(({ by }) => by === "touchpoint");
    expect(found?.items.map(({ key, suppressed, shown }) => [key, suppressed, shown])).toEqual([["checkout", false, 40], ["delivery", true, null], ["chat", true, null]]); // prettier-ignore
    expect(found?.hidden).toEqual({ segments: 2, shown: 12 });
    const { body } = await world.ask<string>("/v1/reports/asking.csv");
    expect(body).toContain('"segment","touchpoint","checkout"');
    expect(body).not.toMatch(/"delivery"|"chat"/);
  });

  it("compares the later half of the answers with the earlier one", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    const answers = (good: number, n: number) => times(n, () => response(survey, { answers: { good } }));
    setClock("2026-02-20T12:00:00Z");
    await send(world, [...answers(5, 40), ...answers(1, 4)]);
    setClock("2026-03-02T12:00:00Z");
    await send(world, [...answers(5, 10), ...answers(1, 34)]);
    setClock(today);
    const [score] = (await ofAsking(world)()).scores;
    expect(score?.late).toMatchObject({ since: "2026-03-02", early: { n: 44, value: 40 / 44 }, late: { n: 44, value: 10 / 44 } }); // prettier-ignore
    expect(score?.late?.change.value).toBeCloseTo(-30 / 44, 12);
    expect(score?.late?.change.q).toBeLessThan(0.001);
    // Nine answers are no half.
    const few = await published(world, "Few");
    await send(world, times(9, () => response(few, { answers: { good: 5 } }))); // prettier-ignore
    setClock("2026-03-11T12:00:00Z");
    await send(world, times(9, () => response(few, { answers: { good: 5 }, at: now().toISOString() }))); // prettier-ignore
    const { scores } = await ofAsking(world)({ survey: few.id });
    expect(scores.map(({ late }) => late)).toEqual([null]);
  });
});
