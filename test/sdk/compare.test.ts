import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, globMatches, operators, type Operator } from "../../sdk/compare.ts";
import { addressed, pathOf } from "../../sdk/address.ts";

describe("compare", () => {
  it.each<[unknown, Operator, string | number | boolean | (string | number)[] | undefined, boolean]>([
    ["Pro", "is", "pro", true],
    ["7", "is", 7, false],
    [7, "is", 7, true],
    [["es-ES", "es"], "is", "es", true],
    ["pro", "in", ["team", "PRO"], true],
    ["/Shop/lamp", "startsWith", "/shop", true],
    ["/shop/lamp", "endsWith", "/lamp", true],
    ["/shop/lamp", "glob", "/shop/*", true],
    ["/shop", "glob", "/shop/*", false],
    [["a", "b"], "contains", "a", true],
    [["ab"], "contains", "a", false],
    [20, "gte", 20, true],
    ["20", "gte", 20, false],
    [null, "exists", undefined, false],
    ["", "exists", undefined, false],
    [0, "exists", true, true],
    [0, "exists", false, false],
    [null, "exists", false, true],
    [null, "notExists", undefined, true],
  ])("%j %s %j: %s", (fact, op, value, expected) => expect(compare(fact, op, value)).toBe(expected));

  const negations: [Operator, Operator][] = [
    ["is", "isNot"],
    ["in", "notIn"],
    ["contains", "notContains"],
    ["startsWith", "notStartsWith"],
    ["endsWith", "notEndsWith"],
    ["glob", "notGlob"],
    ["exists", "notExists"],
  ];
  it("a negation is the contrary of the plain one, whatever the fact", () => {
    const fact = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fact, fc.constantFrom(...negations), fc.string(), (some, [plain, negated], value) => {
        expect(compare(some, negated, value)).toBe(!compare(some, plain, value));
      }),
    );
    expect(operators.filter((op) => /not/i.test(op)).sort()).toEqual(negations.map(([, negated]) => negated).sort());
  });

  it("an absent fact fails all but the negated ones", () => {
    for (const op of operators)
      expect(compare(undefined, op, ["exists", "notExists"].includes(op) ? undefined : "x"), op).toBe(/not/i.test(op));
  });
});

describe("glob", () => {
  const slow = (glob: string, text: string): boolean =>
    new RegExp(
      `^${glob
        .split("*")
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join("[^]*")}$`,
    ).test(text);
  const letters = (most: number) =>
    fc.array(fc.constantFrom("a", "b", "*"), { maxLength: most }).map((all) => all.join(""));
  it("means what a pattern means", () => {
    fc.assert(fc.property(letters(6), letters(10), (glob, text) => globMatches(glob, text) === slow(glob, text)));
  });
  it("takes no time with many stars", () => {
    const began = performance.now();
    expect(globMatches("*a".repeat(250) + "b", "a".repeat(100_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe("addresses", () => {
  it.each([
    ["https://s.es/shop/lamp?x=1#top", "/shop/lamp"],
    ["https://s.es", "/"],
    ["https://s.es?x=1", "/"],
    ["https://s.es/app?x=1#/shop/lamp?y=2", "/shop/lamp"],
    ["https://s.es/#!/shop", "/shop"],
    ["https://s.es/a#b", "/a"],
    ["/virtual?x", "/virtual"],
    ["", "/"],
  ])("the path of %s is %s", (url, path) => expect(pathOf(url)).toBe(path));

  it.each([
    ["https://s.es/p?plan=free&x=1", "plan", "free"],
    ["https://s.es/#/p?plan=pro", "plan", "pro"],
    ["https://s.es/?a=1#/p?plan=pro", "a", "1"],
    ["https://s.es/p?q=what?plan=x", "plan", null],
    ["https://s.es/p#plan=free", "plan", null],
    ["https://s.es/p?a=1#top", "a", "1"],
    ["https://s.es/p?a=b%20c", "a", "b c"],
    ["https://s.es/plan=free", "plan", null],
  ])("%s: %s is %s", (url, param, value) => expect(addressed({ param }, url)).toBe(value));

  it("the whole, where it is asked for", () => {
    expect(addressed({ of: "url" }, "https://s.es/p?x=1#y")).toBe("https://s.es/p?x=1#y");
  });
});
