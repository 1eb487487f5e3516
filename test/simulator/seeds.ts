/**
 * Thousands of seeds, in two files, since a machine has two cores. One that fails is named; `VOZ_SEED=123` lives it through
 * again, and `VOZ_SEEDS=1000000` takes as many as there is time for.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { atOnce } from "./crypto.ts";
import { makeGround, simulate, type Ground } from "./simulate.ts";
import { openSqlite } from "./sqlite.ts";

const one = process.env["VOZ_SEED"];
const many = Number(process.env["VOZ_SEEDS"] ?? 10_000);
const share = 500;

export function liveThrough(half: "even" | "odd"): void {
  vi.setConfig({ testTimeout: 3_600_000 });
  let ground: Ground;
  beforeAll(async () => {
    vi.stubGlobal("crypto", { ...atOnce, subtle: atOnce });
    ground = await makeGround(openSqlite());
  });
  afterAll(() => void vi.unstubAllGlobals());

  const first = half === "even" ? 0 : 1;
  const shares = Array.from({ length: Math.ceil(many / 2 / share) }, (_, at) => first + at * 2 * share);
  const chosen = one === undefined ? shares : [Number(one)].filter((seed) => seed % 2 === first);
  describe.skipIf(chosen.length === 0)("deliveries of every other seed", () => {
    it.each(chosen)(
      "from %i on: nothing is lost, told wrongly, too early, too often or where it must not",
      async (from) => {
        const until = one === undefined ? Math.min(many, from + 2 * share) : from + 1;
        let deliveries = 0;
        for (let seed = from; seed < until; seed += 2) {
          const told = await simulate(seed, ground);
          deliveries += told.deliveries;
          if (one !== undefined) console.log(told);
        }
        if (one === undefined) expect(deliveries).toBeGreaterThan(0);
      },
    );
  });
}
