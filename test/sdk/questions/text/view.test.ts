import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { textFace } from "../../../../sdk/questions/text/view.tsx";
import { es } from "../../../../sdk/questions/text/words.ts";

const naming = {
  "aria-labelledby": "title",
  "aria-describedby": undefined,
  "aria-invalid": false,
  "aria-required": false,
};
const html = (value: string, max?: number): string =>
  renderToString(
    h(textFace.View, {
      ask: { id: "why", kind: "text", ask: "¿?", ...(max && { max }) },
      value,
      set: () => undefined,
      say: String,
      words: es,
      naming,
    }),
  );

it("counts near the limit, and not before", () => {
  expect(html("a".repeat(79), 100)).not.toContain("Caracteres");
  expect(html("a".repeat(80), 100)).toContain("Caracteres libres: 20");
  expect(html("a".repeat(100), 100)).toContain("Caracteres libres: 0");
  expect(html("a".repeat(103), 100)).toContain("Caracteres de más: 3");
  expect(html("a".repeat(9_000))).toContain("Caracteres libres: 1000");
});

it("counts characters as people do", () => {
  expect(html("😀".repeat(5), 10)).toContain("Caracteres libres: 5");
});

it("describes the field by the count while there is one", () => {
  expect(html("a", 10)).toContain('aria-describedby="why-note"');
  expect(html("a", 500)).not.toContain("aria-describedby");
});

it("an answer of nothing to read is none, and never too short", () => {
  const ask = { id: "why", kind: "text" as const, ask: "¿?", min: 3 };
  for (const text of ["", "  ", "\u200b\u200d\ufeff", "\n\t\u2060"]) expect(textFace.check!(ask, text)).toBeUndefined();
  expect(textFace.check!(ask, "a\u200b")).toBe("out_of_range");
});
