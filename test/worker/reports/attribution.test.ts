import { describe, expect, it } from "vitest";
import type { Campaign, CoverageReport, CreditReport } from "#contract";
import { makeWorld, now, response, threeQuestions, touch, type World } from "../world.ts";

const before = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
const params = (utm: string) => ({ utm_source: "newsletter", utm_medium: "email", utm_campaign: utm });
const visit = (session: number, utm: string) => ({
  ...touch(utm === "" ? {} : params(utm), "", before(100 - session)),
  session,
});
const create = async (world: World, name: string, utm: string) =>
  (await world.ask<Campaign>("/v1/campaigns", { body: { name, match: [{ field: "campaign", op: "is", value: utm }] } }))
    .body;

describe("fractional credit", () => {
  it("shares a response among the campaigns of its sessions, and adds up to the responses", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await create(world, "Autumn", "otono");
    await create(world, "Spring", "primavera");
    await world.collect(
      response(survey, { touches: [visit(1, "otono"), visit(2, "primavera"), visit(3, ""), visit(4, "primavera")] }),
      response(survey, { touches: [visit(1, "otono"), visit(2, "primavera")] }),
      response(survey, { touches: [visit(1, "otono")] }),
      response(survey, {}),
    );
    const report = async (model: string) => {
      const { items, total } = (await world.ask<CreditReport>(`/v1/reports/credit?model=${model}`)).body;
      return {
        total,
        ...Object.fromEntries(
          items.map(({ campaign, credit, n }) => [campaign?.name ?? "none", [Math.round(credit * 1000) / 1000, n]]),
        ),
      };
    };
    expect(await report("position_based")).toEqual({ total: 4, Autumn: [1.9, 3], Spring: [1, 2], none: [1.1, 2] });
    expect(await report("linear")).toEqual({ total: 4, Autumn: [1.75, 3], Spring: [1, 2], none: [1.25, 2] });
    expect((await world.ask("/v1/reports/credit?model=first")).status).toBe(422);
  });
});

describe("attribution coverage", () => {
  it("tells the shares with an arrival, with consent, and with a campaign under each model", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await create(world, "Autumn", "otono");
    await world.collect(
      response(survey, { touches: [visit(1, "otono"), visit(2, "")], consent: { state: "granted" } }),
      response(survey, { touches: [touch()], consent: { state: "pending" } }),
      response(survey, { touches: [touch({ gclid: "1" })] }),
      response(survey, {}),
    );
    const { body } = await world.ask<CoverageReport>("/v1/reports/coverage");
    expect(body).toMatchObject({ n: 4, withArrival: { value: 0.75, n: 4 }, withConsent: { value: 0.25, n: 4 } });
    expect(
      body.models.map(({ model, notDirect, withCampaign }) => [model, notDirect.value, withCampaign.value]),
    ).toEqual([
      ["last_non_direct", 2 / 3, 1 / 3],
      ["last", 1 / 3, 0],
      ["first", 2 / 3, 1 / 3],
    ]);
  });

  it("of nothing is null, not zero", async () => {
    const { body } = await (await makeWorld()).ask<CoverageReport>("/v1/reports/coverage");
    expect(body).toMatchObject({ n: 0, withArrival: { value: null, n: 0 } });
  });
});
