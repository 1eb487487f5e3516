import { describe, expect, it } from "vitest";
import {
  matches,
  needsMemory,
  reasonsAgainst,
  stickyDraw,
  type Circumstances,
  type Mark,
} from "../../../sdk/client/eligibility.ts";
import { survey } from "./fakes.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString().slice(0, 10);
const circumstances = (some: Partial<Circumstances> = {}): Circumstances => ({
  seen: [],
  now,
  draw: 0,
  open: undefined,
  quietDays: 14,
  ...some,
});
const answered = (days: number, id = "sur_1"): Mark => [id, "answered", ago(days)];
const dismissed = (days: number, id = "sur_1"): Mark => [id, "dismissed", ago(days)];
const against = (repeat: ReturnType<typeof survey>["repeat"], ...seen: Mark[]) =>
  reasonsAgainst(survey({ ...(repeat && { repeat }) }), circumstances({ seen, quietDays: 0 }));

describe("matches", () => {
  const when = (where?: Record<string, unknown>) =>
    survey({ when: { any: [{ event: "order", ...(where && { where }) }] } } as never);
  it("needs the event's name", () => {
    expect(matches(when(), "order", {})).toBe(true);
    expect(matches(when(), "orders", {})).toBe(false);
    expect(matches(survey({}), "order", {})).toBe(false);
    expect(matches(survey({ when: { any: [] } }), "order", {})).toBe(false);
  });
  it.each([
    [{ value: { gte: 20 } }, { value: 20 }, true],
    [{ value: { gte: 20 } }, { value: 19.99 }, false],
    [{ value: { gte: 20 } }, { value: "20" }, false],
    [{ value: { gte: 20, lt: 30 } }, { value: 30 }, false],
    [{ value: { gte: 20, lt: 30 } }, { value: 29 }, true],
    [{ plan: "pro" }, { plan: "PRO" }, true],
    [{ plan: "pro" }, {}, false],
    [{ plan: { in: ["pro", "team"] } }, { plan: "team" }, true],
    [{ plan: { notExists: true } }, { plan: "team" }, false],
    [{ plan: "pro", value: { gt: 1 } }, { plan: "pro", value: 1 }, false],
  ])("where %j, given %j: %s", (where, properties, expected) => {
    expect(matches(when(where), "order", properties)).toBe(expected);
  });
});

describe("reasonsAgainst", () => {
  it("finds nothing against a fresh visitor", () => {
    expect(reasonsAgainst(survey({}), circumstances())).toEqual([]);
  });

  it("shows one survey at a time", () => {
    expect(reasonsAgainst(survey({}), circumstances({ open: "sur_2" }))).toEqual(["another_open"]);
    expect(reasonsAgainst(survey({}), circumstances({ open: "sur_1" }))).toEqual(["already_open"]);
  });

  it("by default rests 90 days after an answer and 30 after a dismissal", () => {
    expect(against(undefined, answered(89))).toEqual(["answered"]);
    expect(against(undefined, answered(91))).toEqual([]);
    expect(against(undefined, dismissed(29))).toEqual(["dismissed"]);
    expect(against(undefined, dismissed(31))).toEqual([]);
  });

  it("once with everyDays rests that long after either", () => {
    expect(against({ mode: "once", everyDays: 7 }, answered(6))).toEqual(["answered"]);
    expect(against({ mode: "once", everyDays: 7 }, answered(8))).toEqual([]);
    expect(against({ mode: "once", everyDays: 7 }, dismissed(6))).toEqual(["dismissed"]);
    expect(against({ mode: "once", everyDays: 7 }, dismissed(8))).toEqual([]);
  });

  it("untilAnswered comes back after a dismissal and never after an answer", () => {
    expect(against({ mode: "untilAnswered" }, answered(3000))).toEqual(["answered"]);
    expect(against({ mode: "untilAnswered", everyDays: 2 }, dismissed(3))).toEqual([]);
    expect(against({ mode: "untilAnswered", everyDays: 2 }, dismissed(1))).toEqual(["dismissed"]);
    expect(against({ mode: "untilAnswered", atMost: 2 }, dismissed(90), dismissed(60))).toEqual(["asked_enough"]);
  });

  it("always rests only where everyDays says so", () => {
    expect(against({ mode: "always" }, answered(0), dismissed(0))).toEqual([]);
    expect(against({ mode: "always", everyDays: 3 }, answered(2))).toEqual(["answered"]);
    expect(against({ mode: "always", atMost: 1 }, answered(0))).toEqual(["asked_enough"]);
  });

  it("leaves a survey that may always come again out of the quiet period, both ways", () => {
    const always = survey({ repeat: { mode: "always" } });
    expect(reasonsAgainst(always, circumstances({ seen: [answered(1, "sur_2")] }))).toEqual([]);
    expect(needsMemory(always)).toBe(false);
    for (const repeat of [
      { mode: "always" as const, everyDays: 7 },
      { mode: "always" as const, atMost: 2 },
      { mode: "once" as const },
    ])
      expect(needsMemory(survey({ repeat }))).toBe(true);
    expect(needsMemory(survey({}))).toBe(true);
  });

  it("keeps a quiet period between different surveys", () => {
    const other = reasonsAgainst(survey({}), circumstances({ seen: [answered(13, "sur_2")] }));
    expect(other).toEqual(["quiet_period"]);
    expect(reasonsAgainst(survey({}), circumstances({ seen: [dismissed(15, "sur_2")] }))).toEqual([]);
    expect(reasonsAgainst(survey({}), circumstances({ seen: [answered(1, "sur_2")], quietDays: 0 }))).toEqual([]);
    expect(reasonsAgainst(survey({ repeat: { mode: "always" } }), circumstances({ seen: [answered(1)] }))).toEqual([]);
  });

  it("draws below the sample", () => {
    expect(reasonsAgainst(survey({ sample: 0.25 }), circumstances({ draw: 0.2499 }))).toEqual([]);
    expect(reasonsAgainst(survey({ sample: 0.25 }), circumstances({ draw: 0.25 }))).toEqual(["not_sampled"]);
    expect(reasonsAgainst(survey({ sample: 0 }), circumstances({ draw: 0 }))).toEqual(["not_sampled"]);
    expect(reasonsAgainst(survey({ sample: 1 }), circumstances({ draw: 0.9999 }))).toEqual([]);
  });

  it("names everything that speaks against it", () => {
    const seen = [answered(1), answered(1, "sur_2")];
    expect(reasonsAgainst(survey({ sample: 0 }), circumstances({ seen, open: "sur_2" }))).toEqual([
      "another_open",
      "answered",
      "quiet_period",
      "not_sampled",
    ]);
  });
});

describe("stickyDraw", () => {
  it("stays the same and spreads evenly", () => {
    expect(stickyDraw("visitor sur_1")).toBe(stickyDraw("visitor sur_1"));
    const draws = Array.from({ length: 10_000 }, (_, at) => stickyDraw(`visitor-${at}`));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = draws.filter((draw) => Math.floor(draw * 10) === tenth).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1_150);
    }
  });
});
