/** A served world for one measurement: its own folder and port, seeded like the demo; without public limits unless it wants them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../worker/local/migrate.ts";
import { root, startRuntime, type RuntimeOptions } from "../../worker/local/runtime.ts";
import { seedDemo, seedWorkspace } from "../../worker/local/seed.ts";
import type { Demo } from "../../worker/local/state.ts";

export const benchSecret = "only-for-the-benchmark-only-for-the-benchmark";

export interface BenchWorld {
  port: number;
  d1: D1Database;
  demo: Demo;
  ask: (path: string, init?: { method: string; body: unknown }) => Promise<Record<string, unknown>>;
  /** What the clock does each minute. */
  minute: () => Promise<void>;
}

export async function withWorld<Result>(
  port: number,
  measure: (world: BenchWorld) => Promise<Result>,
  {
    limits = false,
    ...options
  }: Pick<RuntimeOptions, "entry" | "inspectorPort" | "directPort"> & { limits?: boolean } = {},
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "voz-bench-"));
  const url = `http://127.0.0.1:${port}`;
  const runtime = await startRuntime({
    port,
    persist: folder,
    assets: join(root, "dist/public"),
    bindings: {
      AUTH_SECRET: benchSecret,
      VOZ_LOCAL: "1",
      VOZ_LOOPBACK: "allow",
      ...(limits ? {} : { VOZ_LIMITS: "off" }),
    },
    ...options,
  });
  try {
    const d1 = await runtime.getD1Database("DB");
    await migrate(d1, join(root, "migrations"));
    const demo = await seedWorkspace(d1, url, benchSecret);
    const ask: BenchWorld["ask"] = async (path, init) => {
      const answer = await fetch(url + path, {
        method: init?.method ?? "GET",
        headers: { "content-type": "application/json", authorization: `Bearer ${demo.secretKey}` },
        ...(init ? { body: JSON.stringify(init.body) } : {}),
      });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      return (await answer.json()) as Record<string, unknown>;
    };
    await seedDemo(ask, demo.publicKey);
    const worker = await runtime.getWorker();
    const minute = async (): Promise<void> => void (await worker.scheduled({ cron: "* * * * *" }));
    return await measure({ port, d1, demo, ask, minute });
  } finally {
    await runtime.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
