import { describe, expect, it } from "vitest";
import type { Campaign, CampaignReport } from "#contract";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type World } from "../world.ts";

const campaign = (world: World, name: string, utm: string) =>
  world.ask<Campaign>("/v1/campaigns", {
    body: {
      name,
      match: [{ field: "campaign", op: "is", value: utm }],
      promises: [{ statement: `${name} keeps its word`, kind: "speed" }],
    },
  });

const from = (utm: string) => [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: utm })];
const report = async (world: World, query = "") =>
  (await world.ask<CampaignReport>(`/v1/reports/campaigns${query}`)).body;
const four = (value: number | null | undefined) => (value == null ? value : Math.round(value * 10_000) / 10_000);

describe("the campaign report", () => {
  it("counts each campaign's answers, shows those without one, and adds up", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const [autumn, spring] = [
      (await campaign(world, "Autumn", "otono")).body,
      (await campaign(world, "Spring", "primavera")).body,
    ];
    const items = [
      ...Array.from({ length: 16 }, () => response(survey, { answers: { nps: 10 }, touches: from("Otono") })),
      ...Array.from({ length: 11 }, () => response(survey, { answers: { nps: 7 }, touches: from("otono") })),
      ...Array.from({ length: 9 }, () => response(survey, { answers: { nps: 0 }, touches: from("otono") })),
      response(survey, { answers: { nps: 9 }, touches: [touch()] }),
      response(survey, { answers: { nps: 9 }, touches: from("unknown") }),
    ];
    for (let at = 0; at < items.length; at += 20) await world.collect(...items.slice(at, at + 20));
    const { items: rows, total } = await report(world);
    expect(rows.map(({ campaign: known, n }) => [known?.name ?? null, n])).toEqual([
      ["Autumn", 36],
      ["Spring", 0],
      [null, 2],
    ]);
    expect(rows[0]?.campaign).toEqual({ id: autumn.id, name: "Autumn" });
    expect([
      four(rows[0]?.nps.value),
      four(rows[0]?.nps.low),
      four(rows[0]?.nps.high),
      rows[0]?.nps.confidence,
    ]).toEqual([19.4444, -7.3011, 43.1986, "normal"]);
    expect(rows[1]).toMatchObject({ campaign: { id: spring.id }, nps: { value: null, n: 0 } });
    expect(total.n).toBe(38);
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(total.n);
  });

  it("gives a promise to the campaign that made it, whoever brought the visitor last", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const [autumn, spring] = [
      (await campaign(world, "Autumn", "otono")).body,
      (await campaign(world, "Spring", "primavera")).body,
    ];
    const promise = { id: autumn.promises[0]?.id, version: 1, arm: "quoted" };
    await world.collect(
      response(survey, { answers: { nps: 9, kept: -1 }, promise, touches: from("primavera") }),
      response(survey, { answers: { nps: 9, kept: 1 }, promise, touches: from("otono") }),
      response(survey, { answers: { nps: 9, kept: "not_recalled" }, promise, touches: from("otono") }),
      response(survey, { answers: { nps: 9, kept: 0 }, touches: from("primavera") }),
    );
    const { items } = await report(world);
    const row = (id: string) => items.find((item) => item.campaign?.id === id);
    expect(row(autumn.id)).toMatchObject({ n: 2, kept: { value: 0.5, n: 2 }, gap: { value: 0, n: 2 } });
    expect(row(spring.id)).toMatchObject({ n: 2, kept: { value: 1, n: 1 } });
  });

  it("flags a promise that is not ours and counts the answer for the touch's campaign", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const spring = (await campaign(world, "Spring", "primavera")).body;
    const [result] = await world.collect(
      response(survey, {
        answers: { nps: 9, kept: 0 },
        promise: { id: "prm_nobody", version: 1, arm: "quoted" },
        touches: from("primavera"),
      }),
    );
    expect(result).toMatchObject({ status: "stored", flags: ["unknown_promise"] });
    expect((await report(world)).items[0]).toMatchObject({ campaign: { id: spring.id }, kept: { n: 1 } });
  });

  it("follows the model: last non-direct, last, first", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await campaign(world, "Autumn", "otono");
    await campaign(world, "Spring", "primavera");
    const before = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
    const params = (utm: string) => ({ utm_source: "newsletter", utm_medium: "email", utm_campaign: utm });
    await world.collect(
      response(survey, {
        touches: [
          { ...touch(params("otono"), "", before(72)), session: 1 },
          { ...touch(params("primavera"), "", before(48)), session: 2 },
          { ...touch({}, "", before(1)), session: 3 },
        ],
      }),
    );
    const won = async (model: string) =>
      (await report(world, `?model=${model}`)).items.find(({ n }) => n > 0)?.campaign?.name ?? null;
    expect([await won("last_non_direct"), await won("last"), await won("first")]).toEqual(["Spring", null, "Autumn"]);
  });

  it("covers the last 30 days, today included, and the days that are asked for", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const started = now().toISOString();
    setClock("2026-02-09T12:00:00Z");
    await world.collect(response(survey));
    setClock("2026-02-10T12:00:00Z");
    await world.collect(response(survey));
    setClock(started);
    await world.collect(response(survey));
    const all = await report(world);
    expect([all.from, all.to, all.total.n]).toEqual(["2026-02-09", "2026-03-10", 3]);
    expect((await report(world, "?from=2026-02-10&to=2026-02-28")).total.n).toBe(1);
    expect(await world.ask("/v1/reports/campaigns?from=2026-03-02&to=2026-03-01")).toMatchObject({
      status: 422,
      body: { code: "invalid_query", issues: [{ path: "from" }] },
    });
    expect((await world.ask("/v1/reports/campaigns?from=2026-02-30")).status).toBe(422);
    expect((await world.ask("/v1/reports/campaigns?model=mine")).status).toBe(422);
  });

  it("filters by survey, channel and touchpoint, and every figure follows", async () => {
    const world = await makeWorld();
    const [one, two] = [
      await world.publish({ questions: threeQuestions, touchpoint: "checkout" }),
      await world.publish({ questions: threeQuestions }),
    ];
    await world.collect(
      response(one, { touches: from("otono") }),
      response(two, { touches: [touch()] }),
      response(two, { touches: from("x"), touchpoint: "delivery" }),
    );
    const n = async (query: string) => (await report(world, query)).total.n;
    expect([
      await n(`?survey=${one.id}`),
      await n(`?survey=${two.id}`),
      await n("?channel=email"),
      await n("?channel=direct"),
      await n("?touchpoint=checkout"),
      await n("?touchpoint=delivery"),
      await n("?campaign=none"),
    ]).toEqual([1, 2, 2, 1, 1, 1, 3]);
  });

  it("follows a revision, a deletion and a removed campaign", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const autumn = (await campaign(world, "Autumn", "otono")).body;
    const item = response(survey, { answers: { nps: 10 }, touches: from("otono") });
    await world.collect(item, response(survey, { answers: { nps: 0 }, touches: from("otono") }));
    expect((await report(world)).total.nps).toMatchObject({ value: 0, n: 2 });
    await world.collect({ ...item, revision: 2, answers: { nps: 0 } });
    expect((await report(world)).total.nps).toMatchObject({ value: -100, n: 2 });
    await world.ask(`/v1/campaigns/${autumn.id}`, { method: "DELETE" });
    expect((await report(world)).items).toMatchObject([{ campaign: null, n: 2 }]);
    await world.ask(`/v1/responses/${String(item["id"])}`, { method: "DELETE" });
    expect((await report(world)).total.nps).toMatchObject({ value: -100, n: 1 });
  });

  it("counts a partial in the base of what it answered, and an empty one nowhere", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(
      response(survey, { state: "partial", answers: { nps: 9 } }),
      response(survey, { id: uuid7(), state: "partial", answers: {} }),
    );
    expect((await report(world)).total).toMatchObject({ n: 1, nps: { n: 1 } });
  });

  it("comes as CSV with the same rows, safe for spreadsheets", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await campaign(world, '=HYPERLINK("x")', "otono");
    await world.collect(response(survey, { touches: from("otono") }));
    const { body, headers } = await world.ask<string>("/v1/reports/campaigns.csv");
    const lines = body.replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(headers.get("content-type")).toContain("text/csv");
    expect(lines[0]).toMatch(/^"campaign_id","campaign","n","nps"/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")","1","100"`);
    expect(lines.at(-1)).toContain('"(total)","1"');
  });
});
