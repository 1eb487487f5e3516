/** Whatever happens to responses, in any order: what reports count equals a recount of the rows. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportNames, type CampaignReport, type ReportName } from "#contract";
import { campaignReport } from "../../../worker/reports/campaigns/report.ts";
import { countCells, type Cell, type CellQuery } from "../../../worker/reports/cells.ts";
import { closeMonth, foldWorkspace, recountDay, sweepTails } from "../../../worker/reports/fold.ts";
import { sweepUnfinished } from "../../../worker/responses/abandon.ts";
import { retagWorkspace } from "../../../worker/responses/retag.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

const time = () => now().getTime();
const allDays = { from: "2025-12-01", to: "2026-12-31", model: "last_non_direct" } as const;

const sorted = (cells: readonly Cell[]): string[] =>
  cells.map((cell) => [cell.key, cell.survey, cell.question, cell.metric, cell.value, cell.n].join(" ")).sort();
/** The same, asked of the rows alone. */
async function fromRows<Answer>(world: World, ask: () => Promise<Answer>): Promise<Answer> {
  const { watermark } = (await env.DB.prepare("SELECT watermark FROM workspaces WHERE id = ?1")
    .bind(world.workspaceId)
    .first<{ watermark: number }>())!;
  await env.DB.prepare("UPDATE workspaces SET watermark = 0 WHERE id = ?1").bind(world.workspaceId).run();
  await env.DB.prepare("UPDATE rollups SET workspace_id = 'aside' WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .run();
  const answer = await ask();
  await env.DB.prepare("UPDATE rollups SET workspace_id = ?1 WHERE workspace_id = 'aside'")
    .bind(world.workspaceId)
    .run();
  await env.DB.prepare("UPDATE workspaces SET watermark = ?2 WHERE id = ?1").bind(world.workspaceId, watermark).run();
  return answer;
}

const queries: CellQuery[] = [
  { ...allDays, by: "all" },
  { ...allDays, by: "all", pairs: true },
  { ...allDays, by: "campaign", pairs: true },
  { ...allDays, by: "day" },
  { ...allDays, by: "campaign" },
  { ...allDays, by: "channel" },
  { ...allDays, by: "touchpoint" },
  { ...allDays, by: "language" },
  { ...allDays, by: "campaign_touchpoint" },
  { ...allDays, by: "campaign", touchpoint: "delivery" },
  { ...allDays, by: "touchpoint", campaign: "" },
  { ...allDays, by: "day", channel: "email" },
  { ...allDays, from: "2026-01-10", to: "2026-03-05", by: "campaign" },
  { ...allDays, from: "2026-02-01", to: "2026-02-28", by: "all", metrics: ["nps", "promise"] },
];

/** A report but for what it says of itself, and for showings, which are not told apart under every model. */
const answered = ({ items, total }: CampaignReport) =>
  [...items, total].map((row) => ({ ...row, asked: null, responseRate: null }));

async function expectSame(world: World): Promise<void> {
  for (const query of queries) {
    const { cells, from } = await countCells(world.here, query);
    expect(from).toBe("rollups");
    const counted = await fromRows(world, () => countCells(world.here, query));
    expect(sorted(cells), JSON.stringify(query)).toEqual(sorted(counted.cells));
  }
  // Its cards are rows of their own; under the other model, the same here, the rows are counted cell by cell.
  for (const query of [allDays, { ...allDays, from: "2026-01-10", to: "2026-03-05" }]) {
    const cards = await campaignReport(world.here, query);
    const rows = await campaignReport(world.here, { ...query, model: "last" });
    expect(answered(cards), JSON.stringify(query)).toEqual(answered(rows));
  }
}

/** A report, as anybody reads it, says the same from what was added up as from the rows. */
async function expectSameReport(world: World, name: ReportName, survey: string): Promise<void> {
  const about: Record<string, string> =
    name === "question" ? { survey, question: "nps" } : name === "drivers" ? { survey } : {};
  const query = new URLSearchParams({ from: allDays.from, to: allDays.to, ...about });
  const ask = async () => (await world.ask(`/v1/reports/${name}?${query}`)).body;
  const told = await ask();
  expect(told).not.toHaveProperty("status");
  expect([name, told]).toEqual([name, await fromRows(world, ask)]);
}

async function shop() {
  setClock("2026-01-05T10:00:00Z");
  const world = await makeWorld();
  const survey = await world.publish({ questions: threeQuestions });
  const made = await world.ask<{ id: string }>("/v1/campaigns", {
    body: { name: "Autumn", match: [{ field: "campaign", op: "is", value: "otono" }] },
  });
  return { world, survey, campaign: made.body.id };
}

const answer = (survey: { id: string; version: number }, more: Json = {}): Json =>
  response(survey, { id: uuid7(), at: now().toISOString(), ...more });

describe("the fold", () => {
  it("adds up what is sealed, once, and leaves what is still being answered", async () => {
    const { world, survey } = await shop();
    for (let count = 0; count < 6; count += 1) await world.collect(answer(survey, { answers: { nps: count } }));
    await world.collect(answer(survey, { state: "partial", answers: { nps: 10 } }));
    await world.collect(answer(survey, { answers: { nps: 9 } }));
    expect(await foldWorkspace(env.DB, world.workspaceId, 7)).toBe(0);
    expect(await Promise.all([1, 2].map(() => foldWorkspace(env.DB, world.workspaceId, 1)))).toEqual([6, 0]);
    expect(await foldWorkspace(env.DB, world.workspaceId, 1)).toBe(0);
    await expectSame(world);
  });

  it("waits until a tail is long: a small workspace writes nothing", async () => {
    const { world, survey } = await shop();
    await world.collect(...Array.from({ length: 40 }, () => answer(survey)));
    await sweepTails(env.DB, time, 10_000);
    const written = await env.DB.prepare("SELECT count(*) AS n FROM rollups WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .first<{ n: number }>();
    expect(written?.n).toBe(0);
    await expectSame(world);
  });

  it("a number is never used again, also after the newest of a folded range were erased", async () => {
    const { world, survey } = await shop();
    const items = Array.from({ length: 3 }, () => answer(survey));
    await world.collect(...items);
    await foldWorkspace(env.DB, world.workspaceId, 1);
    for (const { id } of items.slice(1)) await world.ask(`/v1/responses/${String(id)}`, { method: "DELETE" });
    await world.collect(answer(survey, { answers: { nps: 2 } }));
    await expectSame(world);
    const { cells } = await countCells(world.here, { ...allDays, by: "all", metrics: ["response"] });
    expect(cells.map(({ n }) => n)).toEqual([2]);
  });

  it("the nightly recount finds nothing, and finds what somebody broke", async () => {
    const { world, survey } = await shop();
    await world.collect(answer(survey, { answers: { nps: 9 } }), answer(survey, { answers: { nps: 3 } }));
    expect(await recountDay(env.DB, world.workspaceId, () => 0.5)).toBeNull();
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await recountDay(env.DB, world.workspaceId, () => 0.5)).toEqual({ day: "2026-01-05", drift: [] });
    await env.DB.prepare(
      `UPDATE rollups SET counts = '{"9":2,"3":1}' WHERE workspace_id = ?1 AND dim = 'channel' AND metric = 'nps'`,
    )
      .bind(world.workspaceId)
      .run();
    expect((await recountDay(env.DB, world.workspaceId, () => 0.5))?.drift).toEqual([
      expect.objectContaining({ kind: "missing", dim: "channel", metric: "nps", value: "9", n: 1 }),
      expect.objectContaining({ kind: "surplus", dim: "channel", metric: "nps", value: "9", n: 2 }),
    ]);
  });

  it("a month is closed once late answers have come, and takes what comes later all the same", async () => {
    const { world, survey } = await shop();
    await world.collect(answer(survey));
    await foldWorkspace(env.DB, world.workspaceId, 1);
    expect(await closeMonth(env.DB, world.workspaceId, new Date("2026-02-07T00:00:00Z"))).toBeNull();
    expect(await closeMonth(env.DB, world.workspaceId, new Date("2026-02-09T00:00:00Z"))).toBe("2026-01");
    expect(await closeMonth(env.DB, world.workspaceId, new Date("2026-02-09T00:00:00Z"))).toBeNull();
    await expectSame(world);
    setClock("2026-01-31T12:00:00Z");
    await world.collect(answer(survey, { answers: { nps: 1 } }));
    await foldWorkspace(env.DB, world.workspaceId, 1);
    await expectSame(world);
  });
});

type Step =
  | { do: "submit"; nps: number; kept: number; campaign: string; touchpoint: string; partial: boolean }
  | { do: "revise"; which: number; nps: number }
  | { do: "delete"; which: number }
  | { do: "mark"; which: number; suspicious: boolean }
  | { do: "rule"; campaign: string }
  | { do: "fold" | "wait" | "close" };
const campaigns = fc.constantFrom("otono", "verano", "");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("submit" as const),
      nps: fc.integer({ min: 0, max: 10 }),
      kept: fc.integer({ min: -2, max: 2 }),
      campaign: campaigns,
      touchpoint: fc.constantFrom("delivery", "checkout"),
      partial: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("revise" as const),
      which: fc.nat(40),
      nps: fc.integer({ min: 0, max: 10 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), which: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("mark" as const), which: fc.nat(40), suspicious: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rule" as const), campaign: campaigns }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("fold" as const, "wait" as const, "close" as const) }) },
);

let turn = 0;
it("any order of answers, revisions, deletions, marks, re-tags, folds and closed months counts the same as the rows", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
      const { world, survey, campaign } = await shop();
      const sent: Json[] = [];
      for (const act of steps) {
        if (act.do === "submit") {
          const item = answer(survey, {
            state: act.partial ? "partial" : "complete",
            answers: { nps: act.nps, kept: act.kept },
            touches: [
              touch(act.campaign ? { utm_source: "news", utm_medium: "email", utm_campaign: act.campaign } : {}),
            ],
            touchpoint: act.touchpoint,
            locale: act.nps % 2 ? "es-ES" : "en",
          });
          sent.push(item);
          await world.collect(item);
        } else if (act.do === "revise" && sent.length > 0) {
          const item = sent[act.which % sent.length]!;
          Object.assign(item, {
            revision: Number(item["revision"] ?? 1) + 1,
            state: "complete",
            answers: { nps: act.nps },
          });
          await world.collect({ ...item, at: now().toISOString() });
        } else if (act.do === "delete" && sent.length > 0) {
          const [gone] = sent.splice(act.which % sent.length, 1);
          await world.ask(`/v1/responses/${String(gone!["id"])}`, { method: "DELETE" });
        } else if (act.do === "mark" && sent.length > 0) {
          const { id } = sent[act.which % sent.length]!;
          const { suspicious } = act;
          await world.ask(`/v1/responses/${String(id)}`, { method: "PATCH", body: { suspicious } });
        } else if (act.do === "rule") {
          const match = act.campaign ? [{ field: "campaign", op: "is", value: act.campaign }] : [];
          await world.ask(`/v1/campaigns/${campaign}`, { method: "PUT", body: { name: "Autumn", match } });
          await retagWorkspace(env.DB, world.here.db, world.workspaceId, time, 1000);
        } else if (act.do === "fold") await foldWorkspace(env.DB, world.workspaceId, 1);
        else if (act.do === "wait") {
          setClock(new Date(time() + 86_400_000 * 9).toISOString());
          await sweepUnfinished(env.DB, time, 1000);
        } else if (act.do === "close") await closeMonth(env.DB, world.workspaceId, now());
        await expectSame(world);
        // Each step has its report, so that over the runs every one of them follows upon every kind of step.
        turn += 1;
        await expectSameReport(world, reportNames[turn % reportNames.length]!, survey.id);
      }
      for (const name of reportNames) await expectSameReport(world, name, survey.id);
      const { results } = await env.DB.prepare(
        "SELECT c.value AS n FROM rollups r, json_each(r.counts) c WHERE r.workspace_id = ?1 AND c.value <= 0",
      )
        .bind(world.workspaceId)
        .all();
      expect(results).toEqual([]);
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
