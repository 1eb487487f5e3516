/** The same seeds on real D1: everything happens in the same order, and every row ends as on the stand-in. */
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { migrate } from "../../worker/local/migrate.ts";
import { atOnce } from "./crypto.ts";
import { makeGround, simulate, type Ground } from "./simulate.ts";
import { openSqlite } from "./sqlite.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

let runtime: Miniflare;
let real: Ground;
let standIn: Ground;
beforeAll(async () => {
  runtime = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.ERROR),
      modules: true,
      script: "export default { fetch: () => new Response() }",
      d1Databases: ["DB"],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  );
  const d1 = await runtime.getD1Database("DB");
  await migrate(d1, join(import.meta.dirname, "../../migrations"));
  vi.stubGlobal("crypto", { ...atOnce, subtle: atOnce });
  real = await makeGround(d1);
  standIn = await makeGround(openSqlite());
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await runtime.dispose();
});

it("is as on the stand-in, seed by seed", async () => {
  expect({ ...real, d1: null }).toEqual({ ...standIn, d1: null });
  let calls = 0;
  for (const seed of seeds) {
    const told = await simulate(seed, standIn);
    expect(await simulate(seed, real), `seed ${seed}`).toEqual(told);
    calls += told.calls;
  }
  expect(calls).toBeGreaterThan(seeds.length);
});
