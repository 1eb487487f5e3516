/** What an author may write about when and whom, and which nonsense is refused. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { suppressions, SurveyDraft, ExposureItem } from "../../../sdk/contract/index.ts";

const questions = [{ id: "nps", kind: "nps", ask: "?" }];
const parse = (more: Record<string, unknown>) => v.safeParse(SurveyDraft, { name: "S", questions, ...more });
const messages = (more: Record<string, unknown>): string =>
  (parse(more).issues ?? []).map(({ message }) => message).join(" ");

describe("when", () => {
  it("takes what the contract shows", () => {
    const when = {
      any: [
        { event: "click", selector: ".buy", delay: 3 },
        { event: "scroll", where: { percent: { gte: 50 } } },
        { event: "dwell", where: { seconds: { gte: 30 } } },
        { event: "idle", where: { seconds: 20 } },
        { event: "page", url: { any: [{ op: "startsWith", value: "/help" }] } },
        { event: "exit" },
        { event: "order_completed", where: { value: { gte: 20 }, coupon: { exists: true } } },
      ],
      url: {
        all: [
          { op: "glob", value: "/shop/*" },
          { param: "plan", op: "isNot", value: "free" },
          { param: "preview", op: "notExists" },
          { op: "contains", value: "https://", of: "url" },
        ],
      },
    };
    const parsed = parse({ when, repeat: { mode: "untilAnswered", snoozeDays: 3 } });
    expect(parsed.issues).toBeUndefined();
    expect((parsed.output as v.InferOutput<typeof SurveyDraft>).when).toEqual(when);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a selector without a click", { event: "exit", selector: "a" }, /belongs to click/],
    ["dwell without seconds", { event: "dwell" }, /how many seconds/],
    ["idle with a text", { event: "idle", where: { seconds: "ten" } }, /how many seconds/],
    ["scroll beyond the page", { event: "scroll", where: { percent: { gte: 150 } } }, /how much of the page/],
    ["a delay before now", { event: "x", delay: -1 }, /./],
    ["a comparison without a value", { event: "x", where: { a: { gte: "20" } } }, /compares numbers/],
    ["a list for one value", { event: "x", where: { a: { is: ["b"] } } }, /one value/],
    ["a test that says nothing", { event: "x", where: { a: {} } }, /at least one comparison/],
    ["a path that begins nowhere", { event: "page", url: { all: [{ op: "is", value: "shop" }] } }, /begins with "\/"/],
    [
      "an address for a path",
      { event: "page", url: { all: [{ op: "glob", value: "https://s.es/*" }] } },
      /begins with/,
    ],
    ["a parameter without a value", { event: "page", url: { all: [{ param: "a", op: "is" }] } }, /needs a value/],
    ["no rule at all", { event: "page", url: { all: [] } }, /at least one rule/],
  ])("refuses %s", (_what, trigger, message) => {
    expect(messages({ when: { any: [trigger] } })).toMatch(message);
  });
});

describe("audience", () => {
  it.each([
    { field: "channel", op: "is", value: "email" },
    { field: "campaign", op: "in", value: ["a", "b"] },
    { field: "device", op: "is", value: "mobile" },
    { field: "device", op: "notIn", value: ["tablet", "desktop"] },
    { field: "locale", op: "is", value: "es" },
    { field: "visitor", op: "is", value: "returning" },
    { field: "url", op: "startsWith", value: "/shop" },
    { field: "url", param: "plan", op: "exists" },
    { field: "context", name: "orderValue", op: "gte", value: 20 },
    { field: "trait", name: "plan", op: "is", value: "pro" },
    { field: "answered", op: "isNot", value: "sur_1" },
    { field: "answered", op: "notExists" },
    { field: "answer", question: "nps", op: "lte", value: 6 },
    { field: "answer", question: "nps", survey: "sur_1", op: "exists" },
  ])("takes %j", (condition) => {
    const { issues, output } = parse({ audience: { all: [condition] } });
    expect(issues).toBeUndefined();
    expect((output as v.InferOutput<typeof SurveyDraft>).audience).toEqual({ all: [condition] });
  });
  it.each([
    { field: "shoeSize", op: "is", value: 1 },
    { field: "device", op: "is", value: "fridge" },
    { field: "visitor", op: "is", value: "regular" },
    { field: "trait", op: "is", value: "pro" },
    { field: "answered", op: "is" },
    { field: "answered", op: "is", value: "everything" },
    { field: "channel", op: "is" },
    { field: "channel", op: "gte", value: "email" },
    { field: "url", op: "is", value: "shop" },
  ])("refuses %j", (condition) => {
    expect(parse({ audience: { any: [condition] } }).success).toBe(false);
  });
});

it("every reason of a page that holds back is in the contract, and an unknown one counts as other", () => {
  const item = (reason: string) => ({
    type: "exposure",
    id: "01990000-0000-7000-8000-000000000001",
    surveyId: "sur_1",
    surveyVersion: 1,
    step: "suppressed",
    at: "2026-11-22T10:00:00Z",
    reason,
  });
  for (const reason of suppressions) expect(v.parse(ExposureItem, item(reason)).reason).toBe(reason);
  expect(v.parse(ExposureItem, item("weather")).reason).toBe("other");
});
