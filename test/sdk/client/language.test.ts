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
});
