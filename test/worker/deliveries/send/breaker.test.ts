import { describe, expect, it } from "vitest";
import { after, failedLong, warningOf, type Health } from "../../../../worker/deliveries/send/breaker.ts";

const start = Date.parse("2026-03-10T12:00:00Z");
const well: Health = { breaker: null, failingSince: null };
const run = (results: readonly boolean[], from = well, at = start, gap = 1000): Health =>
  results.reduce((health, ok, index) => after(health, ok, at + index * gap), from);
const many = (ok: boolean, count: number): boolean[] => Array<boolean>(count).fill(ok);

describe("the breaker", () => {
  it("keeps nothing while all goes well", () => {
    expect(after(well, true, start)).toBe(well);
  });

  it("opens at ten tries in five minutes with seven in ten failed", () => {
    expect(run(many(false, 9)).breaker?.until).toBe(0);
    expect(run(many(false, 10)).breaker?.until).toBe(start + 9000 + 30_000);
    expect(run([false, ...many(true, 3), ...many(false, 6)]).breaker?.until).toBeGreaterThan(0);
    expect(run([false, ...many(true, 4), ...many(false, 5)]).breaker?.until).toBe(0);
    expect(run(many(false, 12), well, start, 60_000).breaker?.until).toBe(0); // too slow to be judged
  });

  it("doubles its pause with each failed probe, up to an hour, and closes after a success", () => {
    let health = run(many(false, 10));
    const pauses: number[] = [];
    for (let probe = 0; probe < 9; probe += 1) {
      const at = health.breaker!.until;
      health = after(health, false, at);
      pauses.push((health.breaker!.until - at) / 1000);
    }
    expect(pauses).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    expect(after(health, true, health.breaker!.until)).toEqual(well);
  });

  it("does not listen to stragglers", () => {
    const open = run(many(false, 10));
    expect(after(open, false, start + 10_000).breaker).toEqual(open.breaker);
  });
});

describe("five days of failures", () => {
  const days = (count: number): number => start + count * 86_400_000;
  it("alone are too many; one success begins anew", () => {
    const failing = after(well, false, start);
    expect(failedLong(failing, days(4.9))).toBe(false);
    expect(failedLong(failing, days(5))).toBe(true);
    const mended = after(after(failing, true, days(4)), false, days(4.5));
    expect(failedLong(mended, days(6))).toBe(false);
    expect(failedLong(well, days(100))).toBe(false);
  });

  it("are warned of at 50, 70 and 90 percent of the way", () => {
    const disablesAt = new Date(days(5)).toISOString();
    let health = after(well, false, start);
    const said = [1, 2.4, 2.5, 3.4, 3.5, 4.4, 4.5].map((at) => {
      health = after(health, false, days(at));
      return warningOf(health, days(at));
    });
    expect(said).toEqual([
      null,
      null,
      { percent: 50, disablesAt },
      { percent: 50, disablesAt },
      { percent: 70, disablesAt },
      { percent: 70, disablesAt },
      { percent: 90, disablesAt },
    ]);
    expect(warningOf(after(health, true, days(4.6)), days(4.6))).toBeNull();
    // Nothing was tried for two days, so nothing is on its way.
    expect(warningOf(health, days(6.6))).toBeNull();
  });

  it("begin anew after two days on which nothing was tried", () => {
    const weekly = after(after(well, false, start), false, days(7));
    expect(weekly.failingSince).toBe(new Date(days(7)).toISOString());
    expect(failedLong(weekly, days(7))).toBe(false);
    // As long as something is tried each day, they go on.
    const daily = [1, 2, 3, 4].reduce((health, at) => after(health, false, days(at)), after(well, false, start));
    expect(daily.failingSince).toBe(new Date(start).toISOString());
    expect(failedLong(daily, days(5))).toBe(true);
    // A breaker that was open meanwhile is no quiet time.
    const open = run(many(false, 10));
    expect(after(open, false, open.breaker!.until + 86_400_000).failingSince).toBe(new Date(start).toISOString());
  });
});
