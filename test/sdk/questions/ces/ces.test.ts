import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ces } from "../../../../sdk/questions/ces/answer.ts";
import { CesAsk } from "../../../../sdk/questions/ces/ask.ts";
import { cesFace } from "../../../../sdk/questions/ces/view.tsx";
import { en, es } from "../../../../sdk/questions/ces/words.ts";
import { line, names, rendered, say } from "../rendered.ts";

const ease = { id: "q", kind: "ces" as const, ask: "How easy was it?" };
const effort = { ...ease, scale: "effort5" as const };

it("knows two scales", () => {
  expect(v.is(CesAsk, ease)).toBe(true);
  expect(v.is(CesAsk, effort)).toBe(true);
  expect(v.is(CesAsk, { ...ease, scale: 5 })).toBe(false);
});

describe("ease, 1 to 7", () => {
  it("is refused outside, and counts as ces", () => {
    expect(ces.accept(ease, 7)).toEqual({ ok: true, value: 7 });
    expect(ces.accept(ease, 8)).toMatchObject({
      code: "out_of_range",
      message: "This ces answer lies between 1 and 7.",
    });
    expect(ces.tally(ease, 7)).toEqual([["ces", 7]]);
  });

  it("runs from difficult to easy", () => {
    expect(names(rendered(cesFace, ease, en))).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(line(rendered(cesFace, ease, en))).toEqual(["Very difficult", "Very easy"]);
    expect(line(rendered(cesFace, ease, es))).toEqual(["Muy difícil", "Muy fácil"]);
  });

  it("takes the anchors of a statement to agree with", () => {
    const agree = { ...ease, low: "Strongly disagree", high: { en: "Strongly agree" } };
    expect(line(rendered(cesFace, agree, en))).toEqual(["Strongly disagree", "Strongly agree"]);
    expect(cesFace.speak!({ ask: agree, value: 7, words: en, say })).toBe("7 of 7: Strongly agree");
  });
});

describe("effort, 1 to 5", () => {
  it("is refused outside, and counts as ces1: it never meets the other on one axis", () => {
    expect(ces.accept(effort, 5)).toEqual({ ok: true, value: 5 });
    expect(ces.accept(effort, 6)).toMatchObject({ ok: false, code: "out_of_range" });
    expect(ces.tally(effort, 5)).toEqual([["ces1", 5]]);
  });

  it("runs from little to much effort", () => {
    expect(names(rendered(cesFace, effort, en))).toHaveLength(5);
    expect(line(rendered(cesFace, effort, en))).toEqual(["Very little effort", "A lot of effort"]);
    expect(line(rendered(cesFace, { ...effort, high: "Too much" }, en))).toEqual(["Very little effort", "Too much"]);
  });
});

it("is spoken with its scale, the ends with their words", () => {
  const speak = (ask: typeof ease | typeof effort, value: number) => cesFace.speak!({ ask, value, words: en, say });
  expect([speak(ease, 5), speak(ease, 1), speak(effort, 4), speak(effort, 5)]).toEqual([
    "5 of 7",
    "1 of 7: Very difficult",
    "4 of 5",
    "5 of 5: A lot of effort",
  ]);
});

it("tells how far it goes where an answer is missing", () => {
  const { fill: facts } = cesFace;
  expect([ease, effort].map((ask) => facts!(ask))).toEqual([{ max: 7 }, { max: 5 }]);
});
