import { describe, expect, it } from "vitest";
import { changeOf, closedWindows, twiceInARow } from "../../../../../worker/reports/statistics/trend/windows.ts";
import { four } from "../four.ts";

const day = (day: string, positive = 1, neutral = 0, negative = 0) => ({ day, positive, neutral, negative });

describe("closed windows", () => {
  it("are weeks from Monday to Sunday, the last one before today", () => {
    // 2026-03-10 is a Tuesday.
    const windows = closedWindows([], "2026-03-10", 2);
    expect(windows.map(({ from, to }) => [from, to])).toEqual([
      ["2026-02-23", "2026-03-01"],
      ["2026-03-02", "2026-03-08"],
    ]);
    expect(closedWindows([], "2026-03-15", 2)).toEqual(windows);
    expect(closedWindows([], "2026-03-16", 1)[0]).toMatchObject({ from: "2026-03-09", to: "2026-03-15" });
  });

  it("hold their days, and neither the open week nor older ones", () => {
    const days = [
      day("2026-02-22", 9),
      day("2026-02-23"),
      day("2026-03-01", 0, 1),
      day("2026-03-02", 0, 0, 1),
      day("2026-03-09", 9),
    ];
    expect(closedWindows(days, "2026-03-10", 2)).toEqual([
      { from: "2026-02-23", to: "2026-03-01", positive: 1, neutral: 1, negative: 0 },
      { from: "2026-03-02", to: "2026-03-08", positive: 0, neutral: 0, negative: 1 },
    ]);
  });

  it("are compared with the one before and with four before together", () => {
    const week = (positive: number, negative: number) => ({ positive, neutral: 0, negative });
    const { previous, baseline } = changeOf([
      week(0, 99),
      week(60, 40),
      week(60, 40),
      week(60, 40),
      week(50, 50),
      week(80, 20),
    ]);
    expect([four(previous.value), previous.n]).toEqual([60, 100]);
    expect([four(baseline.value), baseline.n]).toEqual([45, 100]);
    expect(changeOf([week(1, 1)]).previous.value).toBeNull();
    expect(changeOf([]).baseline.p).toBeNull();
  });

  it("raise an alert on the same flag twice in a row, not on one, nor on two kinds", () => {
    const last = (...flags: string[]) => twiceInARow(flags, "in_line");
    expect([
      last("over_promise", "over_promise"),
      last("over_promise"),
      last("over_promise", "in_line"),
      last("over_promise", "hidden_gem"),
      last("in_line", "in_line"),
      last(),
    ]).toEqual(["over_promise", null, null, null, null, null]);
  });
});
