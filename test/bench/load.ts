/** Sends requests as fast as they are answered, over a few kept connections, for a while. */
import { Agent, request } from "node:http";

export interface Load {
  port: number;
  path: string;
  body: () => string;
  connections: number;
  seconds: number;
}
export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  failed: number;
}

const send = (agent: Agent, { port, path }: Load, body: string): Promise<boolean> =>
  new Promise((resolve) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.on("end", () => resolve(answer.statusCode === 200 && !text.includes("rejected")));
      },
    );
    outgoing.on("error", () => resolve(false));
    outgoing.end(body);
  });

export async function run(load: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const until = began + load.seconds * 1000;
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        if (!(await send(agent, load, load.body()))) failed += 1;
        times.push(performance.now() - from);
      }
    }),
  );
  const spent = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / spent, p50: at(0.5), p95: at(0.95), failed };
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
