import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppressions } from "../../../sdk/contract/index.ts";
import {
  reasonsAgainst,
  stickyDraw,
  turnOf,
  type Circumstances,
  type Reason,
} from "../../../sdk/client/eligibility.ts";
import { needsMemory, type Mark, type Trigger } from "../../../sdk/client/matches.ts";
import { matches } from "../../../sdk/client/matching.ts";
import { survey } from "./fakes.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString().slice(0, 10);
const circumstances = (some: Partial<Circumstances> = {}): Circumstances => ({
  seen: [],
  now,
  sampled: true,
  lot: 0.5,
  open: undefined,
  live: [],
  ...some,
});
const answered = (days: number, id = "sur_1"): Mark => [id, "answered", ago(days)];
const dismissed = (days: number, id = "sur_1"): Mark => [id, "dismissed", ago(days)];
const against = (repeat: ReturnType<typeof survey>["repeat"], ...seen: Mark[]) =>
  reasonsAgainst(survey({ ...(repeat && { repeat }) }), circumstances({ seen, quietDays: 0 }));

describe("matches", () => {
  const when = (where?: Record<string, unknown>) => ({ event: "order", ...(where && { where }) }) as Trigger;
  it("needs the event's name", () => {
    expect(matches(when(), "order", {})).toBe(true);
    expect(matches(when(), "orders", {})).toBe(false);
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

  it("asks only whom the draw fell on, and nobody of the control group", () => {
    expect(reasonsAgainst(survey({}), circumstances({ sampled: false }))).toEqual(["not_sampled"]);
    expect(reasonsAgainst(survey({}), circumstances({ lot: 0.09, holdout: 0.1 }))).toEqual(["control_group"]);
    expect(reasonsAgainst(survey({}), circumstances({ lot: 0.1, holdout: 0.1 }))).toEqual([]);
    expect(reasonsAgainst(survey({}), circumstances({ lot: 0 }))).toEqual([]);
  });

  it("once, said so, is once; with nothing said the defaults hold", () => {
    expect(against({ mode: "once" }, answered(3000))).toEqual(["answered"]);
    expect(against({ mode: "once" }, dismissed(3000))).toEqual(["dismissed"]);
    expect(against({}, answered(91))).toEqual([]);
  });

  it('"not now" comes back after seven days, or as many as the author says', () => {
    const snoozed = (days: number): Mark => ["sur_1", "snoozed", ago(days)];
    expect(against(undefined, snoozed(6))).toEqual(["snoozed"]);
    expect(against(undefined, snoozed(8))).toEqual([]);
    expect(against({ mode: "once" }, snoozed(8))).toEqual([]);
    expect(against({ snoozeDays: 2 }, snoozed(3))).toEqual([]);
    expect(against({ mode: "always" }, snoozed(1))).toEqual(["snoozed"]);
    expect(against({ mode: "untilAnswered", atMost: 2 }, snoozed(40), snoozed(20))).toEqual(["asked_enough"]);
  });

  it("asks one visitor twice in 30 days, whatever the survey", () => {
    const seen = [answered(29, "sur_2"), dismissed(15, "sur_3")];
    expect(reasonsAgainst(survey({}), circumstances({ seen }))).toEqual(["most_asks"]);
    expect(reasonsAgainst(survey({}), circumstances({ seen, mostAsks: 3 }))).toEqual([]);
    expect(reasonsAgainst(survey({}), circumstances({ seen: [answered(31, "sur_2"), seen[1]!] }))).toEqual([]);
    expect(reasonsAgainst(survey({ repeat: { mode: "always" } }), circumstances({ seen }))).toEqual([]);
  });

  it("names everything that speaks against it", () => {
    const seen = [answered(1), answered(1, "sur_2")];
    expect(
      reasonsAgainst(survey({}), circumstances({ seen, sampled: false, lot: 0, holdout: 0.1, open: "sur_2" })),
    ).toEqual(["control_group", "not_sampled", "answered", "quiet_period", "most_asks", "another_open"]);
  });

  it("every reason for holding back is in the contract's list", () => {
    const told = new Set<Reason>();
    const acts: Mark[][] = [[answered(1)], [dismissed(1)], [["sur_1", "snoozed", ago(1)]], [answered(1, "sur_2")]];
    const often = survey({ repeat: { everyDays: 1, atMost: 1 } });
    const rare = survey({ id: "sur_3", when: { any: [{ event: "x" }] } });
    for (const seen of [[], ...acts, [dismissed(20)]])
      for (const some of [{}, { sampled: false }, { lot: 0, holdout: 1 }, { open: "sur_9" }, { mostAsks: 1 }])
        for (const one of [survey({}), often])
          for (const reason of reasonsAgainst(one, circumstances({ seen, live: [rare], ...some }))) told.add(reason);
    expect([...told].sort()).toEqual([...suppressions].sort());
  });

  const repeat = fc.option(
    fc.record(
      {
        mode: fc.constantFrom("once" as const, "untilAnswered" as const, "always" as const),
        everyDays: fc.integer({ min: 1, max: 120 }),
        atMost: fc.integer({ min: 1, max: 4 }),
        snoozeDays: fc.integer({ min: 1, max: 30 }),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  );
  const act = fc.tuple(
    fc.constantFrom("sur_1", "sur_2"),
    fc.constantFrom("answered" as const, "dismissed" as const, "snoozed" as const),
    fc.integer({ min: 0, max: 120 }).map(ago),
  );
  it("one more rule, or one more act, never makes a suppressed survey eligible", () => {
    fc.assert(
      fc.property(repeat, fc.array(act, { maxLength: 5 }), act, fc.boolean(), (given, seen, more, sampled) => {
        const one = survey({ ...(given && { repeat: given }) });
        const before = reasonsAgainst(one, circumstances({ seen }));
        fc.pre(before.length > 0);
        for (const some of [
          { seen: [...seen, more] },
          { sampled },
          { lot: 0, holdout: 0.1 },
          { open: "sur_2" },
          { quietDays: 30 },
          { mostAsks: 1 },
          { live: [survey({ id: "sur_2", repeat: { mode: "once" } })] },
        ])
          expect(reasonsAgainst(one, circumstances({ seen, ...some }))).toEqual(expect.arrayContaining(before));
        const stricter = survey({ repeat: { ...given, atMost: 1 } });
        if (seen.some(([id]) => id === "sur_1"))
          expect(reasonsAgainst(stricter, circumstances({ seen }))).not.toEqual([]);
      }),
    );
  });
});

describe("a rare survey beside a frequent one", () => {
  const weekly = survey({ id: "sur_week", repeat: { everyDays: 7 } });
  const quarterly = survey({ id: "sur_nps", repeat: { everyDays: 90 }, when: { any: [{ event: "order" }] } });

  it("asked longest ago comes first; who is never remembered comes last", () => {
    const seen = [answered(100, "sur_nps"), answered(20, "sur_week")];
    const always = survey({ id: "sur_any", repeat: { mode: "always" } });
    const fresh = survey({ id: "sur_new" });
    const order = [always, weekly, quarterly, fresh].sort((a, b) => turnOf(a, seen) - turnOf(b, seen));
    expect(order.map(({ id }) => id)).toEqual(["sur_new", "sur_nps", "sur_week", "sur_any"]);
  });

  it("the frequent one yields for one more quiet period, while the rare one is due", () => {
    const at = (days: number, seen: Mark[] = [answered(days, "sur_week")]) =>
      reasonsAgainst(weekly, circumstances({ seen, live: [weekly, quarterly] }));
    expect(at(8)).toEqual(["yields"]);
    expect(at(29)).toEqual([]);
    expect(at(8, [answered(60, "sur_nps"), answered(8, "sur_week")])).toEqual([]);
    expect(at(8, [["sur_week", "snoozed", ago(8)]])).toEqual([]);
    expect(reasonsAgainst(quarterly, circumstances({ seen: [answered(15, "sur_week")], live: [weekly] }))).toEqual([]);
  });

  it("is asked each quarter by orders on any day, though the frequent one is offered every day", () => {
    const seen: Mark[] = [];
    const day = (at: number): string => new Date(now + at * 86_400_000).toISOString().slice(0, 10);
    const live = [weekly, quarterly];
    for (let at = 0; at < 730; at += 1)
      // An order every 17 days, and a page view on each.
      for (const one of at % 17 === 16 ? [weekly, quarterly] : [weekly])
        if (!reasonsAgainst(one, circumstances({ seen, live, now: now + at * 86_400_000 })).length)
          seen.push([one.id, "answered", day(at)]);
    const asked = seen.filter(([id]) => id === "sur_nps").length;
    expect(asked).toBeGreaterThanOrEqual(6);
    expect(seen.length - asked).toBeGreaterThan(20);
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
