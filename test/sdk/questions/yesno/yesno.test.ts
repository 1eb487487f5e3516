import { expect, it } from "vitest";
import { yesno } from "../../../../sdk/questions/yesno/answer.ts";
import { yesnoFace } from "../../../../sdk/questions/yesno/view.tsx";
import { en, es } from "../../../../sdk/questions/yesno/words.ts";
import { names, rendered, say } from "../rendered.ts";

const ask = { id: "q", kind: "yesno" as const, ask: "¿Volverías?" };
const own = { ...ask, yes: { es: "Sí, claro" }, no: "Mejor no" };
const chosen = (value?: boolean): string[] =>
  names(
    rendered(yesnoFace, own, es, value)
      .split(/(?=<label)/)
      .filter((part) => part.startsWith('<label class="on"'))
      .join(""),
  );

it("offers yes and no, in the survey's words where it has some", () => {
  expect(names(rendered(yesnoFace, ask, es))).toEqual(["Sí", "No"]);
  expect(names(rendered(yesnoFace, ask, en))).toEqual(["Yes", "No"]);
  expect(names(rendered(yesnoFace, own, es))).toEqual(["Sí, claro", "Mejor no"]);
});

it("no is an answer, none is none", () => {
  expect([chosen(), chosen(true), chosen(false)]).toEqual([[], ["Sí, claro"], ["Mejor no"]]);
});

it("is counted so that the mean is the share of yes, and spoken in words", () => {
  expect([yesno.tally(ask, true), yesno.tally(ask, false)]).toEqual([[["yesno", 1]], [["yesno", 0]]]);
  const speak = (question: typeof ask, value: boolean) => yesnoFace.speak!({ ask: question, value, words: en, say });
  expect([speak(ask, true), speak(ask, false), speak(own, false)]).toEqual(["Yes", "No", "Mejor no"]);
});
