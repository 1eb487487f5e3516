import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capped, fillIn, longestValue, pipesIn, spell } from "../../../sdk/flow/pipe.ts";

const facts: Record<string, string> = {
  "customer.name": "Ana",
  "answer.why": "the {{customer.name}} said <b>so</b>",
  campaign: "Autumn",
};
const fill = (text: string): string => fillIn(text, (space, name) => facts[space + name] ?? "");

it.each([
  ["Hola {{customer.name}}, gracias", "Hola Ana, gracias"],
  ["Hola {{ customer.name }}", "Hola Ana"],
  ["{{customer.name}}{{campaign}}", "AnaAutumn"],
  ["Hola {{customer.nick|amiga}}", "Hola amiga"],
  ["Hola {{customer.name|amiga}}", "Hola Ana"],
  ["Hola {{customer.nick}}, gracias", "Hola, gracias"],
  ["Tu {{customer.nick}} pedido", "Tu pedido"],
  ["{{customer.nick}} Gracias", "Gracias"],
  ["Gracias {{customer.nick}}", "Gracias"],
  ["You said “{{answer.why}}”", "You said “the {{customer.name}} said <b>so</b>”"],
  ["Two  spaces stay", "Two  spaces stay"],
  ["{{open", "{{open"],
  ["{single}", "{single}"],
])("%s → %s", (text, filled) => expect(fill(text)).toBe(filled));

it("tells what a text quotes", () => {
  expect(pipesIn("{{answer.a.b}} {{promise}} {{ context.order |0}} {{}} {{foo.bar}}")).toEqual([
    ["answer.", "a.b"],
    ["promise", ""],
    ["context.", "order"],
    ["", ""],
    ["foo.", "bar"],
  ]);
});

describe("a quoted value", () => {
  it("is on one line and not too long, by what people count as signs", () => {
    expect(capped(" a\n\tb\u0000c ")).toBe("a b c");
    expect(Array.from(capped("😀".repeat(500)))).toHaveLength(longestValue);
    expect(capped("a".repeat(longestValue))).toBe("a".repeat(longestValue));
    expect(capped("a".repeat(longestValue + 1))).toBe("a".repeat(longestValue - 1) + "…");
  });

  it("is written as its language writes it", () => {
    expect(spell(1234567.5, "es")).toBe("1.234.567,5");
    expect(spell(1234567.5, "en")).toBe("1,234,567.5");
    expect(spell(12.5, "not a locale")).toBe("12.5");
    expect(spell(["a", 2, { x: 1 }, null, "b"], "en")).toBe("a, 2, b");
    expect([spell(undefined, "en"), spell(null, "en"), spell({ a: 1 }, "en"), spell(true, "en")]).toEqual([
      "",
      "",
      "",
      "true",
    ]);
  });
});

it("never throws, never reads a value for pipes, and leaves other text alone", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, text, (before, value, after) => {
      const [left, right] = [before, after].map((part) => part.replace(/[{}]/g, ""));
      expect(fillIn(`${left}{{answer.x}}${right}`, () => value)).toBe(
        capped(value) ? (left + capped(value) + right).trim() : (left!.replace(/ $/, "") + right!).trim(),
      );
    }),
  );
  fc.assert(fc.property(fc.anything(), fc.string(), (value, locale) => typeof spell(value, locale) === "string"));
  fc.assert(fc.property(fc.stringMatching(/^[{}|. a]*$/), (odd) => typeof fill(odd) === "string"));
});
