/**
 * `npm run bench:deliveries`: 10,000 due deliveries to twenty endpoints, with all of them well and with one that hangs; what that
 * takes of memory, swept and unswept, what a delivery writes, and how soon after a response is stored the first try arrives.
 */
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { realWorld } from "../../../worker/deliveries/send/outside.ts";
import { cryptoRandom } from "../../../worker/http/token.ts";
import { memory, openWorkerHeap, type WorkerHeap } from "../memory.ts";
import { printTable, type Row } from "../table.ts";
import { benchSecret, withWorld, type BenchWorld } from "../world.ts";
import { countingWrites } from "./counting.ts";
import { receive, type Receivers } from "./receivers.ts";

const [port, receiving, inspectorPort] = [8789, 8788, 8787];
const endpoints = 20;
const responses = Number(process.env["VOZ_RESPONSES"] ?? 500);
const batch = 50;
const singles = 200;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function uuid7(): string {
  const stamp = Date.now().toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15, 18)}-${random.slice(19)}`;
}

async function makeCollect({ ask, demo }: BenchWorld): Promise<(count: number) => Promise<string[]>> {
  const config = (await ask(`/v1/config?key=${demo.publicKey}`)) as { surveys: { id: string; version: number }[] };
  const survey = config.surveys[0];
  if (!survey) throw new Error("the demo has no survey");
  return async (count) => {
    const items = Array.from({ length: count }, () => ({
      type: "response",
      id: uuid7(),
      surveyId: survey.id,
      surveyVersion: survey.version,
      state: "complete",
      at: new Date().toISOString(),
      answers: { nps: 9, kept: 0, why: "Llegó antes de lo que esperaba y muy bien embalada." },
    }));
    const body = { key: demo.publicKey, items };
    const { results } = (await ask("/v1/collect", { method: "POST", body })) as { results: { status: string }[] };
    if (results.some(({ status }) => status !== "stored")) throw new Error("not everything was stored");
    return items.map(({ id }) => id);
  };
}

const all = ({ d1 }: BenchWorld, state: "active" | "paused") =>
  d1.prepare("UPDATE endpoints SET state = ?1, breaker = NULL, failing_since = NULL").bind(state).run();

/** Until the other nineteen have all that they are owed; sweep after sweep, as the minutes would. */
async function drain(world: BenchWorld, { arrived, hang }: Receivers, hanging: boolean): Promise<number> {
  const others = responses * (endpoints - 1);
  const count = (): number => [...arrived.keys()].filter((key) => !key.startsWith("/e0 ")).length;
  arrived.clear();
  hang(hanging ? 0 : null);
  await all(world, "active");
  const began = performance.now();
  const most = hanging ? others : responses * endpoints;
  while ((hanging ? count() : arrived.size) < most) {
    const turn = { over: false };
    const sweep = world.minute().finally(() => (turn.over = true));
    while (!turn.over && count() < others) await new Promise((resolve) => setTimeout(resolve, 20));
    // Nobody waits any longer for the one that hangs.
    if (count() >= others) hang(null);
    await sweep;
  }
  return Math.max(...[...arrived].filter(([key]) => !key.startsWith("/e0 ")).map(([, at]) => at)) - began;
}

/** Such a look stops the Worker, so nothing else is measured meanwhile. */
const looks = 4;
async function mostLive(world: BenchWorld, receivers: Receivers, heap: WorkerHeap): Promise<number> {
  const turn = { over: false };
  const draining = drain(world, receivers, false).finally(() => (turn.over = true));
  let most = 0;
  for (let look = 1; look <= looks && !turn.over; look += 1) {
    const due = (responses * endpoints * look) / (looks + 1);
    while (!turn.over && receivers.arrived.size < due) await new Promise((resolve) => setTimeout(resolve, 20));
    most = Math.max(most, await heap.live());
  }
  await draining;
  return most;
}

async function backlog(world: BenchWorld, collect: (count: number) => Promise<string[]>): Promise<void> {
  await all(world, "paused");
  await world.d1.prepare("DELETE FROM deliveries").run();
  for (let stored = 0; stored < responses; stored += batch) await collect(batch);
}

/** Rows that a delivery costs beside the response, in D1's own count. */
async function written(world: BenchWorld, collect: (count: number) => Promise<string[]>): Promise<number> {
  await all(world, "paused");
  await world.d1.prepare("DELETE FROM deliveries").run();
  await collect(batch);
  const owed = await world.d1.prepare("SELECT count(*) AS n FROM deliveries").first<number>("n");
  if (!owed) throw new Error("nothing is owed");
  await all(world, "active");
  const counted = { rows: 0 };
  const d1 = countingWrites(world.d1, (rows) => (counted.rows += rows));
  const outside = realWorld(Date.now, cryptoRandom);
  const sender = { d1, authSecret: benchSecret, loopback: true, outside };
  await sendDue(sender, { until: Date.now() + 300_000, most: 100_000 });
  // The row, its place in the list and its due time were written with the response: `worker/db/deliveries.ts`.
  return 3 + counted.rows / owed;
}

async function firstTries(world: BenchWorld, { arrived }: Receivers, collect: (count: number) => Promise<string[]>) {
  const { d1 } = world;
  await d1.prepare("DELETE FROM deliveries").run();
  await all(world, "paused");
  await d1.prepare("UPDATE endpoints SET state = 'active' WHERE url LIKE '%/e1'").run();
  const waits: number[] = [];
  arrived.clear();
  for (let at = 0; at < singles; at += 1) {
    const asked = performance.now();
    const [id = ""] = await collect(1);
    const key = `/e1 evt_${id.replaceAll("-", "")}_1`;
    while (!arrived.has(key)) await new Promise((resolve) => setTimeout(resolve, 1));
    waits.push((arrived.get(key) ?? 0) - asked);
  }
  return waits.sort((a, b) => a - b)[Math.floor(singles * 0.95)] ?? 0;
}

const rows = await withWorld(
  port,
  async (world): Promise<Row[]> => {
    const receivers = await receive(receiving);
    const collect = await makeCollect(world);
    for (let at = 0; at < endpoints; at += 1)
      await world.ask("/v1/endpoints", {
        method: "POST",
        body: { url: receivers.url(at), types: ["response.completed"] },
      });
    const perDelivery = await written(world, collect);
    const p95 = await firstTries(world, receivers, collect);

    await backlog(world, collect);
    const heap = await openWorkerHeap(inspectorPort);
    const idle = { heap: await heap.held(), runtime: memory() };
    const most = { ...idle };
    const watch = async (): Promise<void> => {
      most.heap = Math.max(most.heap, await heap.held());
      most.runtime = Math.max(most.runtime, memory());
    };
    const turn = { over: false };
    const watching = (async () => {
      while (!turn.over) await Promise.all([watch(), new Promise((resolve) => setTimeout(resolve, 50))]);
    })();
    const well = await drain(world, receivers, false);
    turn.over = true;
    await watching;
    await backlog(world, collect);
    const live = await mostLive(world, receivers, heap);
    heap.close();
    await backlog(world, collect);
    const hanging = await drain(world, receivers, true);
    await receivers.close();

    const owed = (responses * endpoints).toLocaleString("en");
    return [
      {
        what: "a response is sent → the first try arrives, p95",
        value: `${p95.toFixed(0)} ms`,
        against: `${singles} single responses`,
        mark: "≤ 1.5 s",
        met: p95 <= 1500,
      },
      {
        what: "rows written for a delivery",
        value: perDelivery.toFixed(2),
        against: "D1's meta.rows_written, 3 of them with the response",
        mark: "≤ 5",
        met: perDelivery <= 5,
      },
      {
        what: `${owed} due to ${endpoints} endpoints: 19 of them have theirs`,
        value: seconds(well),
        against: `${Math.round((responses * (endpoints - 1)) / (well / 1000)).toLocaleString("en")} a second`,
        mark: "–",
        met: true,
      },
      {
        what: "the same while the twentieth hangs",
        value: seconds(hanging),
        against: `${(hanging / well).toFixed(2)} times`,
        mark: "≤ 2",
        met: hanging <= 2 * well,
      },
      {
        what: "most memory that the Worker needs meanwhile, garbage swept",
        value: `${live.toFixed(0)} MB`,
        against: `looked at ${looks} times on the way, as a snapshot finds it`,
        mark: "≤ 64 MB",
        met: live <= 64,
      },
      {
        what: "the same, what nobody has swept yet included: beyond the idle Worker's",
        value: `${(most.heap - idle.heap).toFixed(0)} MB`,
        against: `${most.heap.toFixed(0)} MB in all, ${idle.heap.toFixed(0)} idle; the local runtime with its database grows by ${(most.runtime - idle.runtime).toFixed(0)} MB`,
        mark: "≤ 64 MB",
        met: most.heap - idle.heap <= 64,
      },
    ];
  },
  { inspectorPort },
);
printTable(rows);
process.exit(rows.every(({ met }) => met) ? 0 : 1);
