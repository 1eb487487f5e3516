/** Promises through the doors: each by itself, the worked vectors to the fourth decimal. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Campaign, CampaignReport, PromisesReport } from "#contract";
import { makeWorld, response, type Json, type World } from "../world.ts";
import { asker } from "./exam.ts";
import { answered, arrival, makeCampaign, report, reported, send } from "./gap.ts";
import { four, threeOf } from "./statistics/four.ts";

const questions = [
  { id: "nps", kind: "nps", ask: "?" },
  { id: "kept", kind: "promise" },
] as const;

let world: World;
let survey: { id: string; version: number };
beforeAll(async () => {
  world = await makeWorld();
  survey = await world.publish({ questions: [...questions] });
});

const ask = (query: Record<string, string> = {}, of = world) => asker<PromisesReport>(of, "promises")(query);
const speed = { statement: { es: "Llega en 48 h", en: "Delivered in 48 h" }, kind: "speed", dueTouchpoint: "delivery" };
const price = { statement: "The lowest price", kind: "price" };

/** One person's answer to a promise, quoted unless told otherwise. */
const said = (promise: string, kept: number | string, more: Json = {}): Json =>
  response(survey, { answers: { kept }, promise: { id: promise, version: 1, arm: "quoted" }, ...more });
const group = (promise: string, [kept, n]: readonly [number, number], more: Json = {}): Json[] =>
  Array.from({ length: n }, (_, at) => said(promise, at < kept ? 0 : -1, more));

describe("the promise report", () => {
  it("has a row for every promise: recalled, kept, surpassed, by wording and touchpoint", async () => {
    const autumn = await makeCampaign(world, "autumn", { promises: [speed, price] });
    const [first = "", second = ""] = autumn.promises.map(({ id }) => id);
    const spread: [number | string, number][] = [[-2, 3], [-1, 9], [0, 40], [1, 30], [2, 18], ["not_recalled", 25]]; // prettier-ignore
    await send(
      world,
      spread.flatMap(([kept, n]) => Array.from({ length: n }, () => said(first, kept, { touchpoint: "delivery" }))),
    );
    const changed = { ...speed, id: first, statement: "Delivered in 24 h" };
    const { id, promises: _, createdAt: _made, updatedAt: _last, ...draft } = autumn;
    const edited = await world.ask(`/v1/campaigns/${id}`, { method: "PUT", body: { ...draft, promises: [changed] } });
    expect(edited.status).toBe(200);
    const later = { promise: { id: first, version: 2, arm: "quoted" } };
    await send(world, [...group(first, [6, 12], later), ...group(first, [4, 9], { ...later, touchpoint: "support" })]);

    const { items, total, notes } = await ask();
    // The second one is no longer made, and nobody answered to it.
    expect(items.map(({ promise }) => promise?.id)).toEqual([first]);
    const [row] = items;
    expect(row).toMatchObject({
      campaign: { id, name: "autumn" },
      promise: { id: first, version: 2, statement: "Delivered in 24 h", kind: "speed", dueTouchpoint: "delivery", made: true }, // prettier-ignore
      generic: false,
      versions: [1, 2],
      n: 121,
    });
    expect(second).not.toBe("");
    const [old, now] = row?.byVersion ?? [];
    expect(old).toMatchObject({ version: 1, statement: speed.statement, n: 100 });
    expect(now).toMatchObject({ version: 2, statement: "Delivered in 24 h", n: 21 });
    expect([old?.recall.value, threeOf(old?.kept ?? total.kept), threeOf(old?.gap ?? total.gap)]).toEqual([
      0.8,
      [0.88, 0.8019, 0.93],
      [36, 21.6425, 48.2604],
    ]);
    // Parts of nine are not shown apart.
    expect(row?.byTouchpoint.map(({ touchpoint, n }) => [touchpoint, n])).toEqual([["delivery", 100], [null, 12]]); // prettier-ignore
    expect([total.n, total.kept, total.recall.n]).toEqual([121, row?.kept, 146]);
    expect([row?.exceeded.value, row?.broken.value].map(four)).toEqual([four(48 / 121), four(23 / 121)]);
    expect(four(row?.disconfirmation.value)).toBe(four((51 - 11) / 121));
    expect(notes[0]).toContain("Counted from every response");
    const first30 = await ask({ touchpoint: "delivery" });
    expect(threeOf(first30.total.kept)).toEqual([0.88, 0.8019, 0.93]);
    expect(first30.total.disconfirmation.value).toBeCloseTo(0.51, 12);
  });

  it("tells what quoting the promise does to its answers, tested over all promises", async () => {
    const own = await makeWorld();
    survey = await own.publish({ questions: [...questions] });
    const promiseOf = async (name: string) =>
      (await makeCampaign(own, name, { promises: [price] })).promises[0]?.id ?? "";
    const [one, two] = [await promiseOf("one"), await promiseOf("two")];
    const generic = (id: string) => ({ promise: { id, version: 1, arm: "generic" } });
    await send(own, [
      ...group(one, [56, 70]),
      ...group(one, [48, 80], generic(one)),
      ...group(two, [30, 40]),
      ...group(two, [3, 4], generic(two)),
    ]);
    const { items, total, notes } = await ask({}, own);
    const [first, second] = items.map(({ arms }) => arms);
    // Newcombe 1998, method 10, and the N − 1 test.
    expect(first && [...threeOf(first.difference), four(first.difference.p)]).toEqual([0.2, 0.0524, 0.3339, 0.0083]);
    expect([first?.quoted.n, first?.generic.n, first?.difference.n]).toEqual([70, 80, 70]);
    expect(first?.difference.q).toBeCloseTo(2 * (first?.difference.p ?? 0), 12);
    expect(second?.difference).toMatchObject({ value: 0, n: 4, confidence: "none", q: 1 });
    expect([total.arms.quoted.n, total.arms.generic.n, total.arms.difference.q]).toEqual([110, 84, null]);
    expect(notes.join()).toContain("One person in ten");
  });

  it("agrees with the campaign report on states, trust cost and figures, and has a generic row", async () => {
    const own = await makeWorld();
    survey = await own.publish({ questions: [...questions] });
    const [search, friday, letter] = [
      await makeCampaign(own, "search", { promises: [speed] }),
      await makeCampaign(own, "friday", { promises: [price] }),
      await makeCampaign(own, "letter"),
    ];
    const idOf = ({ promises }: Campaign) => promises[0]?.id ?? "";
    const both = (promise: Campaign, nps: number, kept: number, n: number) =>
      Array.from({ length: n }, () =>
        said(idOf(promise), kept, { answers: { nps, kept }, touches: arrival("letter") }),
      );
    await send(own, [
      // Whoever brought them last: the promise counts for the campaign that made it.
      ...both(search, 10, 0, 40),
      ...both(search, 3, -1, 5),
      ...both(friday, 9, 1, 20),
      ...both(friday, 0, -2, 25),
      ...answered(survey, "letter", [38, 40]),
      ...answered(survey, "unknown", [5, 6]),
    ]);
    await report(own, [
      reported("search", { spendMinor: 1000, revenueMinor: 2000 }),
      reported("friday", { spendMinor: 1000, revenueMinor: 7000 }),
      reported("letter", { spendMinor: 1000, revenueMinor: 3000 }),
    ]);
    const told = await ask({}, own);
    expect(told.items.map(({ campaign, generic, n }) => [campaign?.name ?? null, generic, n])).toEqual([
      ["friday", false, 45],
      ["search", false, 45],
      ["letter", true, 40],
      [null, true, 6],
    ]);
    const campaigns = await asker<CampaignReport>(own, "campaigns")();
    for (const { campaign, state, q, kept, gap, recall, trustCost } of told.items)
      expect(campaigns.items.find((row) => row.campaign?.id === campaign?.id)).toMatchObject({
        state,
        q,
        kept,
        gap,
        recall,
        trustCost,
      });
    expect(told.items.map(({ state }) => state)).toEqual([
      "over_promise",
      "hidden_gem",
      "trust_builder",
      "insufficient",
    ]);
    expect(told.total).toMatchObject({ n: 136, kept: campaigns.total.kept, trustCost: campaigns.total.trustCost });
    expect(told.items[0]?.shrunk).toBeCloseTo((20 + (20 * 103) / 136) / 65, 12);
    expect(told.notes.join()).toContain("generic one");

    // Narrowed to one campaign it is judged as before; a removed one's promise belongs to none.
    const only = await ask({ campaign: friday.id }, own);
    expect(only.items).toEqual([told.items[0]]);
    expect(only.total.n).toBe(45);
    expect((await ask({ campaign: letter.id, touchpoint: "checkout" }, own)).items).toEqual([]);
    await own.ask(`/v1/campaigns/${friday.id}`, { method: "DELETE" });
    const after = await ask({ campaign: "none" }, own);
    expect(after.items.map(({ campaign, promise, n, state }) => [campaign, promise?.id ?? null, n, state])).toEqual([
      [null, idOf(friday), 45, "insufficient"],
      [null, null, 6, "insufficient"],
    ]);
  });

  it("is in the CSV with every figure, a promise without answers as well", async () => {
    const own = await makeWorld();
    await makeCampaign(own, "autumn", { promises: [speed] });
    const { body } = await own.ask<string>("/v1/reports/promises.csv");
    const [header = "", row = "", total = ""] = body.replace("\uFEFF", "").split("\r\n");
    expect(header).toMatch(/^"campaign_id","campaign","promise_id","promise","generic","version","versions","kind"/);
    expect(row).toContain('"Llega en 48 h / Delivered in 48 h","no","1","","speed","delivery","0",""');
    expect(total).toContain('"(total)"');
  });
});
