/** Floods this machine's own Worker from one address at a steady rate, for a while, beside who measures (a thread of its own). */
import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

export interface Flood {
  port: number;
  path: string;
  body: string;
  headers: Record<string, string>;
  perSecond: number;
  seconds: number;
}
export interface Flooded {
  sent: number;
  /** status → how many were answered so. */
  statuses: Record<number, number>;
}

/** What waits for an answer at most: who cannot keep up is not buried. */
const mostWaiting = 2_000;

async function flood({ port, path, body, headers, perSecond, seconds }: Flood): Promise<Flooded> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const flooded: Flooded = { sent: 0, statuses: {} };
  const waiting = new Set<Promise<void>>();
  const send = (): Promise<void> =>
    new Promise((resolve) => {
      const outgoing = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        flooded.statuses[status] = (flooded.statuses[status] ?? 0) + 1;
        answer.resume().on("end", resolve);
      });
      outgoing.on("error", () => resolve());
      outgoing.end(body);
    });
  const began = performance.now();
  for (let spent = 0; spent < seconds * 1000; spent = performance.now() - began) {
    const due = Math.floor((spent / 1000) * perSecond) - flooded.sent;
    for (let at = 0; at < due && waiting.size < mostWaiting; at += 1) {
      flooded.sent += 1;
      const one = send().finally(() => waiting.delete(one));
      waiting.add(one);
    }
    await new Promise((turn) => setTimeout(turn, 5));
  }
  await Promise.all(waiting);
  agent.destroy();
  return flooded;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage(await flood(workerData as Flood));
