/** A world of its own, served as `npm start` serves it: a fresh state folder, a free port, a process to stop or kill. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Demo } from "../../worker/local/state.ts";

const root = join(import.meta.dirname, "../..");

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "voz-world-"));

export interface Started {
  child: ChildProcess;
  /** Everything that it has said so far. */
  said: () => string;
  /** Ends once it is ready, or has stopped. */
  ready: Promise<boolean>;
  ended: Promise<number | null>;
}

export function startVoz(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ["worker/local/start.ts"], {
    cwd: root,
    // A week of the demo unless a test wants its year: many worlds are started, and the year takes some seconds each.
    env: { ...process.env, VOZ_DEMO: "small", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that a power cut can take the runtime along.
    detached: true,
  });
  let text = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const ready = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part: Buffer) => {
        text += part.toString();
        if (text.includes("voz ready")) resolve(true);
      });
    void ended.then(() => resolve(false));
  });
  return { child, said: () => text, ready, ended };
}

export interface Served {
  url: string;
  demo: Demo;
  folder: string;
  port: number;
  ask: <Body = Record<string, unknown>>(path: string, init?: { method?: string; body?: unknown }) => Promise<Body>;
  collect: (items: readonly unknown[]) => Promise<{ results: { status: string }[] }>;
  /** As if the power went: no chance to tidy up. */
  kill: () => Promise<void>;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
  /** Everything that it has logged since it was last started. */
  said: () => string;
}

export async function serveVoz(env: Record<string, string> = {}): Promise<Served> {
  const port = await freePort();
  const folder = newFolder();
  const settings = { PORT: String(port), VOZ_STATE: folder, ...env };
  let started = startVoz(settings);
  if (!(await started.ready)) throw new Error(`voz did not start: ${started.said()}`);
  const url = `http://localhost:${port}`;
  const demo = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as Demo;

  const send = async (
    path: string,
    method: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    url,
    demo,
    folder,
    port,
    ask: async <Body>(path: string, init: { method?: string; body?: unknown } = {}) =>
      (await send(path, init.method ?? (init.body === undefined ? "GET" : "POST"), init.body, {
        authorization: `Bearer ${demo.secretKey}`,
      })) as Body,
    collect: async (items) =>
      (await send("/v1/collect", "POST", { key: demo.publicKey, items }, {})) as { results: { status: string }[] },
    async kill() {
      process.kill(-(started.child.pid ?? Number.NaN), "SIGKILL");
      await started.ended;
    },
    async restart() {
      started = startVoz(settings);
      if (!(await started.ready)) throw new Error(`voz did not start again: ${started.said()}`);
    },
    said: () => started.said(),
    async stop() {
      started.child.kill("SIGINT");
      await started.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A UUIDv7 as a client makes it. */
export function uuid7(time = Date.now()): string {
  const stamp = time.toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15, 18)}-${random.slice(19)}`;
}
