import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { multiple } from "../../../../sdk/questions/multiple/answer.ts";
import { MultipleAsk } from "../../../../sdk/questions/multiple/ask.ts";
import { multipleFace } from "../../../../sdk/questions/multiple/view.tsx";
import { en, es } from "../../../../sdk/questions/multiple/words.ts";

const options = [..."abc"].map((id): MultipleAsk["options"][number] => ({ id, label: id.toUpperCase() }));
const none = { id: "none", label: "Ninguna", exclusive: true };
const plain: MultipleAsk = { id: "q", kind: "multiple", ask: "¿Cuáles?", options: [...options, none], other: true };

const wrong = (some: Record<string, unknown>): string[] =>
  (v.safeParse(MultipleAsk, { ...plain, ...some }).issues ?? []).map((issue) => v.getDotPath(issue) ?? "");
const code = (ask: MultipleAsk, value: unknown) => {
  const verdict = multiple.accept(ask, value);
  return verdict.ok || [verdict.code, verdict.path];
};

describe("the definition", () => {
  it("takes 2 to 200 labelled options with ids of their own", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `${at}` }));
    expect(wrong({})).toEqual([]);
    expect(wrong({ options: many(200) })).toEqual([]);
    expect(wrong({ options: many(201) })).toEqual(["options"]);
    expect(wrong({ options: many(1) })).toEqual(["options"]);
    expect(wrong({ options: [options[0], options[0]] })).toEqual(["options"]);
    expect(wrong({ options: [{ id: "a" }, options[1]] })).toEqual(["options.0.label"]);
    expect(wrong({ options: [...options, { id: "other", label: "Otra" }] })).toEqual(["options"]);
    expect(wrong({ options: [...options, { id: "other", label: "Otra" }], other: false })).toEqual([]);
  });

  it("asks for no more than can be chosen together", () => {
    expect(wrong({ min: 4 })).toEqual([]);
    expect(wrong({ min: 5 })).toEqual(["min"]);
    expect(wrong({ min: 4, other: false })).toEqual(["min"]);
    expect(wrong({ min: 3, max: 2 })).toEqual([""]);
    expect(wrong({ max: 0 })).toEqual(["max"]);
    expect(wrong({ min: 1.5 })).toEqual(["min"]);
  });
});

describe("an answer", () => {
  it("says where it is wrong", () => {
    expect(code(plain, ["a", "x"])).toEqual(["unknown_option", "1"]);
    expect(code(plain, ["a", "constructor"])).toEqual(["unknown_option", "1"]);
    expect(code(plain, ["a", "a"])).toEqual(["wrong_type", "1"]);
    expect(code(plain, ["a", { other: 1 }])).toEqual(["wrong_type", "1.other"]);
    expect(code(plain, [{ other: "x".repeat(201) }])).toEqual(["text_too_long", "0.other"]);
    expect(code({ ...plain, other: false }, [{ other: "x" }])).toEqual(["wrong_type", "0"]);
  });

  it("holds as many as the question takes; what stands alone is enough", () => {
    const some = { ...plain, min: 2, max: 3 };
    expect(code(some, ["a"])).toEqual(["out_of_range", undefined]);
    expect(code(some, ["a", "b"])).toBe(true);
    expect(code(some, ["a", "b", "c", { other: "x" }])).toEqual(["out_of_range", undefined]);
    expect(code(some, ["none"])).toBe(true);
    expect(code(some, ["none", "a"])).toEqual(["out_of_range", undefined]);
    expect(code(plain, [])).toEqual(["out_of_range", undefined]);
  });

  it("counts each choice once; own words count as other, and are not in the cells", () => {
    expect(multiple.tally(plain, ["b", { other: "una radio" }, "a"])).toEqual([
      ["choice", "b"],
      ["choice", "other"],
      ["choice", "a"],
    ]);
  });
});

it("says with the question how many to choose", () => {
  const title = (some: Partial<MultipleAsk>, words = es) =>
    multipleFace.title!({ ask: { ...plain, ...some }, words, say: String, promise: null });
  expect(title({})).toBe("¿Cuáles?");
  expect(title({ min: 2, max: 3 })).toBe("¿Cuáles? Elige 2–3.");
  expect(title({ max: 2 })).toBe("¿Cuáles? Elige 1–2.");
  expect(title({ min: 2, max: 2 })).toBe("¿Cuáles? Elige 2.");
  expect(title({ min: 2 }, en)).toBe("¿Cuáles? Choose 2+.");
});
