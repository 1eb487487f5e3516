import * as v from "valibot";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { builtIn, optionsOf, single } from "../../../../sdk/questions/single/answer.ts";
import { longestOther } from "../../../../sdk/questions/list.ts";
import { SingleAsk } from "../../../../sdk/questions/single/ask.ts";
import { singleFace } from "../../../../sdk/questions/single/view.tsx";
import { single as spoken } from "../../../../sdk/questions/single/all.ts";

const [es, en] = [spoken.es!, spoken.en!];

const options = ["a", "b", "c", "d"].map((id) => ({ id, label: id.toUpperCase() }));
const plain = { id: "q", kind: "single" as const, ask: "¿Cuál?", options };
const heard = { id: "q", kind: "single" as const, metric: "heard" as const };
const pmf = { id: "q", kind: "single" as const, metric: "pmf" as const, ask: "¿Y sin él?" };

/** The paths at which a definition is refused. */
const wrong = (some: Record<string, unknown>): string[] => {
  const { issues } = v.safeParse(SingleAsk, { ...plain, ...some });
  return (issues ?? []).map((issue) => v.getDotPath(issue) ?? "");
};

describe("the definition", () => {
  it("takes 2 to 200 options with ids of their own", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `${at}` }));
    expect(wrong({ options: many(2) })).toEqual([]);
    expect(wrong({ options: many(200) })).toEqual([]);
    expect(wrong({ options: many(1) })).toEqual(["options"]);
    expect(wrong({ options: many(201) })).toEqual(["options"]);
    expect(wrong({ options: [options[0], options[0]] })).toEqual(["options"]);
    expect(wrong({ options: [{ id: "a b", label: "A" }, options[1]] })).toEqual(["options.0.id"]);
    expect(wrong({ options: [{ id: "a" }, options[1]] })).toEqual(["options"]);
    expect(wrong({ options: undefined })).toEqual(["options"]);
    expect(wrong({ ask: undefined })).toEqual(["ask"]);
    expect(wrong({ shuffle: "some" })).toEqual(["shuffle"]);
    expect(wrong({ metric: "nps" })).toEqual(["metric"]);
  });

  it("keeps the id of own words free where they are taken", () => {
    const taken = [...options, { id: "other", label: "Otro" }];
    expect(wrong({ options: taken })).toEqual([]);
    expect(wrong({ options: taken, other: true })).toEqual(["options"]);
    expect(wrong({ options: taken, metric: "heard" })).toEqual(["options"]);
    expect(wrong({ options: taken, metric: "heard", other: false })).toEqual([]);
  });

  it("is whole without wording and options where it asks how people heard of us", () => {
    expect(v.safeParse(SingleAsk, heard).success).toBe(true);
    expect(wrong({ metric: "heard", options: [{ id: "search" }, { id: "radio", label: "Radio" }] })).toEqual([]);
    expect(wrong({ metric: "heard", options: [{ id: "search" }, { id: "radio" }] })).toEqual(["options"]);
  });

  it("knows the four answers of product and market fit, and no others", () => {
    expect(v.safeParse(SingleAsk, pmf).success).toBe(true);
    expect(wrong({ metric: "pmf", options: [{ id: "very" }, { id: "somewhat", label: "Algo" }] })).toEqual([]);
    expect(wrong({ metric: "pmf" })).toEqual(["options"]);
    expect(wrong({ metric: "pmf", options: undefined, ask: undefined })).toEqual(["ask"]);
  });
});

describe("an answer", () => {
  const code = (ask: SingleAsk, value: unknown) => {
    const verdict = single.accept(ask, value);
    return verdict.ok || [verdict.code, verdict.path];
  };

  it("is an option, or own words where they are taken", () => {
    expect(code(plain, "a")).toBe(true);
    expect(code(plain, "e")).toEqual(["unknown_option", undefined]);
    expect(code(plain, "constructor")).toEqual(["unknown_option", undefined]);
    expect(code(plain, { other: "x" })).toEqual(["wrong_type", undefined]);
    expect(code({ ...plain, other: true }, { other: "x" })).toBe(true);
    expect(code({ ...plain, other: true }, { other: 1 })).toEqual(["wrong_type", "other"]);
    expect(code({ ...plain, other: true }, { other: "é".repeat(longestOther) })).toBe(true);
    expect(code({ ...plain, other: true }, { other: "é".repeat(longestOther + 1) })).toEqual([
      "text_too_long",
      "other",
    ]);
  });

  it("of a ready question is one of its built-in options", () => {
    for (const id of builtIn.heard) expect(code(heard, id)).toBe(true);
    for (const id of builtIn.pmf) expect(code(pmf, id)).toBe(true);
    expect(code(heard, "very")).toEqual(["unknown_option", undefined]);
    expect(code(heard, { other: "una amiga" })).toBe(true);
    expect(code({ ...heard, other: false }, { other: "una amiga" })).toEqual(["wrong_type", undefined]);
    expect(code(pmf, { other: "x" })).toEqual(["wrong_type", undefined]);
  });

  it("counts for its metric; own words count as other, and are not in the cell", () => {
    expect(single.tally(plain, "a")).toEqual([["choice", "a"]]);
    expect(single.tally(heard, "ai")).toEqual([["heard", "ai"]]);
    expect(single.tally(heard, { other: "una amiga" })).toEqual([["heard", "other"]]);
    expect(single.tally(pmf, "very")).toEqual([["pmf", "very"]]);
  });
});

describe("the order of the options", () => {
  const order = (shuffle: SingleAsk["shuffle"], random: () => number, ask: SingleAsk = plain): string =>
    optionsOf(singleFace.lay!({ ...ask, shuffle }, random))
      .map(({ id }) => id)
      .join("");
  const falling = (): (() => number) => {
    let left = 1;
    return () => (left -= 0.01);
  };

  it("is the author's, shuffled, or shuffled but for the last", () => {
    expect(order(undefined, falling())).toBe("abcd");
    expect(order("none", falling())).toBe("abcd");
    expect(order("all", falling())).toBe("dcba");
    expect(order("exceptLast", falling())).toBe("cbad");
  });

  it("gives every place to every option, evenly", () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const first = new Map<string, number>();
    for (let round = 0; round < 4_000; round += 1) {
      const [id = ""] = order("all", random);
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    expect([...first.keys()].sort()).toEqual(["a", "b", "c", "d"]);
    for (const count of first.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it("holds for built-in options too, and leaves the published question as it is", () => {
    expect(optionsOf(singleFace.lay!({ ...heard, shuffle: "all" }, falling())).map(({ id }) => id)).toEqual(
      [...builtIn.heard].reverse(),
    );
    expect(options.map(({ id }) => id).join("")).toBe("abcd");
  });
});

describe("the built-in wording", () => {
  const html = (ask: SingleAsk, words = es): string =>
    renderToString(
      h(singleFace.View, {
        ask,
        value: undefined,
        set: () => undefined,
        say: String,
        words,
        naming: {
          "aria-labelledby": "title",
          "aria-describedby": undefined,
          "aria-invalid": false,
          "aria-required": false,
        },
      }),
    );
  const labels = (ask: SingleAsk, words = es): string[] =>
    [...html(ask, words).matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, inner]) => inner!.replace(/<[^>]*>/g, ""));
  const title = (ask: SingleAsk, words = es): string => singleFace.title!({ ask, words, say: String, promise: null });

  it("names every built-in option, own words last", () => {
    expect(labels(heard)).toEqual([...builtIn.heard.map((id) => es[id]), es.other, es.which]);
    expect(labels(heard, en)).toEqual([...builtIn.heard.map((id) => en[id]), en.other, en.which]);
    expect(labels(pmf)).toEqual(builtIn.pmf.map((id) => es[id]));
  });

  it("gives way to the survey's own", () => {
    expect([title(heard), title(heard, en)]).toEqual([es.heard, en.heard]);
    expect(title({ ...heard, ask: "¿Cómo llegaste?" })).toBe("¿Cómo llegaste?");
    const own = { ...heard, options: [{ id: "search", label: "Google" }, { id: "ad" }], other: false };
    expect(labels(own)).toEqual(["Google", es.ad]);
  });
});
