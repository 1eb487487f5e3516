/**
 * The exam that every kind of question sits. It walks the registry, so that a new kind arrives with its tests: the
 * same in both lists, legal answers are taken, mutated ones are refused with a code that its words can explain, and
 * its view has names for everything that a visitor can use.
 */
import * as v from "valibot";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Question, questionKinds, rulesOf } from "../../sdk/questions/index.ts";
import { kindWords, views } from "../../sdk/questions/views.ts";
import type { Localized } from "../../sdk/shapes.ts";
import { examples } from "./question-kinds.examples.ts";

const languages = Object.keys(kindWords.nps!);
const say = (text: Localized): string => (typeof text === "string" ? text : Object.values(text)[0]!);
/** It begins with a capital where the script has any, and ends as its script ends a sentence. */
const sentence = /^(?:\p{Lu}.*\.|[\p{sc=Arab}\p{sc=Hebr}].*\.|[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}].*。)$/u;
/** What no kind takes, whatever it asks. */
const never: unknown[] = [
  undefined,
  null,
  Number.NaN,
  Infinity,
  -Infinity,
  {},
  [],
  () => 1,
  Symbol("x"),
  1n,
  new Date(0),
  [1],
  { value: 1 },
];

it("both lists hold the same kinds, and each has its examples", () => {
  expect(Object.keys(views).sort()).toEqual([...questionKinds].sort());
  expect(Object.keys(examples).sort()).toEqual([...questionKinds].sort());
  expect(Object.keys(kindWords).sort()).toEqual([...questionKinds].sort());
  for (const words of Object.values(kindWords)) expect(Object.keys(words).sort()).toEqual([...languages].sort());
});

describe.each([...questionKinds])("%s", (kind) => {
  const face = views[kind]!;
  const rules = rulesOf(kind)!;
  const { ask, legal, illegal, unmarked } = examples[kind]!;

  it("is defined by its own schema", () => {
    expect(v.safeParse(Question, ask).success).toBe(true);
    expect(v.safeParse(Question, { ...ask, id: "not an id" }).success).toBe(false);
    expect(v.safeParse(Question, { ...ask, kind: kind + "x" }).success).toBe(false);
  });

  it("goes by one name, and its face finds no fault with what its rules take", () => {
    expect([rules.kind, face.kind]).toEqual([kind, kind]);
    for (const value of legal) expect(face.check?.(ask, value)).toBeUndefined();
  });

  it("takes an answer, or says that it takes none", () => {
    expect(legal.length > 0).toBe(rules.parts?.(ask).length !== 0);
  });

  it("its face's faults are its rules', and its words say what to do about them", () => {
    for (const value of illegal) {
      const verdict = rules.accept(ask, value);
      // A value of another type never comes out of the view.
      if (verdict.ok || verdict.code === "wrong_type") continue;
      const code = face.check?.(ask, value);
      if (!code) continue;
      expect(code).toBe(verdict.code);
      // What is needed and not there is explained as what is missing.
      for (const words of Object.values(kindWords[kind]!))
        expect(Object.keys(words)).toContain(code === "required_missing" ? "missing" : code);
    }
  });

  it.each(legal.map((value) => [value]))("takes %j as it is", (value) => {
    expect(rules.accept(ask, value)).toEqual({ ok: true, value });
    for (const [metric, cell] of rules.tally(ask, value)) {
      expect(metric).toMatch(/^[a-z][a-zA-Z0-9]*$/);
      expect(["number", "string"]).toContain(typeof cell);
    }
  });

  it.each(
    [...illegal, ...never].map((value) => [String(typeof value === "symbol" ? "symbol" : value).slice(0, 20), value]),
  )("refuses %s with a code and a sentence", (_name, value) => {
    const verdict = rules.accept(ask, value);
    expect(verdict).toMatchObject({ ok: false, code: expect.stringMatching(/^[a-z_]+$/) as string });
    expect((verdict as { message: string }).message).toMatch(/\.$/);
  });

  it("stays what it was through JSON", () => {
    for (const value of legal)
      expect(rules.accept(ask, JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
  });

  describe.each(languages)("in %s", (language) => {
    const words = kindWords[kind]![language]!;
    const naming = {
      "aria-labelledby": "title",
      "aria-describedby": "help",
      "aria-invalid": false,
      "aria-required": true,
    };
    const html = (value: unknown): string =>
      renderToString(h(face.View, { ask, value, set: () => undefined, say, words, naming }));

    it("renders empty, and with every legal answer", () => {
      const control = /<(input|textarea|button|a href)/;
      for (const value of [undefined, ...legal]) expect(control.test(html(value))).toBe(legal.length > 0);
    });

    it("shows which answer is chosen", () => {
      for (const value of legal.filter((one) => one !== "")) expect(html(value)).not.toBe(html(undefined));
    });

    it("is named and described by the frame's lines", () => {
      const empty = html(undefined);
      expect(empty.includes('aria-required="true"')).toBe(!unmarked);
      // A text to read is no control.
      if (legal.length === 0) return expect(empty).not.toContain("aria-");
      // A link goes by its own words; the heading describes it.
      expect(empty).toContain(/<(input|textarea|button)/.test(empty) ? 'aria-labelledby="title"' : '="title ');
      expect(empty).toMatch(/aria-describedby="[^"]*help/);
    });

    it("gives each button and option a name of its own", () => {
      const names = [...html(undefined).matchAll(/<(?:label|a|button)\b[^>]*>(.*?)<\/(?:label|a|button)>/g)].map(
        ([, inner]) => inner!.replace(/<[^>]*>/g, "").trim(),
      );
      expect(names.every(Boolean)).toBe(true);
      expect(new Set(names).size).toBe(names.length);
    });

    it("carries no style attribute, which a strict policy would refuse", () => {
      for (const value of [undefined, ...legal]) expect(html(value)).not.toMatch(/ style=|<style|<script| on[a-z]+=/);
    });

    it("says what to do where an answer is missing", () => {
      // Arabic, Hebrew, Chinese and Japanese have no capitals, and some a full stop of their own.
      expect(words.missing).toMatch(sentence);
      expect(rules.accept(ask, undefined).ok).toBe(false);
    });

    it("leaves no placeholder unfilled", () => {
      const known = { ...face.fill?.(ask), promise: "", count: "" };
      for (const text of Object.values(words))
        for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(Object.keys(known)).toContain(name);
    });

    it("asks the same after it was laid out for a showing", () => {
      const laid = face.lay?.(ask, () => 0.5) ?? ask;
      expect(laid).toMatchObject({ id: ask.id, kind });
      for (const value of legal) expect(rules.accept(laid, value)).toEqual({ ok: true, value });
    });

    it("has a heading", () => {
      const promise = { id: "prm_1", version: 1, statement: "Llega en 24 horas", arm: "quoted" as const };
      for (const made of [null, promise, { ...promise, arm: "generic" as const }]) {
        const heading = face.title
          ? face.title({ ask, words, say, promise: made })
          : say((ask as { ask?: Localized }).ask ?? "");
        expect(heading).toMatch(/\S/);
        expect(heading).not.toMatch(/[{}]/);
      }
    });
  });

  it("speaks each language with the same words to say", () => {
    const holes = (of: string): string[] => [...of.matchAll(/\{\w+\}/g)].map(String).sort();
    const { en, ...others } = kindWords[kind]!;
    for (const words of Object.values(others)) {
      expect(Object.keys(words).sort()).toEqual(Object.keys(en!).sort());
      for (const [name, text] of Object.entries(words)) {
        expect(text.trim()).not.toBe("");
        expect(holes(text)).toEqual(holes(en![name]!));
      }
    }
  });
});
