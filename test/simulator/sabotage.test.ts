/** A simulator that finds nothing proves nothing: here a condition is left out of what the Worker asks the database for. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { atOnce } from "./crypto.ts";
import { makeGround, simulate, type Told } from "./simulate.ts";
import { openSqlite } from "./sqlite.ts";

vi.setConfig({ testTimeout: 300_000 });
beforeAll(() => void vi.stubGlobal("crypto", { ...atOnce, subtle: atOnce }));
afterAll(() => void vi.unstubAllGlobals());

/** The first seed's complaint, of so many. */
async function firstFailure(heard: (sql: string) => string, seeds: number): Promise<string> {
  let changed = false;
  const ground = await makeGround(
    openSqlite((sql) => {
      const instead = heard(sql);
      changed ||= instead !== sql;
      return instead;
    }),
  );
  for (let seed = 0; seed < seeds; seed += 1)
    try {
      await simulate(seed, ground);
    } catch (error) {
      return (error as Error).message;
    }
  return changed ? "nothing was found" : "nothing was left out";
}

it.each([
  ["a claim heeds nobody else's", " AND lease <= ?3", "", /never made side by side/],
  ["a retry is never due", "due = ?6, lease = 0", "due = ?6 + 1e12, lease = 0", /comes to an end/],
  ["a try is not counted", "tries = ?7, manual", "tries = 0, manual", /at most ten|waits its time|ten tries/],
  ["an endpoint that is new is not known", "AND w.config_version = ?8 AND", "AND ?8 > 0 AND", /./],
  ["the newest key is forgotten", '"sealed" = ?', '"sealed" = coalesce("sealed", ?)', /newest key|key that is valid/],
] as const)("it is found when %s", async (_, left, instead, complaint) => {
  expect(await firstFailure((sql) => sql.replaceAll(left, instead), 400)).toMatch(
    new RegExp(`^seed \\d+: .*${complaint.source}`),
  );
});

it("a seed that failed fails again, in the same way; one that did not happens again to the letter", async () => {
  const heard = (sql: string): string => sql.replaceAll(" AND lease <= ?3", "");
  const [first, again] = [await firstFailure(heard, 400), await firstFailure(heard, 400)];
  expect(first).toBe(again);
  const told: Told[] = [];
  for (let round = 0; round < 2; round += 1) told.push(await simulate(7, await makeGround(openSqlite())));
  expect(told[0]).toEqual(told[1]);
});
