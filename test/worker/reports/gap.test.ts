/** The promise gap through the doors: responses and figures in, the worked vectors out, to the fourth decimal. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { CampaignReport, CampaignRow, FunnelReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { makeWorld, response, type Json, type World } from "../world.ts";
import { asker, exposure } from "./exam.ts";
import { answered, arrival, makeCampaign, report, reported, send, times } from "./gap.ts";
import { four, threeOf } from "./statistics/four.ts";

const questions = [
  { id: "nps", kind: "nps", ask: "?" },
  { id: "kept", kind: "promise" },
] as const;
const ask = (world: World, query: Record<string, string> = {}) => asker<CampaignReport>(world, "campaigns")(query);
const byName = ({ items }: CampaignReport) => {
  const rows = new Map(items.map((row) => [row.campaign?.name ?? "", row]));
  return (name: string): CampaignRow => {
    const row = rows.get(name);
    if (!row) throw new Error(`There is no row of ${name}.`);
    return row;
  };
};
const making = async (...names: string[]) => {
  const world = await makeWorld();
  const survey = await world.publish({ questions: [...questions] });
  for (const name of names) await makeCampaign(world, name);
  return { world, survey };
};

describe("the campaign report's promise gap", () => {
  it("is that of the six campaigns of the worked vector", { timeout: 20_000 }, async () => {
    const six = [
      ["brand-search", [184, 210], 6.1],
      ["black-friday", [78, 140], 7.4],
      ["influencer-a", [25, 40], 2.2],
      ["newsletter", [96, 100], 3],
      ["retargeting", [60, 75], 5.2],
      ["tiktok-test", [5, 12], 9],
    ] as const;
    const { world, survey } = await making(...six.map(([name]) => name));
    await send(
      world,
      six.flatMap(([name, hits]) => answered(survey, name, hits)),
    );
    await report(
      world,
      six.map(([name, , roas]) => reported(name, { spendMinor: 100_000, revenueMinor: Math.round(roas * 100_000) })),
    );
    const told = await ask(world);
    const of = byName(told);
    expect(six.map(([name]) => of(name).state)).toEqual([
      "trust_builder",
      "over_promise",
      "under_delivery",
      "hidden_gem",
      "in_line",
      "insufficient",
    ]);
    const friday = of("black-friday");
    expect(threeOf(friday.kept)).toEqual([0.5571, 0.4744, 0.6368]);
    expect([friday.rest, friday.promiseGap, friday.brokenN, friday.missing].map(four)).toEqual([
      0.8467, 66.6667, 62, 0,
    ]);
    expect([four(of("influencer-a").q), four(of("retargeting").q)]).toEqual([0.0313, 0.5116]);
    expect([of("newsletter").kept.value, of("newsletter").promiseGap].map(four)).toEqual([0.96, -66.6667]);
    expect(of("tiktok-test")).toMatchObject({ q: null, missing: 18, platforms: ["generic"] });
    expect(four(told.total.kept.value)).toBe(0.7764);
    expect(told.total).toMatchObject({ state: "insufficient", rest: null, missing: 0, brokenN: 129 });
    expect(told.notes).toEqual(["The marketing index compares campaigns by their ROAS."]);

    // Judged against everybody, whichever one is shown; and the ready sums say the same as the rows.
    const only = await ask(world, { campaign: friday.campaign?.id ?? "" });
    expect(only.items).toEqual([friday]);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await ask(world)).toEqual(told);
  });

  it("has the money of A and B: the same cost per acquisition, 2.2 times the cost per kept promise", async () => {
    const { world, survey } = await making("a", "b");
    const person = (campaign: string, nps: number, kept: number) =>
      response(survey, { answers: { nps, kept }, touches: arrival(campaign) });
    const people = (campaign: string, n: number, promoters: number, kept: number) =>
      Array.from({ length: n }, (_, at) => person(campaign, at < promoters ? 9 : 8, at < kept ? 1 : -2));
    await send(world, [...people("a", 100, 50, 88), ...people("b", 60, 12, 24)]);
    await report(world, [
      reported("a", { impressions: 120_000, clicks: 2400, spendMinor: 96_000, conversions: 60, revenueMinor: 420_000 }),
      reported("b", { impressions: 30_000, clicks: 1500, spendMinor: 24_000, conversions: 15, revenueMinor: 60_000 }),
    ]);
    const told = await ask(world);
    const [a, b] = [byName(told)("a"), byName(told)("b")];
    const { ctr, cpc, cpm, cvr, cpa, roas } = a.marketing;
    expect([ctr, cpc, cpm, cvr, cpa, roas].map(four)).toEqual([0.02, 0.4, 8, 0.025, 16, 4.375]);
    expect([told.total.marketing.ctr, told.total.marketing.roas].map(four)).toEqual([0.026, 4]);
    expect(threeOf(a.cost.perKeptPromise)).toEqual([18.1818, 17.2042, 19.9531]);
    expect(threeOf(a.cost.perPromoter)).toEqual([32, 26.8381, 39.6205]);
    expect([a.cost.onBrokenPromises, a.cost.keptRoas].map(four)).toEqual([115.2, 3.85]);
    expect(threeOf(b.cost.perKeptPromise)).toEqual([40, 30.3986, 56.0038]);
    expect(four(b.cost.perPromoter.value)).toBe(80);
    expect(told.notes.join()).toContain("Fewer than three campaigns have 30 answers");
  });

  it("has the kept rate under the account's mix: the kidney stones as campaigns", { timeout: 20_000 }, async () => {
    const { world, survey } = await making("open", "closed");
    const at = (touchpoint: string) => ({ touchpoint });
    await send(world, [
      ...answered(survey, "open", [81, 87], at("small")),
      ...answered(survey, "open", [192, 263], at("large")),
      ...answered(survey, "closed", [234, 270], at("small")),
      ...answered(survey, "closed", [55, 80], at("large")),
    ]);
    const told = await ask(world);
    const of = byName(told);
    expect(["open", "closed"].map((name) => [four(of(name).kept.value), four(of(name).keptStandardised)])).toEqual([[0.78, 0.8325], [0.8257, 0.7789]]); // prettier-ignore
    // The whole has the account's own mix.
    expect(told.total).toMatchObject({ keptStandardised: 562 / 700, kept: { value: 562 / 700 } });
    const small = byName(await ask(world, { touchpoint: "small" }));
    expect(small("open").keptStandardised).toBe(81 / 87);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await ask(world)).toEqual(told);
  });

  it("says what touchpoints have to do with a flag: they turn one around, and explain another", async () => {
    const { world, survey } = await making("hard", "even", "easy");
    const at = (touchpoint: string) => ({ touchpoint });
    await send(world, [
      ...answered(survey, "hard", [19, 20], at("small")),
      ...answered(survey, "hard", [60, 100], at("large")),
      ...answered(survey, "even", [90, 100], at("small")),
      ...answered(survey, "even", [11, 20], at("large")),
      ...answered(survey, "easy", [91, 100], at("small")),
      ...answered(survey, "easy", [5, 10], at("large")),
    ]);
    const of = byName(await ask(world));
    // Hard keeps more than the rest at either touchpoint; easy is better by 12 points, and under one mix worse by 3.
    expect(["hard", "even", "easy"].map((name) => [of(name).state, of(name).mix, four(of(name).rest)])).toEqual([
      ["under_delivery", "flips", 0.8565],
      ["in_line", "none", 0.7609],
      ["trust_builder", "explained", 0.75],
    ]);
    // At one touchpoint alone there is no mix.
    const small = byName(await ask(world, { touchpoint: "small" }));
    expect(["hard", "even", "easy"].map((name) => small(name).mix)).toEqual(["none", "none", "none"]);
  });
});

describe("a row of the campaign report", () => {
  it("tells what a broken promise costs in recommendation, of people who answered both", async () => {
    const world = await makeWorld();
    const [before, after] = [
      await world.publish({ questions: [...questions] }),
      await world.publish({ questions: [...questions].reverse() }),
    ];
    await makeCampaign(world, "autumn");
    const said = (survey: typeof before, ...answers: Json[]) =>
      answers.map((given) => response(survey, { answers: given, touches: arrival("autumn") }));
    await send(world, [
      // Broken: 2 promoters, 1 passive, 5 detractors.
      ...said(before, { nps: 9, kept: -1 }, { nps: 7, kept: -2 }, { nps: 0, kept: -1 }, { nps: 6, kept: -1 }),
      ...said(after, { nps: 10, kept: -1 }, { nps: 3, kept: -2 }, { nps: 2, kept: -1 }, { nps: 5, kept: -1 }),
      // Kept: 6 promoters, 3 passives, 1 detractor.
      ...said(before, ...[9, 10, 9, 8, 7].map((nps) => ({ nps, kept: 0 }))),
      ...said(after, ...[9, 10, 9, 8, 4].map((nps) => ({ nps, kept: 2 }))),
      // Neither: who recalls no promise, and who answered one of the two.
      ...said(before, { nps: 0, kept: "not_recalled" }, { nps: 0 }, { kept: -2 }),
    ]);
    const { items, total } = await ask(world);
    const row = items[0];
    expect(threeOf(row?.trustCost ?? total.trustCost)).toEqual([-87.5, -128.454, -3.0146]);
    expect(row?.trustCost).toMatchObject({ n: 18, confidence: "none" });
    expect([row?.recall.value, row?.recall.n, row?.kept.n, row?.brokenN]).toEqual([19 / 20, 20, 19, 9]);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect((await ask(world)).total.trustCost).toEqual(row?.trustCost);
  });

  it("tells how many were asked and answered, and no rate where more answered than were asked", async () => {
    const { world, survey } = await making("autumn", "spring");
    const shown = (campaign: string, more: Json = {}) =>
      exposure(survey, "shown", { touches: arrival(campaign), ...more });
    const one = (campaign: string) => response(survey, { touches: arrival(campaign) });
    await send(world, [
      ...times(18, () => shown("autumn")),
      ...times(2, () => shown("autumn", { touchpoint: "checkout" })),
      ...times(5, () => exposure(survey, "eligible", { touches: arrival("autumn") })),
      ...times(9, () => one("autumn")),
      shown("spring"),
      ...times(3, () => one("spring")),
      ...times(4, () => exposure(survey, "shown")),
    ]);
    const told = await ask(world);
    const rows = told.items.map(({ campaign, asked, answered: n, responseRate }) => [campaign?.name, asked, n, ...threeOf(responseRate)]); // prettier-ignore
    // Wilson for 9 of 20.
    expect(rows).toEqual([
      ["autumn", 20, 9, 0.45, 0.2582, 0.6579],
      ["spring", 1, 3, null, null, null],
      [undefined, 4, 0, 0, 0, 0.4899],
    ]);
    expect([told.total.asked, told.total.answered, told.total.responseRate.value]).toEqual([25, 12, 0.48]);
    expect(told.notes.join()).toContain("answered more often than shown");
    expect((await ask(world, { touchpoint: "checkout" })).total.asked).toBe(2);
    expect((await ask(world, { survey: "sur_other" })).total.asked).toBe(0);
    expect((await ask(world, { from: "2026-01-01", to: "2026-01-31" })).total.asked).toBe(0);
    for (const [name, value] of [
      ["language", "es"],
      ["device", "phone"],
      ["model", "first"],
    ] as const) {
      const { total, notes } = await ask(world, { [name]: value });
      expect([total.asked, total.responseRate.value]).toEqual([null, null]);
      expect(notes.join()).toContain("counted under the last non-direct touch");
    }
  });

  it("has the funnel's response rate, which leaves out whoever denied consent, from rows and from sums", async () => {
    const { world, survey } = await making("autumn");
    const touches = arrival("autumn");
    const denied = { consent: { state: "denied" } };
    const items = [
      ...times(20, () => exposure(survey, "shown", { touches })),
      ...times(7, () => response(survey, { touches, consent: { state: "granted", textVersion: "1" } })),
      ...times(6, () => response(survey, { touches, ...denied })),
      response(survey, { touches, ...denied, state: "partial" }),
      // Answers nothing, and so is no answer.
      response(survey, { touches, ...denied, answers: {}, state: "partial" }),
    ];
    await send(world, items);
    const rates = async (query: Record<string, string> = {}) => {
      const { items: rows, total, notes } = await ask(world, query);
      const funnel = await asker<FunnelReport>(world, "funnel")({ by: "campaign", ...query });
      expect(rows[0]?.responseRate).toEqual(funnel.items[0]?.response);
      expect(notes.join()).toContain(`${total.uncounted} of the answers came from people who denied consent`);
      return [total.asked, total.answered, total.uncounted, total.responseRate.value, total.responseRate.n];
    };
    const told = [20, 14, 7, 0.35, 20];
    expect(await rates()).toEqual(told);
    expect(await rates({ channel: "display" })).toEqual(told);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await rates()).toEqual(told);
    const id = String(items[28]?.["id"]);
    for (const [suspicious, left] of [
      [true, [20, 13, 6, 0.35, 20]],
      [false, told],
    ] as const) {
      await world.ask(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious } });
      expect(await rates()).toEqual(left);
    }
    await world.ask(`/v1/responses/${id}`, { method: "DELETE" });
    expect(await rates()).toEqual([20, 13, 6, 0.35, 20]);
    const { body } = await world.ask<string>("/v1/reports/campaigns.csv");
    expect(body.replace("\uFEFF", "").split("\r\n").slice(0, 2).map((line) => line.split(",").at(-1))).toEqual(['"answered_uncounted"', '"6"']); // prettier-ignore
  });

  it("is in the CSV with every figure, in columns that stay", async () => {
    const { world, survey } = await making("autumn");
    await send(world, answered(survey, "autumn", [36, 48]));
    await report(world, [reported("autumn", { spendMinor: 4800, conversions: 3, revenueMinor: 9600 })]);
    const { body } = await world.ask<string>("/v1/reports/campaigns.csv");
    const [header = [], row = []] = body
      .replace("\uFEFF", "")
      .split("\r\n")
      .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell));
    expect(header.slice(0, 7)).toEqual(["campaign_id", "campaign", "n", "nps", "nps_low", "nps_high", "nps_n"]);
    const of = (name: string) => row[header.indexOf(name)];
    expect(["answered", "kept", "kept_n", "broken_n", "recall", "mix", "state", "missing", "platforms"].map(of)).toEqual(["48", "0.75", "48", "12", "1", "none", "in_line", "0", "generic"]); // prettier-ignore
    expect(["spend_minor", "currency", "cpa", "roas", "spend_on_broken_promises", "kept_roas"].map(of)).toEqual(["4800", "EUR", "16", "2", "12", "1.5"]); // prettier-ignore
    expect(Number(of("cost_per_kept_promise"))).toBeCloseTo(16 / 0.75, 10);
    expect(["nps", "trust_cost", "response_rate"].map(of)).toEqual(["", "", ""]);
    expect(new Set(header).size).toBe(header.length);
  });
});
