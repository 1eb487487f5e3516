import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { csat } from "../../../../sdk/questions/csat/answer.ts";
import { CsatAsk } from "../../../../sdk/questions/csat/ask.ts";
import { csatFace } from "../../../../sdk/questions/csat/view.tsx";
import { en, es } from "../../../../sdk/questions/csat/words.ts";
import { line, marked, names, rendered, say } from "../rendered.ts";

const plain = { id: "q", kind: "csat" as const, ask: "¿Qué te pareció?" };
const looks = ["number", "star", "smiley"] as const;

it("is asked as smileys, stars or numbers", () => {
  for (const as of looks) expect(v.is(CsatAsk, { ...plain, as })).toBe(true);
  expect(v.is(CsatAsk, { ...plain, as: "thumb" })).toBe(false);
  expect(v.is(CsatAsk, { ...plain, ask: undefined })).toBe(false);
  expect(rendered(csatFace, plain, es)).toBe(rendered(csatFace, { ...plain, as: "smiley" }, es));
});

it("counts as csat", () => {
  expect(csat.tally(plain, 4)).toEqual([["csat", 4]]);
  expect(Object.is((csat.accept(plain, 1) as { value: number }).value, 1)).toBe(true);
});

describe.each(looks)("as %s", (as) => {
  const ask = { ...plain, as };

  it("every step is heard with its words", () => {
    expect(names(rendered(csatFace, ask, en))).toEqual([
      "1 of 5: Very dissatisfied",
      "2 of 5: Dissatisfied",
      "3 of 5: Neutral",
      "4 of 5: Satisfied",
      "5 of 5: Very satisfied",
    ]);
    expect(names(rendered(csatFace, ask, es))[3]).toBe("4 de 5: Satisfactorio");
  });

  it("what is chosen is written under the row, the ends where they were", () => {
    expect(line(rendered(csatFace, ask, en))).toEqual(["Very dissatisfied", "", "Very satisfied"]);
    expect(line(rendered(csatFace, ask, en, 4))).toEqual(["Very dissatisfied", "Satisfied", "Very satisfied"]);
    expect(marked(rendered(csatFace, ask, en))).toEqual([]);
    for (const [value, seen] of [en.low, en[2], en[3], en[4], en.high].entries())
      expect(marked(rendered(csatFace, ask, en, value + 1))).toEqual([seen]);
  });

  it("the survey's own anchors stand at their ends", () => {
    const own = { ...ask, low: { en: "Awful" }, high: "Great" };
    expect(line(rendered(csatFace, own, en, 2))).toEqual(["Awful", "Dissatisfied", "Great"]);
    expect(names(rendered(csatFace, own, en)).at(-1)).toBe("5 of 5: Great");
  });
});

it("stars fill up to the chosen one, faces do not", () => {
  const filled = (as: (typeof looks)[number], value?: number) =>
    rendered(csatFace, { ...plain, as }, es, value).split('fill="currentColor"').length - 1;
  expect([undefined, 1, 3, 5].map((value) => filled("star", value))).toEqual([0, 1, 3, 5]);
  expect(filled("smiley", 3)).toBe(0);
});

it("is spoken with its words", () => {
  const speak = (value: number, low?: string) =>
    csatFace.speak!({ ask: { ...plain, ...(low && { low }) }, value, words: en, say });
  expect([speak(4), speak(1), speak(1, "Awful")]).toEqual([
    "4 of 5: Satisfied",
    "1 of 5: Very dissatisfied",
    "1 of 5: Awful",
  ]);
});
