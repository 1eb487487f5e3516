import { describe, expect, it } from "vitest";
import { met, unsure, type Known } from "../../../sdk/flow/condition.ts";
import { lookUp } from "../../../sdk/flow/facts.ts";
import type { Condition } from "../../../sdk/questions/ask.ts";

const visitor = {
  traits: { plan: "pro", seats: 12 },
  context: { order: 49.5 },
  campaign: { id: "cmp_1", name: "Autumn" },
  channel: "email",
  source: "newsletter",
};
const known: Known = {
  answers: {
    nps: 6,
    plan: { other: "El de la radio" },
    blank: { other: "" },
    heard: ["ad", { other: "Radio" }],
    agreed: true,
  },
  variables: { score: 3, tier: "gold", lost: unsure },
  fact: (condition) => lookUp(visitor, condition),
};
const holds = (condition: Condition): boolean | undefined => met({ all: [condition] }, known);

it.each<[boolean, Condition]>([
  [true, { answer: "nps", op: "lte", value: 6 }],
  [false, { answer: "nope", op: "exists" }],
  [true, { attribute: "plan", op: "is", value: "Pro" }],
  [true, { attribute: "seats", op: "gt", value: 10 }],
  [false, { attribute: "id", op: "exists" }],
  [true, { context: "order", op: "gte", value: 49.5 }],
  [true, { touch: "campaign", op: "is", value: "autumn" }],
  [true, { touch: "campaign", op: "in", value: ["cmp_9", "cmp_1"] }],
  [true, { touch: "channel", op: "is", value: "email" }],
  [true, { touch: "source", op: "startsWith", value: "news" }],
  [true, { touch: "medium", op: "notExists" }],
  [true, { variable: "score", op: "gt", value: 2 }],
  [true, { variable: "tier", op: "is", value: "gold" }],
])("%s: %j", (verdict, condition) => expect(holds(condition)).toBe(verdict));

describe("own words", () => {
  it.each<[boolean, Condition]>([
    [true, { answer: "plan", op: "is", value: "other" }],
    [true, { answer: "plan", op: "in", value: ["basic", "other"] }],
    [false, { answer: "plan", op: "isNot", value: "other" }],
    [true, { answer: "plan", op: "isNot", value: "basic" }],
    [true, { answer: "plan", op: "exists" }],
    [true, { answer: "plan", op: "contains", value: "radio" }],
    [false, { answer: "plan", op: "contains", value: "other" }],
    [true, { answer: "plan", op: "startsWith", value: "el de" }],
    [true, { answer: "plan", op: "glob", value: "*la radio" }],
    [true, { answer: "plan", op: "notContains", value: "tele" }],
    [true, { answer: "blank", op: "is", value: "other" }],
    [true, { answer: "heard", op: "contains", value: "other" }],
    [true, { answer: "heard", op: "contains", value: "ad" }],
    [true, { answer: "heard", op: "is", value: "radio" }],
    [false, { answer: "heard", op: "contains", value: "email" }],
  ])("%s: %j", (verdict, condition) => expect(holds(condition)).toBe(verdict));
});

describe("what cannot be known", () => {
  const yes: Condition = { answer: "nps", op: "is", value: 6 };
  const no: Condition = { answer: "nps", op: "is", value: 7 };
  const perhaps: Condition = { variable: "lost", op: "is", value: 1 };

  it("decides nothing, and is decided over", () => {
    expect(met({ all: [perhaps] }, known)).toBeUndefined();
    expect(met({ all: [yes, perhaps] }, known)).toBeUndefined();
    expect(met({ all: [perhaps, no] }, known)).toBe(false);
    expect(met({ any: [perhaps, yes] }, known)).toBe(true);
    expect(met({ any: [no, perhaps] }, known)).toBeUndefined();
    expect(met({ all: [{ variable: "lost", op: "notExists" }] }, known)).toBeUndefined();
  });

  it("is no matter where nothing is asked", () => {
    expect([met(undefined, known), met({ all: [] }, known), met({ any: [] }, known)]).toEqual([true, true, true]);
    expect([met({ any: [no] }, known), met({ any: [no, yes] }, known)]).toEqual([false, true]);
  });
});
