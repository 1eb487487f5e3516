import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { suppressions, type FunnelReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { asker, exposure } from "./exam.ts";
import { threeOf } from "./statistics/four.ts";

const email = [touch({ utm_source: "n", utm_medium: "email", utm_campaign: "otono" })];

async function send(world: World, items: readonly Json[]): Promise<void> {
  for (let at = 0; at < items.length; at += 50) {
    const results = await world.collect(...items.slice(at, at + 50));
    expect(results.filter(({ status }) => status !== "stored" && status !== "queued")).toEqual([]);
  }
}
const times = (n: number, make: () => Json): Json[] => Array.from({ length: n }, make);
const published = (world: World, name = "S") =>
  world.publish({ name, questions: [{ id: "nps", kind: "nps", ask: "?" }, { id: "why", kind: "text", ask: "?" }] }); // prettier-ignore

describe("the funnel", () => {
  it("goes from eligible to completed, with the rates that lie between", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    await send(world, [
      ...times(40, () => exposure(survey, "eligible")),
      ...times(20, () => exposure(survey, "shown")),
      ...times(10, () => exposure(survey, "started")),
      ...times(4, () => exposure(survey, "dismissed")),
      ...times(3, () => exposure(survey, "suppressed", { reason: "quiet_period" })),
      ...times(2, () => exposure(survey, "suppressed", { reason: "something_new" })),
      ...times(7, () => response(survey)),
      ...times(2, () => response(survey, { state: "partial" })),
      // Opened, nothing answered: that is no answer.
      response(survey, { state: "partial", answers: {} }),
    ]);
    const { total, items, notes } = await asker<FunnelReport>(world, "funnel")();
    expect(total).toMatchObject({
      eligible: 40,
      shown: 20,
      started: 10,
      answered: 9,
      completed: 7,
      dismissed: 4,
      suppressed: 5,
    });
    expect([total.view, total.start, total.completion, total.abandon, total.dismiss].map(({ value, n }) => [value, n])).toEqual([[0.5, 40], [0.5, 20], [0.7, 10], [0.3, 10], [0.2, 20]]); // prettier-ignore
    // Wilson for 9 of 20, and the complement of 7 of 10.
    expect(threeOf(total.response)).toEqual([0.45, 0.2582, 0.6579]);
    expect(total.abandon.low).toBeCloseTo(1 - (total.completion.high ?? 0), 12);
    expect(total.reasons.map(({ reason }) => reason)).toEqual([...suppressions, "other"]);
    expect(total.reasons.filter(({ n }) => n > 0)).toEqual([{ reason: "quiet_period", n: 3 }, { reason: "other", n: 2 }]); // prettier-ignore
    expect(items).toEqual([{ ...total, key: survey.id, name: "S" }]);
    expect(notes).toEqual([]);
  });

  it("never says more than all: who denied consent was not counted before answering", async () => {
    const world = await makeWorld();
    const survey = await published(world);
    const denied = { consent: { state: "denied" } };
    await send(world, [
      ...times(10, () => exposure(survey, "shown")),
      ...times(4, () => exposure(survey, "started")),
      ...times(4, () => response(survey)),
      ...times(11, () => response(survey, denied)),
      response(survey, { ...denied, state: "partial" }),
    ]);
    const ask = asker<FunnelReport>(world, "funnel");
    const { total, notes } = await ask();
    expect(total).toMatchObject({ answered: 16, completed: 15, uncounted: { answered: 12, completed: 11 } });
    expect([total.response.value, total.completion.value]).toEqual([0.4, 1]);
    expect(notes.join()).toContain("12 of the answers came from people who denied consent");
    // Answers of a server, without any exposure: nothing to divide by, so nothing is said.
    await send(
      world,
      times(9, () => response(survey)),
    );
    const more = await ask();
    expect([more.total.response.value, more.total.completion.value, more.total.abandon.value]).toEqual([
      null,
      null,
      null,
    ]);
    expect(more.notes.join()).toContain("a rate that would pass 1 is left empty");
  });

  it("is told apart by survey, campaign, channel or touchpoint, and adds up", async () => {
    const world = await makeWorld();
    const [one, two] = [await published(world, "One"), await published(world, "Two")];
    const made = await world.ask<{ id: string }>("/v1/campaigns", {
      body: { name: "Autumn", match: [{ field: "campaign", op: "is", value: "otono" }] },
    });
    await send(world, [
      ...times(6, () => exposure(one, "shown", { touches: email, touchpoint: "checkout" })),
      ...times(3, () => exposure(two, "shown", { touches: [touch()] })),
      ...times(2, () => response(one, { touches: email, touchpoint: "checkout" })),
      response(two, { touches: [touch()], consent: { state: "denied" } }),
    ]);
    const ask = asker<FunnelReport>(world, "funnel");
    const rows = async (by: string, more: Record<string, string> = {}) => {
      const { items, total } = await ask({ by, ...more });
      for (const count of ["shown", "answered", "completed"] as const)
        expect(items.reduce((sum, row) => sum + row[count], 0)).toBe(total[count]);
      return items.map(({ key, name, shown, answered, uncounted }) => [key, name, shown, answered, uncounted.answered]);
    };
    expect(await rows("survey")).toEqual([[one.id, "One", 6, 2, 0], [two.id, "Two", 3, 1, 1]]); // prettier-ignore
    expect(await rows("campaign")).toEqual([[made.body.id, "Autumn", 6, 2, 0], [null, null, 3, 1, 1]]); // prettier-ignore
    expect(await rows("channel")).toEqual([["email", null, 6, 2, 0], ["direct", null, 3, 1, 1]]); // prettier-ignore
    expect(await rows("touchpoint")).toEqual([["checkout", null, 6, 2, 0], [null, null, 3, 1, 1]]); // prettier-ignore
    expect(await rows("channel", { survey: two.id })).toEqual([["direct", null, 3, 1, 1]]);
    expect(await rows("survey", { campaign: "none" })).toEqual([[two.id, "Two", 3, 1, 1]]);
    const before = await ask({ by: "campaign" });
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await ask({ by: "campaign" })).toEqual(before);
  });

  it("says which model it follows, and takes no other", async () => {
    const refused = await (await makeWorld()).ask<{ issues: Json[] }>("/v1/reports/funnel?model=first");
    expect([refused.status, refused.body.issues]).toEqual([422, [{ path: "model", message: "Exposures are counted under the last non-direct touch alone." }]]); // prettier-ignore
  });
});
