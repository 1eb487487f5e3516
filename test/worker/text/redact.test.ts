/** What is taken out before it is stored: recall on what checks itself, nothing of prices, dates, scores, orders (5.6). */
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { masked } from "../../../worker/text/mask.ts";
import { redact } from "../../../worker/text/redact.ts";
import { hideSecretFields } from "../../../worker/text/secrets.ts";

describe("national numbers", () => {
  it.each([
    ["codice RCCMNL83S18D969H grazie", "codice [id] grazie"],
    ["CURP BOXW310820HNERXN09", "CURP [id]"],
    ["hetu 131052-308T", "hetu [id]"],
    ["NINO HH 01 23 45 D.", "NINO [id]."],
    ["n° 2 95 10 99 126 111 93", "n° [id]"],
    ["85.07.30-033.28", "[id]"],
    ["CPF: 390.533.447-05", "CPF: [id]"],
    ["cpf 39053344705", "cpf [id]"],
    ["880320-0016", "[id]"],
    ["RUT 12.531.909-2", "RUT [id]"],
    ["CUIT 20-05536168-2", "CUIT [id]"],
    ["AHV 756.9217.0769.85", "AHV [id]"],
    ["my SSN is 536-90-4399", "my SSN is [id]"],
    ["PESEL: 44051401359", "PESEL: [id]"],
    ["Steuer-ID 36574261809", "Steuer-ID [id]"],
    ["BSN 111222333", "BSN [id]"],
    ["NIF: 123456789", "NIF: [id]"],
    ["seguridad social 28/12345678/40", "seguridad social [id]"],
    ["12345678Z y X1234567L", "[id] y [id]"],
  ])("%s", (text, hidden) => expect(masked(text)).toBe(hidden));
});

describe("secrets", () => {
  it.each([
    ["mi contraseña: Verano2026!", "mi contraseña: [secret]"],
    ["my password is hunter2, sorry", "my password is [secret], sorry"],
    ["pin = 4821", "pin = [secret]"],
    ["token=abcdef123456", "token=[secret]"],
    ["sk_live_4eC39HqLyjWDarjtT1zdp7dc", "[secret]"],
    [`ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`, "[secret]"],
    [`AKIA${"IOSFODNN7EXAMPLE"}`, "[secret]"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0abc.dBjftJeZ4CVPmB92K27u", "[secret]"],
  ])("%s", (text, hidden) => expect(masked(text)).toBe(hidden));

  it("stand under a name that says so, in whatever way it is written", () => {
    const facts = {
      plan: "pro",
      userPassword: "x",
      api_key: "k",
      accessToken: "t",
      author: "Ana",
      pinned: 3,
      tokens: 12,
    };
    expect(hideSecretFields(facts, "[secret]")).toEqual({
      facts: { ...facts, userPassword: "[secret]", api_key: "[secret]", accessToken: "[secret]" },
      count: 3,
    });
  });
});

describe("what is no secret and nobody's number", () => {
  it.each([
    "La clave es la paciencia, y el secreto es: probar",
    "Password reset did not work: try again",
    "Costó 1.234,56 € el 12/11/2026 y 12.531.909,20 el lote",
    "Pedido 39053344705, 44051401359 y 36574261809; referencia 111222333",
    "Talla M-46, modelo RCCMNL83S18D969X, lote 131052-308X",
    "Del 10-11-2026 al 12-11-2026 a las 10:30, un 9 de 10, 85.07.30",
    "pin 3 estrellas, token gratis, sin 10 % de descuento",
    "kilómetro 536-90-4399 y 000-12-3456",
    "1,234.56 USD; 99.90; 3/5; 4,5★; 100%",
    "https://shop.test/p/8412345678905?size=42",
  ])("%s", (text) => expect(masked(text)).toBe(text));
});

const survey = {
  questions: [
    { id: "why", kind: "text", ask: "?" },
    { id: "plan", kind: "single", ask: "?", options: [{ id: "a", label: "a" }], other: true },
    { id: "many", kind: "multiple", ask: "?", options: [{ id: "a", label: "a" }], other: true },
    { id: "reach", kind: "contact" },
    { id: "nps", kind: "nps", ask: "?" },
  ],
} as Parameters<typeof redact>[0];

describe("a response", () => {
  it("loses what was written of persons, counted by kind; what was asked for stays", () => {
    const contact = { email: "ana@correo.es", phone: "612345678" };
    expect(
      redact(survey, {
        answers: {
          why: "Soy ana@correo.es, o b@c.es, [email] y 612 345 678",
          plan: { other: "4111 1111 1111 1111" },
          many: ["a", { other: "12345678Z" }],
          reach: contact,
          nps: 9,
        },
        context: { order: "612345678", password: "x" },
      }),
    ).toEqual({
      answers: {
        why: "Soy [email], o [email], [email] y [phone]",
        plan: { other: "[card]" },
        many: ["a", { other: "[id]" }],
        reach: contact,
        nps: 9,
      },
      context: { order: "612345678", password: "[secret]" },
      redactions: { email: 2, phone: 1, card: 1, id: 1, secret: 1 },
    });
  });

  it("that names nobody stays as it is, and counts nothing", () => {
    const written = { answers: { why: "Rápido y bien, 10/10", plan: "a" }, context: null };
    expect(redact(survey, written)).toEqual({ ...written, redactions: null });
  });
});

it("takes a time that grows with the length and no faster", () => {
  for (const piece of [
    "sk_live_",
    "password is ",
    "pin:",
    "cpf 1",
    "1 2",
    "AB",
    "12.345.",
    "eyJ.",
    "AHV 756.",
    "85.07.",
  ]) {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    expect(masked(text).length).toBeGreaterThan(0);
  }
});

it("is the same when it is done twice", () => {
  const noisy = string({
    unit: constantFrom(
      "password is ",
      "pin: ",
      "cpf ",
      "SSN ",
      "[secret]",
      "[id]",
      "536-90-4399",
      "a1",
      "9",
      "-",
      ".",
      " ",
      ":",
      "=",
    ),
    maxLength: 30,
  });
  assert(
    property(noisy, (text) => {
      expect(masked(masked(text))).toBe(masked(text));
    }),
    { numRuns: 2000 },
  );
});
