import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { rating } from "../../../../sdk/questions/rating/answer.ts";
import { RatingAsk } from "../../../../sdk/questions/rating/ask.ts";
import { ratingFace } from "../../../../sdk/questions/rating/view.tsx";
import { en, es } from "../../../../sdk/questions/rating/words.ts";
import { line, marked, names, rendered, say } from "../rendered.ts";

const plain = { id: "q", kind: "rating" as const, ask: "¿Cómo lo valoras?" };
const scales = [3, 4, 5, 6, 7, 10] as const;
const looks = ["number", "star", "smiley"] as const;

it("knows six scales and three looks; five stars where nothing is said", () => {
  for (const scale of scales) for (const as of looks) expect(v.is(RatingAsk, { ...plain, scale, as })).toBe(true);
  for (const scale of [1, 2, 8, 9, 11, "5"]) expect(v.is(RatingAsk, { ...plain, scale })).toBe(false);
  expect(v.is(RatingAsk, { ...plain, as: "heart" })).toBe(false);
  expect(rendered(ratingFace, plain, es)).toBe(rendered(ratingFace, { ...plain, scale: 5, as: "star" }, es));
});

describe.each(scales)("1 to %i", (scale) => {
  const ask = { ...plain, scale };

  it("takes its steps and no others, and counts apart from other scales", () => {
    for (let value = 1; value <= scale; value += 1) expect(rating.accept(ask, value)).toEqual({ ok: true, value });
    for (const value of [0, scale + 1]) expect(rating.accept(ask, value)).toMatchObject({ code: "out_of_range" });
    expect(rating.tally(ask, 3)).toEqual([[`rating${scale}`, 3]]);
  });

  it.each(looks)("every %s is heard, the ends with their words", (as) => {
    const heard = names(rendered(ratingFace, { ...ask, as }, en));
    expect(heard).toHaveLength(scale);
    expect(heard[0]).toBe(`1 of ${scale}: Very poor`);
    expect(heard[1]).toBe(`2 of ${scale}`);
    expect(heard.at(-1)).toBe(`${scale} of ${scale}: Excellent`);
  });

  it("stars fill up to the chosen one", () => {
    for (let value = 1; value <= scale; value += 1)
      expect(rendered(ratingFace, ask, en, value).split('fill="currentColor"')).toHaveLength(value + 1);
  });

  it("no two smileys look the same", () => {
    const faces = [...rendered(ratingFace, { ...ask, as: "smiley" }, en).matchAll(/<svg.*?<\/svg>/g)].map(String);
    expect(new Set(faces).size).toBe(scale);
  });
});

it("what is chosen is written under the row", () => {
  expect(line(rendered(ratingFace, plain, es))).toEqual(["Muy mal", "", "Excelente"]);
  expect(marked(rendered(ratingFace, plain, es, 4))).toEqual(["4 de 5"]);
  expect(marked(rendered(ratingFace, plain, es, 5))).toEqual(["Excelente"]);
  expect(marked(rendered(ratingFace, { ...plain, low: "Floja" }, es, 1))).toEqual(["Floja"]);
});

it("is spoken with its scale", () => {
  const speak = (value: number) => ratingFace.speak!({ ask: { ...plain, scale: 10 }, value, words: es, say });
  expect([speak(8), speak(10)]).toEqual(["8 de 10", "10 de 10: Excelente"]);
});
