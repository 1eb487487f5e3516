import { describe, expect, it } from "vitest";
import { flagged, stateOf, withoutMirrors, type Standing } from "../../../worker/alerts/rule.ts";
import { closedWeek, dueWeeks } from "../../../worker/alerts/weeks.ts";
import { standings } from "../../../worker/reports/statistics/promise/state.ts";

const row = (
  state: Standing["state"],
  more: { kept?: number; rest?: number; marketingIndex?: number | null } = {},
): Standing => ({
  state,
  q: 0.01,
  kept: { value: more.kept ?? 0.8, n: 40 },
  rest: more.rest ?? 0.8,
  marketingIndex: more.marketingIndex === undefined ? 80 : more.marketingIndex,
});
const both = (state: Standing["state"]) => ({ alone: row(state), four: row(state) });

describe("a week's state", () => {
  it("is the one that its own answers name", () => {
    expect(stateOf(both("over_promise"))?.state).toBe("over_promise");
    expect(stateOf({ alone: row("hidden_gem"), four: row("in_line", { marketingIndex: 20 }) })?.state).toBe(
      "hidden_gem",
    );
    expect(stateOf(both("in_line"))).toBeNull();
    expect(stateOf(both("insufficient"))).toBeNull();
  });

  it("is that of four weeks where its own answers are too few, and lie on that side by five points", () => {
    const four = row("over_promise");
    expect(stateOf({ alone: row("insufficient", { kept: 0.6 }), four })).toMatchObject({
      state: "over_promise",
      row: four,
    });
    expect(stateOf({ alone: row("insufficient", { kept: 0.75 }), four })?.state).toBe("over_promise");
    expect(stateOf({ alone: row("insufficient", { kept: 0.76 }), four })).toBeNull();
    expect(stateOf({ alone: row("in_line", { kept: 0.9 }), four })).toBeNull();
    const silent = { ...row("insufficient"), kept: { value: null, n: 0 } };
    expect(stateOf({ alone: silent, four })).toBeNull();
  });

  it("rests on four weeks where the week could only be held against the target rate, and they say the same", () => {
    const alone = { ...row("over_promise"), q: null };
    const four = row("over_promise");
    expect(stateOf({ alone, four })?.row).toBe(four);
    expect(stateOf({ alone, four: row("in_line") })?.row).toBe(alone);
    expect(stateOf(both("over_promise"))?.row.q).toBe(0.01);
  });

  it("has its name from the marketing of four weeks: the last one's figures may not have come yet", () => {
    const alone = row("under_delivery", { marketingIndex: null });
    expect(stateOf({ alone, four: row("over_promise") })?.state).toBe("over_promise");
  });
});

describe("good news", () => {
  const counted = (counts: readonly Counts[]) => withoutMirrors(rowsIn(counts), []).map(({ state }) => state);

  it("is none where it is only the mirror of another one's trouble", () => {
    const account = [200, 360, 360, 360].map((hits) => ({ hits, n: 400 }));
    expect(rowsIn(account).map(({ state }) => state)).toEqual([
      "under_delivery",
      "hidden_gem",
      "trust_builder",
      "trust_builder",
    ]);
    expect(counted(account)).toEqual(["under_delivery", "in_line", "in_line", "in_line"]);
    expect(counted([...account, { hits: 400, n: 400 }]).at(-1)).toBe("trust_builder");
  });
});

describe("a flag", () => {
  it("takes the same state in both weeks", () => {
    expect(flagged(both("over_promise"), both("over_promise"))?.state).toBe("over_promise");
    expect(flagged(both("in_line"), both("over_promise"))).toBeNull();
    expect(flagged(both("over_promise"), both("in_line"))).toBeNull();
    const poor = {
      alone: row("under_delivery", { marketingIndex: 10 }),
      four: row("under_delivery", { marketingIndex: 10 }),
    };
    expect(flagged(poor, both("over_promise"))).toBeNull();
    expect(flagged(poor, poor)?.state).toBe("under_delivery");
  });

  it("is rarely false, and finds a large break soon, also where few answer", () => {
    // The header of rule.ts tells the figures of a longer run.
    const quiet = simulated({ accounts: 150, drop: 0, perWeek: [8, 23] });
    const broken = simulated({ accounts: 60, drop: 0.25, perWeek: [8, 23] });
    expect(quiet.any).toBeLessThan(0.12);
    expect(broken.first).toBeGreaterThan(0.65);
  });
});

/** Accounts of 12 campaigns that keep 80 %, the first one less by `drop`; after four weeks, four closings are looked at. */
function simulated({
  accounts,
  drop,
  perWeek,
}: {
  accounts: number;
  drop: number;
  perWeek: readonly [number, number];
}) {
  const random = mulberry(7);
  const found = { any: 0, first: 0 };
  for (let account = 0; account < accounts; account += 1) {
    const rates = Array.from({ length: 12 }, (_, at) => (at === 0 ? 0.8 - drop : 0.8));
    const weeks = Array.from({ length: 9 }, (_, week) =>
      rates.map((rate) => {
        const n = Math.round(perWeek[0] + random() * (perWeek[1] - perWeek[0]));
        const hits = Array.from({ length: n }).filter(() => random() < (week < 4 ? 0.8 : rate)).length;
        return { hits, n };
      }),
    );
    const judged = weeks.map((week, at) => {
      const four = rates.map((_, campaign) =>
        sum(weeks.slice(Math.max(0, at - 3), at + 1).map((one) => one[campaign]!)),
      );
      const [alone, long] = [rowsIn(week), rowsIn(four)];
      return rates.map((_, campaign) => ({ alone: alone[campaign]!, four: long[campaign]! }));
    });
    const flags = rates.map((_, campaign) =>
      [5, 6, 7, 8].some((at) => flagged(judged[at - 1]![campaign]!, judged[at]![campaign]!) !== null),
    );
    if (flags.includes(true)) found.any += 1;
    if (flags[0]) found.first += 1;
  }
  return { any: found.any / accounts, first: found.first / accounts };
}

type Counts = { hits: number; n: number };
const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce((all, { hits, n }) => ({ hits: all.hits + hits, n: all.n + n }), { hits: 0, n: 0 });
const rowsIn = (campaigns: readonly Counts[]): Standing[] =>
  standings(campaigns.map((one, figure) => ({ ...one, figure }))).map((standing, at) => ({
    ...standing,
    kept: { value: campaigns[at]!.n === 0 ? null : campaigns[at]!.hits / campaigns[at]!.n, n: campaigns[at]!.n },
  }));
const mulberry = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

describe("closed weeks", () => {
  const closed = (zone: string, at: string): string => closedWeek(zone, new Date(at));

  it("end on Sunday in the workspace's time zone, and close six hours later", () => {
    expect(closed("UTC", "2026-03-08T23:59:00Z")).toBe("2026-02-23");
    expect(closed("UTC", "2026-03-09T05:59:00Z")).toBe("2026-02-23");
    expect(closed("UTC", "2026-03-09T06:00:00Z")).toBe("2026-03-02");
    expect(closed("Pacific/Auckland", "2026-03-08T17:00:00Z")).toBe("2026-03-02");
    expect(closed("America/Bogota", "2026-03-09T10:59:00Z")).toBe("2026-02-23");
    expect(closed("America/Bogota", "2026-03-09T11:00:00Z")).toBe("2026-03-02");
  });

  it("are weeks also where the clock is put forward or back on their Sunday", () => {
    // Madrid: 29 March has 23 hours, 25 October 25.
    expect(closed("Europe/Madrid", "2026-03-30T03:59:00Z")).toBe("2026-03-16");
    expect(closed("Europe/Madrid", "2026-03-30T04:00:00Z")).toBe("2026-03-23");
    expect(closed("Europe/Madrid", "2026-10-26T04:59:00Z")).toBe("2026-10-12");
    expect(closed("Europe/Madrid", "2026-10-26T05:00:00Z")).toBe("2026-10-19");
  });

  it("are judged once, in order, and four at most after an interruption; of a new workspace the last one", () => {
    expect(dueWeeks(null, "2026-03-02")).toEqual(["2026-03-02"]);
    expect(dueWeeks("2026-03-02", "2026-03-02")).toEqual([]);
    expect(dueWeeks("2026-02-16", "2026-03-02")).toEqual(["2026-02-23", "2026-03-02"]);
    expect(dueWeeks("2025-03-03", "2026-03-02")).toEqual(["2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02"]);
  });
});
