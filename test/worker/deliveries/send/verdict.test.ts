import { describe, expect, it } from "vitest";
import { judge, retryAfterOf, type Outcome } from "../../../../worker/deliveries/send/verdict.ts";

const now = Date.parse("2026-03-10T12:00:00Z");
const outcome = (status: number | null, more: Partial<Outcome> = {}): Outcome => ({
  status,
  milliseconds: 10,
  error: status === null ? "no answer within 15 s" : null,
  answer: "",
  ...more,
});
const wait = (made: Outcome, tries = 1): number | string => {
  const verdict = judge(made, tries, now, 0.5);
  return verdict.state === "pending" ? verdict.due - now : verdict.state;
};

describe("an answer", () => {
  it.each([200, 201, 204, 299])("of %i is a delivery", (status) => expect(wait(outcome(status))).toBe("delivered"));

  it.each([100, 301, 302, 307, 308, 400, 401, 404, 409, 500, 503])("of %i is tried again", (status) => {
    expect(wait(outcome(status))).toBe(5000);
    expect(judge(outcome(status), 10, now, 0.5)).toMatchObject({ state: "dead", reason: "exhausted" });
  });

  it.each([
    [429, {}],
    [502, {}],
    [504, {}],
    [null, { timedOut: true }],
  ] as const)("of %s is tried again no sooner than in a minute", (status, more) => {
    expect(wait(outcome(status, more))).toBe(60_000);
    expect(wait(outcome(status, more), 2)).toBe(300_000);
  });

  it("of 410 ends it, and the endpoint with it; a word of the receiver ends it alone", () => {
    expect(judge(outcome(410), 1, now, 0.5)).toMatchObject({ state: "dead", reason: "gone", gone: true });
    const aborted = judge(outcome(500, { wish: " Abort-Message " }), 1, now, 0.5);
    expect(aborted).toEqual({ state: "dead", reason: "aborted", error: "answered 500" });
  });

  it.each([
    ["1", 300_000], // sooner than planned is not asked for
    ["400", 400_000],
    ["86400", 600_000], // twice as long at most
    ["31536000", 600_000],
    ["Tue, 10 Mar 2026 12:07:00 GMT", 420_000],
    ["Tue, 10 Mar 2025 12:07:00 GMT", 300_000],
    ["-5", 300_000],
    ["soon", 300_000],
    ["1e9", 300_000],
    ["", 300_000],
  ])("that asks to wait %j is tried again after %i ms", (retryAfter, delay) =>
    expect(wait(outcome(503, { retryAfter }), 2)).toBe(delay),
  );

  it("never makes anything wait for more than a day", () => {
    const due = wait(outcome(429, { retryAfter: "999999999" }), 9);
    expect(due).toBe(86_400_000);
    expect(retryAfterOf("9999999999", now)).toBeNull();
  });
});
