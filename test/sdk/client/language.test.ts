import { describe, expect, it } from "vitest";
import { pickLocale, say, shownLocale } from "../../../sdk/client/language.ts";

describe("pickLocale", () => {
  it.each([
    [["es", "en"], ["en"], "en"],
    [["es", "en"], ["en-GB"], "en"],
    [["es", "pt-BR"], ["pt"], "pt-BR"],
    [["es", "pt-BR", "pt-PT"], ["pt-pt"], "pt-PT"],
    [["es", "en"], ["de", "en"], "en"],
    [["es", "en"], ["de", "fr"], "es"],
    [["es"], ["", "es"], "es"],
    [[], ["es"], ""],
    // As some platforms write them, and as Hebrew was called.
    [["es", "pt-BR"], ["pt_BR"], "pt-BR"],
    [["es", "pt_BR"], ["pt-BR"], "pt_BR"],
    [["en", "he"], ["iw"], "he"],
    [["en", "he"], ["iw-IL"], "he"],
    [["en", "iw"], ["he-IL"], "iw"],
    [["en", "he"], ["iwa"], "en"],
  ])("of %j for %j takes %s", (available, wanted, expected) => {
    expect(pickLocale(available, ...wanted)).toBe(expected);
  });
});

it("says a text by the chain chosen → base → the survey's own → any", () => {
  expect(say("Hola", "en", "es")).toBe("Hola");
  expect(say({ es: "Hola", en: "Hello" }, "en-US", "es")).toBe("Hello");
  expect(say({ es: "Hola", en: "Hello" }, "de", "es")).toBe("Hola");
  expect(say({ fr: "Salut" }, "de", "es")).toBe("Salut");
});

it("speaks around the questions as the questions speak", () => {
  const asking = (ask: string | Record<string, string> | undefined) => ({ locale: "es", questions: [{ ask }] });
  expect(shownLocale(asking({ es: "Hola", en: "Hello" }), "en-GB")).toBe("en");
  expect(shownLocale(asking({ es: "Hola", fr: "Salut" }), "en")).toBe("es");
  expect(shownLocale(asking("Hola"), "en")).toBe("en");
  expect(shownLocale(asking(undefined), "")).toBe("es");
  expect(shownLocale(asking(undefined), "pt_BR")).toBe("pt-BR");
  expect(shownLocale(asking("Hola"), "iw")).toBe("he");
});

describe("the words around a survey", () => {
  const spoken = ["ar", "ca", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "zh"];
  const around = (locale: string, ask: string | Record<string, string>, wanted: string): string[] => {
    const shown = shownLocale({ locale, questions: [{ ask }] }, wanted);
    return [shown, pickLocale(spoken, shown, locale, "en")];
  };
  it.each([
    ["a region that is not spoken, by its base", "en", "Hello", "pt-BR", ["pt-BR", "pt"]],
    ["another script of the same language", "en", "Hello", "zh-TW", ["zh-TW", "zh"]],
    ["the old name of Hebrew", "en", "Hello", "iw-IL", ["he-IL", "he"]],
    ["a survey in a language without words, in English", "no", "Hei", "no", ["no", "en"]],
    ["one of its languages without words, as its source", "es", { es: "Hola", no: "Hei" }, "no", ["no", "es"]],
    ["a visitor that nobody speaks to, as the survey", "es", { es: "Hola", en: "Hello" }, "no", ["es", "es"]],
    ["a visitor without a language, as the survey", "fr", "Salut", "", ["fr", "fr"]],
    ["a source that nobody knows either, in English", "eu", { eu: "Kaixo" }, "no", ["eu", "en"]],
  ] as const)("%s", (_name, locale, ask, wanted, expected) => {
    expect(around(locale, ask, wanted)).toEqual(expected);
  });
});
