/**
 * The Worker with the benchmark's own doors: it makes rows, folds, and asks the scorecard beside a request that asks
 * the database for nothing, so that what is told apart from it is the report's own time.
 */
import { collect } from "../../worker/collect/collect.ts";
import { openDatabase } from "../../worker/db/index.ts";
import type { Env } from "../../worker/env.ts";
import { closeShowings } from "../../worker/exposures/close.ts";
import worker from "../../worker/index.ts";
import { campaignReport } from "../../worker/reports/campaigns/report.ts";
import { closeMonths, foldWorkspace } from "../../worker/reports/fold.ts";
import { Snapshots } from "../../worker/workspaces/snapshot.ts";
import { copySql } from "./reports/copy.ts";
import { counting } from "./reports/counting.ts";
import { arrivesAfter, itemOf, kindsOf, type Registered } from "./reports/people.ts";
import { arrivals, type Arrival, type Stretch } from "./reports/stretch.ts";

type Orders = {
  store: { key: string; registered: Registered; arrivals: Arrival[] };
  copy: { workspaceId: string; from: string; columns: string[]; stretch: Stretch; tag: string };
  fold: { workspaceId: string; atLeast: number };
  close: { now: string };
  ask: { workspaceId: string; query: Parameters<typeof campaignReport>[1]; now: string };
  floor: { workspaceId: string };
};
type Doors = { [Name in keyof Orders]: (env: Env, order: Orders[Name]) => Promise<unknown> };

/** So many copies in one statement: their JSON stays within what D1 takes as one value. */
const together = 5_000;

function runs<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[][] {
  const found: Item[][] = [];
  let last: string | undefined;
  for (const item of items) {
    const name = nameOf(item);
    if (name !== last) found.push([]);
    found.at(-1)?.push(item);
    last = name;
  }
  return found;
}

const doors: Doors = {
  /** Through the public door's own code, each under the clock of its time. */
  async store({ DB }, { key, registered, arrivals: list }) {
    const known = kindsOf(registered);
    const db = openDatabase(DB);
    const door = {
      d1: DB,
      db,
      snapshots: new Snapshots(),
      secret: "only-for-benches-only-for-benches-32",
      admit: () => undefined,
    };
    const statuses: string[] = [];
    // In their order, since a kind is found again by its number; those side by side that one request could bring at once.
    for (const together of runs(list, ([kind, at]) => `${at} ${known[kind]?.device}`)) {
      const [[first = 0, at = 0] = []] = together;
      const items = together.flatMap(([kind, time, id]) => (known[kind] ? [itemOf(known[kind], time, id)] : []));
      const sender = { device: known[first]?.device ?? null, country: "ES", now: new Date(at + arrivesAfter) };
      for (let from = 0; from < items.length; from += 500)
        statuses.push(...(await collect(door, key, items.slice(from, from + 500), sender)).map(({ status }) => status));
    }
    return { stored: statuses.filter((status) => status === "stored").length };
  },
  async copy({ DB }, { workspaceId, from, columns, stretch, tag }) {
    const sql = copySql(columns);
    let made = 0;
    for (const part of arrivals(stretch, together)) {
      const done = await DB.prepare(sql).bind(workspaceId, from, JSON.stringify(part), tag).run();
      made += done.meta.changes;
    }
    return { made };
  },
  async fold({ DB }, { workspaceId, atLeast }) {
    const { d1, spent } = counting(DB);
    return { folded: await foldWorkspace(d1, workspaceId, atLeast), ...spent() };
  },
  async close({ DB }, { now }) {
    const { d1, spent } = counting(DB);
    await closeMonths(d1, new Date(now));
    await closeShowings(d1, new Date(now));
    return spent();
  },
  async ask({ DB }, { workspaceId, query, now }) {
    const { d1, spent } = counting(DB);
    const here = { db: openDatabase(d1), workspaceId, now: new Date(now), newId: () => "" };
    return { answer: await campaignReport(here, query), ...spent() };
  },
  async floor({ DB }, { workspaceId }) {
    return await DB.prepare("SELECT watermark FROM workspaces WHERE id = ?1").bind(workspaceId).first();
  },
};

export default {
  async fetch(request, env, context) {
    const [, room, name] = new URL(request.url).pathname.split("/");
    if (room !== "bench") return worker.fetch(request, env, context);
    const door = doors[name as keyof Orders] as (env: Env, order: unknown) => Promise<unknown>;
    return Response.json(await door(env, await request.json()));
  },
} satisfies ExportedHandler<Env>;
