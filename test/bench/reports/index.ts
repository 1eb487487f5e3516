/**
 * `npm run bench:reports`: a million responses in four workspaces, and what reports and the fold cost on them. Prints
 * one table and exits with 1 where a mark is missed. Says first whether its rows are those that the store writes.
 */
import { longTail } from "../../../worker/reports/fold.ts";
import { median } from "../load.ts";
import { printTable, type Row } from "../table.ts";
import type { Spent } from "./counting.ts";
import { arrivals } from "./stretch.ts";
import { withReports, yearFrom, yearTo, type World } from "./world.ts";

const runs = 9;
const workspaces = 4;
const halfTail = longTail / 2;
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
const period = { from: day(yearFrom), to: day(yearTo) };
const now = new Date(yearTo).toISOString();
const count = (n: number): string => Math.round(n).toLocaleString("en");

/** The same answers, stored by the Worker's own code and made by the benchmark's statement, are the same rows. */
async function checkSample({ d1, ask, workspace, fill, registered }: World): Promise<number> {
  const stretch = { seed: 7, from: yearFrom, to: yearTo, many: 200 };
  const [stored, made] = [await workspace("stored"), await workspace("made")];
  await ask("store", { key: stored.key, registered, arrivals: [...arrivals(stretch, 5_000)].flat() });
  await fill(made.id, stretch);
  const rowsOf = async ({ id }: { id: string }) => {
    const { results } = await d1
      .prepare("SELECT * FROM responses WHERE workspace_id = ?1 ORDER BY seq")
      .bind(id)
      .all<Record<string, unknown>>();
    // A hash of other content is as long, and the workspaces are two.
    return results.map((row) => ({ ...row, workspace_id: "", content_hash: String(row["content_hash"]).length }));
  };
  const [one, other] = [await rowsOf(stored), await rowsOf(made)];
  one.forEach((row, at) => {
    if (JSON.stringify(row) !== JSON.stringify(other[at]))
      throw new Error(`the rows differ:\n${JSON.stringify(row)}\n${JSON.stringify(other[at])}`);
  });
  if (one.length !== stretch.many) throw new Error(`only ${one.length} of the sample were stored`);
  return one.length;
}

/** A year of answers in a workspace, folded but for a tail of half the threshold; the neighbours' are only stored. */
async function fillYear(world: World, name: string, many: number, seed: number, folded: boolean): Promise<string> {
  const { id } = await world.workspace(name);
  if (!folded) {
    await world.fill(id, { seed, from: yearFrom, to: yearTo, many });
    return id;
  }
  const cut = yearFrom + ((yearTo - yearFrom) * (many - halfTail)) / many;
  await world.fill(id, { seed, from: yearFrom, to: cut, many: many - halfTail });
  while ((await world.ask<{ folded: number }>("fold", { workspaceId: id, atLeast: 1 })).folded > 0);
  await world.fill(id, { seed: seed + 1, from: cut, to: yearTo, many: halfTail });
  return id;
}

interface Asked extends Spent {
  answer: { cells: unknown[]; from: string };
}

/** Medians of the report's milliseconds, with the database's own count of one run. */
async function time(world: World, order: object): Promise<{ ms: number; spent: Asked }> {
  let spent = await world.ask<Asked>("ask", order);
  const times: number[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const began = performance.now();
    spent = await world.ask<Asked>("ask", order);
    times.push(performance.now() - began);
  }
  return { ms: median(times), spent };
}

async function floorOf(world: World, workspaceId: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3 * runs; turn += 1) {
    const began = performance.now();
    await world.ask("floor", { workspaceId });
    times.push(performance.now() - began);
  }
  return median(times);
}

/** What the report says, whichever way it was counted. */
const told = ({ answer }: Asked): string =>
  JSON.stringify(answer, (key, value: unknown) =>
    key === "model" || key === "notes" || key === "from" ? null : value,
  );

async function scorecard(world: World, workspaceId: string) {
  const query = { ...period, model: "last_non_direct" };
  const ask = (what: string, model: string) => ({ workspaceId, now, what, query: { ...query, model } });
  const report = await time(world, ask("report", "last_non_direct"));
  const cells = await time(world, ask("cells", "last_non_direct"));
  // Under the other model everybody has the same campaign here, and it is counted from the rows.
  const raw = await time(world, ask("report", "last"));
  if (told(report.spent) !== told(raw.spent)) throw new Error("the report says something else from the raw rows");
  return { report, cells, raw, floor: await floorOf(world, workspaceId) };
}

/** A workspace with 100,000 responses in a day, folded each time its tail is long. */
async function busyDay(world: World): Promise<{ perSecond: number; written: number; folds: number }> {
  const many = 100_000;
  const { id } = await world.workspace("busy");
  const began = Date.parse("2026-05-04T00:00:00Z");
  const seconds: number[] = [];
  let written = 0;
  for (let done = 0; done < many; done += longTail) {
    const [from, to] = [done, done + longTail].map((at) => began + (86_399_000 * at) / many);
    await world.fill(id, { seed: 99 + done, from: from ?? 0, to: to ?? 0, many: longTail });
    const start = performance.now();
    const spent = await world.ask<Spent & { folded: number }>("fold", { workspaceId: id, atLeast: longTail });
    seconds.push((performance.now() - start) / 1000);
    if (spent.folded !== longTail) throw new Error(`${spent.folded} responses were folded, not ${longTail}`);
    written += spent.written;
  }
  return { perSecond: longTail / median(seconds), written: written / many, folds: seconds.length };
}

async function quiet(world: World): Promise<number> {
  const { id } = await world.workspace("quiet");
  await world.fill(id, { seed: 5, from: yearFrom, to: yearTo, many: longTail - 1 });
  return (await world.ask<Spent>("fold", { workspaceId: id, atLeast: longTail })).written;
}

/** Four workspaces of this many together; the first one's scorecard. */
async function years(world: World, total: number, seed: number) {
  const each = total / workspaces;
  const ids: string[] = [];
  for (let at = 0; at < workspaces; at += 1)
    ids.push(await fillYear(world, `year ${total} ${at}`, each, seed + 10 * at, at === 0));
  await world.ask("close", { now });
  return { each, ...(await scorecard(world, ids[0] ?? "")) };
}

const rows = await withReports(async (world): Promise<Row[]> => {
  const sample = await checkSample(world);
  console.log(`${sample} rows made here are, but for the hash of what was sent, those that the store writes.`);
  const silent = await quiet(world);
  const busy = await busyDay(world);
  const small = await years(world, 100_000, 1_000);
  const large = await years(world, 1_000_000, 2_000);
  const { report, cells, raw, floor, each } = large;
  const times = raw.ms / report.ms;
  const growth = report.ms / small.report.ms;
  return [
    {
      what: `campaign scorecard, a year of ${count(each)} responses, ${count(halfTail)} of them not folded`,
      value: `${report.ms.toFixed(1)} ms`,
      against: `a request that asks for one row: ${floor.toFixed(1)} ms; in SQLite ${report.spent.took.toFixed(0)} ms`,
      mark: "≤ 50 ms",
      met: report.ms <= 50,
    },
    {
      what: "faster than from the raw rows",
      value: `${times.toFixed(1)} ×`,
      against: `the same answer from every row: ${raw.ms.toFixed(0)} ms`,
      mark: "≥ 10 ×",
      met: times >= 10,
    },
    {
      what: "rows read for its answers",
      value: `${count(cells.spent.read)} = ${((100 * cells.spent.read) / each).toFixed(1)} %`,
      against: "of the workspace's responses",
      mark: "≤ 10 %",
      met: cells.spent.read <= each / 10,
    },
    {
      what: "rows read by the whole report",
      value: count(report.spent.read),
      against: `${report.spent.queries} queries; 14,600 marketing figures among them`,
      mark: "–",
      met: true,
    },
    {
      what: "fold, 100,000 responses a day",
      value: `${count(busy.perSecond)} /s`,
      against: `${count(longTail)} at a time, ${busy.folds} times`,
      mark: "≥ 40,000 /s",
      met: busy.perSecond >= 40_000,
    },
    {
      what: "rows written by it",
      value: `${busy.written.toFixed(2)} a response`,
      against: "40 campaigns, 8 touchpoints",
      mark: "≤ 0.6",
      met: busy.written <= 0.6,
    },
    {
      what: "rows written where the threshold is never passed",
      value: String(silent),
      against: `${count(longTail - 1)} responses`,
      mark: "0",
      met: silent === 0,
    },
    {
      what: "growth of the scorecard's time, 1,000,000 ÷ 100,000 responses",
      value: growth.toFixed(2),
      against: `${small.report.ms.toFixed(1)} ms with ${count(small.each)} in a workspace`,
      mark: "≤ 1.5",
      met: growth <= 1.5,
    },
  ];
});
printTable(rows);
process.exit(rows.every(({ met }) => met) ? 0 : 1);
