/** Campaign by touchpoint: what every cell says, what it must not say, and what stands out of the grid. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatrixReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { shareDifference } from "../../../worker/reports/statistics/difference.ts";
import { falseDiscoveryRates } from "../../../worker/reports/statistics/family.ts";
import { share } from "../../../worker/reports/statistics/share.ts";
import { makeWorld, response, touch, type Json, type World } from "../world.ts";
import { asker } from "./exam.ts";

const utms = ["otono", "primavera", "verano"] as const;
type Utm = (typeof utms)[number] | "none";

async function makeShop() {
  const world = await makeWorld();
  const survey = await world.publish({
    questions: [{ id: "nps", kind: "nps", ask: "?" }, { id: "kept", kind: "promise" }], // prettier-ignore
  });
  const ids = new Map<Utm, string>();
  for (const utm of utms) {
    const made = await world.ask<{ id: string }>("/v1/campaigns", {
      body: { name: utm, match: [{ field: "campaign", op: "is", value: utm }] },
    });
    ids.set(utm, made.body.id);
  }
  await world.ask("/v1/touchpoints", {
    method: "PUT",
    body: [
      { id: "pay", name: { es: "Pago", en: "Payment" }, stage: "buy" },
      { id: "arrive", name: { es: "Entrega", en: "Delivery" } },
      { id: "idle", name: "Nadie" },
    ],
  });
  /** So many promises kept, and so many broken. */
  const answer = async (utm: Utm, touchpoint: string | null, kept: number, broken: number, more: Json = {}) => {
    const item = (value: number) =>
      response(survey, {
        answers: { kept: value },
        touches: [touch(utm === "none" ? {} : { utm_source: "x", utm_medium: "email", utm_campaign: utm })],
        ...(touchpoint === null ? {} : { touchpoint }),
        ...more,
      });
    const items = [...Array.from({ length: kept }, () => item(0)), ...Array.from({ length: broken }, () => item(-1))];
    for (let at = 0; at < items.length; at += 50) {
      const results = await world.collect(...items.slice(at, at + 50));
      expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
    }
  };
  return { world, survey, ids, answer, ask: asker<MatrixReport>(world, "matrix") };
}

const cellOf = (report: MatrixReport, utm: Utm, touchpoint: string | null) => {
  const at = report.touchpoints.findIndex(({ id }) => id === touchpoint);
  const row = report.items.find(({ campaign }) => (campaign?.name ?? "none") === utm);
  return row?.cells[at];
};
const fold = (world: World) => foldWorkspace(env.DB, world.workspaceId, 1);

describe("the matrix", () => {
  it("has campaigns by answers and touchpoints in the order of the journey, each cell with its figure", async () => {
    const { answer, ask } = await makeShop();
    await answer("otono", "pay", 9, 3);
    await answer("otono", "arrive", 6, 6);
    await answer("primavera", "pay", 20, 5);
    await answer("primavera", "zebra", 8, 2);
    await answer("none", null, 10, 30);
    await answer("none", "aside", 7, 3);
    const report = await ask({ lang: "en" });
    expect(report.touchpoints.map(({ id, name, stage, declared }) => [id, name, stage, declared])).toEqual([
      ["pay", "Payment", "buy", true],
      ["arrive", "Delivery", null, true],
      ["idle", "Nadie", null, true],
      ["aside", null, null, false],
      ["zebra", null, null, false],
      [null, null, null, false],
    ]);
    expect(report.items.map(({ campaign, total }) => [campaign?.name, total.n])).toEqual([
      ["primavera", 35],
      ["otono", 24],
      [undefined, 50],
    ]);
    expect(cellOf(report, "otono", "pay")).toMatchObject(share(9, 12));
    expect(cellOf(report, "none", null)).toMatchObject({ ...share(10, 40), confidence: "normal" });
    expect(cellOf(report, "primavera", "idle")).toMatchObject({ value: null, n: 0, q: null });
    expect(report.items[0]?.total).toMatchObject(share(28, 35));
    expect(report.touchpoints[0]?.total).toMatchObject(share(29, 37));
    expect(report.total).toMatchObject(share(60, 109));
    expect((await ask()).touchpoints[0]?.name).toBe("Pago");
  });

  it("tests each cell against the rest of its row and column, all of them together", async () => {
    const { answer, ask } = await makeShop();
    await answer("otono", "pay", 36, 4);
    await answer("otono", "arrive", 15, 25);
    await answer("primavera", "pay", 34, 6);
    await answer("primavera", "arrive", 33, 7);
    await answer("verano", "arrive", 5, 4);
    const report = await ask();
    const odd = cellOf(report, "otono", "arrive");
    const [row, column] = [
      shareDifference({ hits: 36, n: 40 }, { hits: 15, n: 40 }),
      shareDifference({ hits: 38, n: 49 }, { hits: 15, n: 40 }),
    ];
    expect(odd?.row).toMatchObject({ value: row.value, low: row.low, high: row.high, n: 40, p: row.p });
    expect(odd?.column).toMatchObject({ value: column.value, p: column.p });
    const tests = report.items.flatMap(({ cells }) => cells.flatMap((cell) => [cell.row, cell.column]));
    const made = tests.filter((test) => test !== null);
    // Nine answers are too few to be tested, and too few to test others against: 4 cells, 2 tests each.
    expect(made).toHaveLength(8);
    expect(cellOf(report, "verano", "arrive")).toMatchObject({ n: 9, confidence: "none", row: null, column: null });
    expect(made.map(({ q }) => q)).toEqual(falseDiscoveryRates(made.map(({ p }) => p ?? 1)));
    expect(odd?.q).toBe(Math.min(odd?.row?.q ?? 1, odd?.column?.q ?? 1));
    expect(odd?.q).toBeLessThan(0.001);
    // Its own better half is not told to be better than the other campaign's.
    expect(cellOf(report, "otono", "pay")?.column?.q).toBeGreaterThan(0.05);
  });

  it("tells every cell, however few: a touchpoint says nothing of a person; none under 10 is tested", async () => {
    const { world, answer, ask } = await makeShop();
    await answer("otono", "pay", 3, 0);
    await answer("otono", "arrive", 12, 0);
    await answer("primavera", "pay", 20, 0);
    const report = await ask();
    expect(cellOf(report, "otono", "pay")).toMatchObject({ ...share(3, 3), row: null, column: null, q: null });
    expect(report.notes.join()).toContain("1 of the cells");
    const { body } = await world.ask<string>("/v1/reports/matrix.csv");
    expect(body).toMatch(/"otono","pay","Pago","1",/);
  });

  it("takes other scores, and follows filters and models", async () => {
    const { world, survey, ids, answer, ask } = await makeShop();
    await answer("otono", "pay", 12, 0, { locale: "es" });
    await answer("otono", "pay", 0, 11, { locale: "en" });
    await world.collect(...Array.from({ length: 10 }, () => response(survey, { answers: { nps: 10 }, touchpoint: "pay" }))); // prettier-ignore
    const nps = await ask({ metric: "nps" });
    expect([nps.unit, nps.least, nps.most, nps.total.value, nps.total.n]).toEqual(["net", -100, 100, 100, 10]);
    expect(nps.items.map(({ campaign }) => campaign)).toEqual([null]);
    expect((await ask({ language: "es" })).total).toMatchObject(share(12, 12));
    expect((await ask({ language: "en" })).total).toMatchObject(share(0, 11));
    expect((await ask({ campaign: ids.get("otono") })).total.n).toBe(23);
    expect((await ask({ campaign: ids.get("verano") })).items).toEqual([]);
    expect((await ask({ touchpoint: "arrive" })).total.n).toBe(0);
    const first = await ask({ model: "first" });
    expect([first.total.n, first.notes.join()]).toEqual([23, expect.stringContaining("Counted from every response")]);
    expect((await world.ask("/v1/reports/matrix?metric=ease_net")).status).toBe(422);
    // Whoever was asked by a campaign that is gone belongs to none.
    await world.ask(`/v1/campaigns/${ids.get("otono")}`, { method: "DELETE" });
    const after = await ask();
    expect(after.items.map(({ campaign, total }) => [campaign, total.n])).toEqual([[null, 23]]);
    expect((await ask({ campaign: "none" })).total.n).toBe(23);
  });

  it("equals a recount of the answers, before and after a fold", async () => {
    const one = fc.record({
      utm: fc.constantFrom<Utm>(...utms, "none"),
      touchpoint: fc.constantFrom("pay", "arrive", "aside", null),
      kept: fc.nat(14),
      broken: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 3, maxLength: 6 }), async (groups) => {
        const { world, answer, ask } = await makeShop();
        const recount = async () => {
          const report = await ask();
          const told = (utm: Utm | undefined, touchpoint: string | null | undefined) => {
            const mine = groups.filter(
              (group) =>
                (utm === undefined || group.utm === utm) &&
                (touchpoint === undefined || group.touchpoint === touchpoint),
            );
            const [kept, broken] = [mine.map((group) => group.kept), mine.map((group) => group.broken)];
            const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0);
            return share(sum(kept), sum(kept) + sum(broken));
          };
          for (const row of report.items)
            for (const [at, cell] of row.cells.entries()) {
              const expected = told((row.campaign?.name ?? "none") as Utm, report.touchpoints[at]?.id);
              expect(cell.n).toBe(expected.n);
              expect(cell).toMatchObject(expected);
            }
          for (const { id, total } of report.touchpoints) expect(total).toMatchObject(told(undefined, id));
          expect(report.total).toMatchObject(told(undefined, undefined));
          return report;
        };
        const half = Math.ceil(groups.length / 2);
        for (const { utm, touchpoint, kept, broken } of groups.slice(0, half))
          await answer(utm, touchpoint, kept, broken);
        await fold(world);
        for (const { utm, touchpoint, kept, broken } of groups.slice(half)) await answer(utm, touchpoint, kept, broken);
        const before = await recount();
        await fold(world);
        expect(await recount()).toEqual(before);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);
});
