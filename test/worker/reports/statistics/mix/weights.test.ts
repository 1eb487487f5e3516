import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { representation } from "../../../../../worker/reports/statistics/mix/representation.ts";
import { postStratify } from "../../../../../worker/reports/statistics/mix/weights.ts";
import { finite, four } from "../four.ts";

const cell = (n: number, sum: number, ...keys: string[]) => ({ n, sum, keys });

describe("post-stratification", () => {
  it("gives mobile and desktop their part: raw .7167, weighted .6250, n_eff 186.9159", () => {
    const told = postStratify(
      [cell(100, 55, "mobile"), cell(200, 160, "desktop")],
      [new Map([["mobile", 7000], ["desktop", 3000]])], // prettier-ignore
    );
    expect([told.raw, told.weighted, told.nEff].map(four)).toEqual([0.7167, 0.625, 186.9159]);
    expect(told.weights.map(four)).toEqual([2.1, 0.45]);
  });

  it("rakes two margins until both are met", () => {
    const cells = [cell(40, 30, "m", "a"), cell(10, 4, "m", "b"), cell(20, 15, "d", "a"), cell(30, 9, "d", "b")];
    const told = postStratify(cells, [
      new Map([["m", 6000], ["d", 4000]]), // prettier-ignore
      new Map([["a", 5000], ["b", 5000]]), // prettier-ignore
    ]);
    expect([...told.weights, told.weighted].map(four)).toEqual([1, 2, 0.5, 1, 0.545]);
  });

  it("trims a weight at 5, and weighs who belongs to nobody known with 0", () => {
    const told = postStratify(
      [cell(1, 1, "tv"), cell(98, 0, "mobile"), cell(1, 1, "fridge")],
      [new Map([["tv", 50], ["mobile", 50]])], // prettier-ignore
    );
    expect(told.weights.map(four)).toEqual([5, four(50 / 98), 0]);
  });

  it("of nobody is null", () =>
    expect(postStratify([], [new Map()])).toEqual({ raw: null, weighted: null, nEff: null, weights: [] }));

  it("keeps a share a share and n_eff at most n", () => {
    const cells = fc.array(
      fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("x", "y"), fc.nat(50), fc.nat(50)),
      { maxLength: 6 },
    );
    const people = fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900), fc.nat(900), fc.nat(900));
    fc.assert(
      fc.property(cells, people, (drawn, [a, b, c, x, y]) => {
        const told = postStratify(
          drawn.map(([first, second, hits, misses]) => cell(hits + misses, hits, first, second)),
          [new Map([["a", a], ["b", b], ["c", c]]), new Map([["x", x], ["y", y]])], // prettier-ignore
        );
        expect(finite(told)).toBe(true);
        const n = drawn.reduce((sum, [, , hits, misses]) => sum + hits + misses, 0);
        if (told.weighted !== null) expect(told.weighted).toBeLessThanOrEqual(1 + 1e-12);
        if (told.nEff !== null) expect(told.nEff).toBeLessThanOrEqual(n * (1 + 1e-9));
      }),
    );
  });
});

describe("representation", () => {
  it("names the keys that stand more than .2 apart", () => {
    const told = representation(new Map([["mobile", 40], ["desktop", 60]]), new Map([["mobile", 700], ["desktop", 300]])); // prettier-ignore
    // (.4 − .7)/√((.24 + .21)/2)
    expect(told.map(({ key, difference, differs }) => [key, four(difference), differs])).toEqual([
      ["mobile", -0.6325, true],
      ["desktop", 0.6325, true],
    ]);
    expect(representation(new Map([["a", 50], ["b", 50]]), new Map([["a", 55], ["b", 45]])).some(({ differs }) => differs)).toBe(false); // prettier-ignore
  });

  it("has no figure for all against none, and says that they differ", () => {
    expect(representation(new Map([["a", 5]]), new Map([["b", 5]]))).toMatchObject([
      { key: "b", difference: null, differs: true },
      { key: "a", difference: null, differs: true },
    ]);
    expect(representation(new Map([["a", 5]]), new Map([["a", 9]]))).toMatchObject([{ difference: 0, differs: false }]);
    expect(representation(new Map(), new Map([["a", 9]]))).toEqual([]);
  });
});
