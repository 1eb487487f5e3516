import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatchRow, MatchTest } from "#contract";
import { globMatches } from "../../../sdk/compare.ts";
import { matchCampaign, type Matchable } from "../../../worker/campaigns/match.ts";
import { resolveTouch } from "../../../worker/touches/index.ts";

const arrival = (params: Record<string, string>, more: Record<string, string> = {}) => {
  const { touch: _touch, ...resolved } = resolveTouch({
    at: "2026-03-10T12:00:00Z",
    params,
    referrer: "",
    host: "s.es",
    landing: "/",
    ...more,
  });
  return resolved;
};
const record = (id: string, match: MatchRow[], more: Partial<Matchable> = {}): Matchable => ({
  id,
  name: id,
  startsOn: null,
  endsOn: null,
  externalIds: [],
  priority: 0,
  match,
  createdAt: "2026-01-01",
  ...more,
});
const test = (field: MatchTest["field"], op: MatchTest["op"], value: string): MatchTest => ({ field, op, value });
const otono = arrival({
  utm_source: "newsletter",
  utm_medium: "email",
  utm_campaign: "Otoño 2026",
  utm_id: "77",
  utm_content: "hero",
});

describe("a match rule", () => {
  it.each<[MatchTest, boolean]>([
    [test("campaign", "is", "otoño 2026"), true],
    [test("campaign", "is", "otoño"), false],
    [test("campaign", "startsWith", "OTO"), true],
    [test("campaign", "endsWith", "2026"), true],
    [test("campaign", "contains", "ño 20"), true],
    [test("campaign", "glob", "oto*2026"), true],
    [test("campaign", "glob", "oto*25"), false],
    [test("source", "is", "newsletter"), true],
    [test("medium", "is", "cpc"), false],
    [test("content", "is", "hero"), true],
    [test("term", "is", "hero"), false],
    [test("linkCampaignId", "is", "77"), true],
    [test("landing", "is", "/"), true],
    [test("clickId", "is", "gclid"), false],
    [test("referrer", "contains", "google"), false],
  ])("%o → %s", (row, meets) =>
    expect(matchCampaign(otono, [record("a", [row])])?.id ?? null).toBe(meets ? "a" : null),
  );

  it("ors its rows and ands what stands under all", () => {
    const both = [{ all: [test("source", "is", "newsletter"), test("medium", "is", "cpc")] }];
    expect(matchCampaign(otono, [record("a", both)])).toBeNull();
    expect(matchCampaign(otono, [record("a", [...both, test("source", "is", "newsletter")])])?.id).toBe("a");
  });
});

describe("of several campaigns", () => {
  const won = (...campaigns: Matchable[]) => {
    const one = matchCampaign(otono, campaigns)?.id;
    expect(matchCampaign(otono, campaigns.toReversed())?.id).toBe(one);
    return one;
  };
  const exact = [test("campaign", "is", "otoño 2026")];
  it("the link's campaign id wins over an exact rule, that over a pattern", () => {
    const glob = record("glob", [test("campaign", "glob", "oto*")], { priority: 9 });
    expect(won(glob, record("exact", exact))).toBe("exact");
    expect(won(glob, record("exact", exact, { priority: 9 }), record("id", [], { externalIds: ["77"] }))).toBe("id");
  });
  it("then priority, more conditions, more literal characters, the oldest", () => {
    expect(won(record("low", exact), record("high", exact, { priority: 1 }))).toBe("high");
    expect(won(record("one", exact), record("two", [{ all: [...exact, test("source", "is", "newsletter")] }]))).toBe(
      "two",
    );
    expect(
      won(record("short", [test("campaign", "glob", "o*")]), record("long", [test("campaign", "glob", "otoño*")])),
    ).toBe("long");
    expect(won(record("new", exact, { createdAt: "2026-02-01" }), record("old", exact))).toBe("old");
    expect(won(record("b", exact), record("a", exact))).toBe("a");
  });
  it("one without rules answers to its own name", () => {
    expect(won(record("x", [], { name: "OTOÑO 2026" }))).toBe("x");
    expect(won(record("x", [], { name: "Otro" }))).toBeUndefined();
  });
  it("outside its dates it still counts, and says so", () => {
    expect(matchCampaign(otono, [record("a", exact, { startsOn: "2026-03-11" })])?.flags).toEqual(["early"]);
    expect(matchCampaign(otono, [record("a", exact, { endsOn: "2026-03-09" })])?.flags).toEqual(["late"]);
    expect(matchCampaign(otono, [record("a", exact, { startsOn: "2026-03-10", endsOn: "2026-03-10" })])?.flags).toEqual(
      [],
    );
  });
});

describe("a glob", () => {
  it.each([
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["a*", "abc", true],
    ["*c", "abc", true],
    ["a*c", "abxc", true],
    ["a*b*c", "aXbYc", true],
    ["a.c", "abc", false],
    ["a**c", "ac", true],
  ])("%s ~ %s: %s", (glob, text, meets) => {
    expect(globMatches(glob, text)).toBe(meets);
  });
  it("agrees with the regular expression that it stands for", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    fc.assert(
      fc.property(
        letters,
        text,
        (glob, value) => globMatches(glob, value) === new RegExp(`^${glob.replaceAll("*", ".*")}$`).test(value),
      ),
    );
  });
  it("stays linear where a backtracking matcher would not", () => {
    const began = performance.now();
    for (let round = 0; round < 200; round += 1) globMatches("*a".repeat(32), "a".repeat(255) + "b");
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
