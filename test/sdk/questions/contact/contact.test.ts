import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { contact } from "../../../../sdk/questions/contact/answer.ts";
import { ContactAsk } from "../../../../sdk/questions/contact/ask.ts";

const plain: ContactAsk = { id: "q", kind: "contact", ask: "¿Quién eres?" };
const code = (value: unknown, ask = plain) => {
  const verdict = contact.accept(ask, value);
  return verdict.ok || [verdict.code, verdict.path];
};

describe("the fields", () => {
  it("are each named once, and known", () => {
    const taken = (fields: unknown) => v.safeParse(ContactAsk, { ...plain, fields }).success;
    expect(taken(undefined)).toBe(true);
    expect(taken([{ id: "phone", required: true }])).toBe(true);
    expect(taken([])).toBe(false);
    expect(taken([{ id: "fax" }])).toBe(false);
    expect(taken([{ id: "name" }, { id: "name", required: true }])).toBe(false);
  });

  it("take all three where the question names none, and else only what it asks for", () => {
    expect(code({ name: "Ana", email: "ana@example.com", phone: "600 123 456" })).toBe(true);
    expect(code({ phone: "600 123 456" }, { ...plain, fields: [{ id: "email" }] })).toEqual([
      "unknown_option",
      "phone",
    ]);
  });

  it("say which of them is wrong", () => {
    const ask: ContactAsk = { ...plain, fields: [{ id: "name", required: true }, { id: "email" }, { id: "phone" }] };
    expect(code({ email: "ana@example.com" }, ask)).toEqual(["required_missing", "name"]);
    expect(code({ name: "Ana", email: "ana" }, ask)).toEqual(["invalid_email", "email"]);
    expect(code({ name: "Ana", phone: "+-.()" }, ask)).toEqual(["invalid_phone", "phone"]);
    expect(code({ name: "x".repeat(201) }, ask)).toEqual(["text_too_long", "name"]);
    expect(code({ name: "\u200b " }, ask)).toEqual(["wrong_type", "name"]);
    expect(code(JSON.parse('{"name":"Ana","__proto__":"x"}'), ask)).toEqual(["unknown_option", "__proto__"]);
  });

  it("are judged in a time that grows with their length", () => {
    const began = performance.now();
    for (const text of ["a".repeat(1e5), `a@${"a.".repeat(5e4)}`, `a@${"a".repeat(1e5)}`, `${"1-".repeat(5e4)}x`])
      for (const field of ["email", "phone"]) expect(code({ [field]: text })).not.toBe(true);
    for (const text of [`a@${"a.".repeat(99)}`, `${"1 ".repeat(100)}`, "-".repeat(200), `a@${"a-".repeat(99)}`])
      for (const field of ["email", "phone"]) expect(code({ [field]: text })).not.toBe(true);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

it("personal data is in no cell", () => {
  expect(contact.tally(plain, { email: "ana@example.com" })).toEqual([]);
});
