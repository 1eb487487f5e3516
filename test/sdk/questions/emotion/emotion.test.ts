import { expect, it } from "vitest";
import { emotion } from "../../../../sdk/questions/emotion/answer.ts";
import { emotionFace } from "../../../../sdk/questions/emotion/view.tsx";
import { en, es } from "../../../../sdk/questions/emotion/words.ts";
import { marked, names, rendered, say } from "../rendered.ts";

const ask = { id: "q", kind: "emotion" as const, ask: "¿Cómo te sientes?" };
const values = [-2, -1, 0, 1, 2];
const labels = [es.low, es[2], es[3], es[4], es.high];

it("each face is heard with its label, from very bad to very good", () => {
  expect(names(rendered(emotionFace, ask, es))).toEqual(labels.map((label, at) => `${at + 1} de 5: ${label}`));
  expect(names(rendered(emotionFace, ask, en))[0]).toBe("1 of 5: Very bad");
});

it("the label of the chosen face is written, and no other", () => {
  expect(marked(rendered(emotionFace, ask, es))).toEqual([]);
  for (const [at, value] of values.entries())
    expect(marked(rendered(emotionFace, ask, es, value))).toEqual([labels[at]]);
});

it("each value has its face, one of them chosen", () => {
  for (const [at, value] of values.entries()) {
    const cells = rendered(emotionFace, ask, es, value).split("<label").slice(1);
    expect(cells.map((cell) => cell.startsWith(' class="on"'))).toEqual(values.map((_, place) => place === at));
  }
});

it("is counted and spoken by its value; there is one nought", () => {
  expect(emotion.tally(ask, -2)).toEqual([["emotion", -2]]);
  expect(emotion.accept(ask, -0)).toEqual({ ok: true, value: 0 });
  expect(Object.is((emotion.accept(ask, -0) as { value: number }).value, 0)).toBe(true);
  expect(values.map((value) => emotionFace.speak!({ ask, value, words: es, say }))).toEqual(labels);
});
