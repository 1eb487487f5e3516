/** What names a person is hidden; prices, dates, scores and orders are not; and no text takes more than its length. */
import { assert, constantFrom, integer, property, string, tuple, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { masked } from "../../../worker/text/mask.ts";

describe("what is hidden", () => {
  it.each([
    ["ana@correo.es", "[email]"],
    ["Escríbeme a ana.lopez+voz@mi-correo.co.uk, por favor", "Escríbeme a [email], por favor"],
    ["<ñandú@españa.es>", "<[email]>"],
    ["почта: иван@пример.рф!", "почта: [email]!"],
    ["בריד: dana@mail.co.il תודה", "בריד: [email] תודה"],
    ["mailto:x@y.es;z@y.es", "mailto:[email];[email]"],
    ["4111 1111 1111 1111", "[card]"],
    ["4111-1111-1111-1111, 12/28", "[card], 12/28"],
    ["tarjeta 5500005555555559 cvv 123", "tarjeta [card] cvv 123"],
    ["3782 822463 10005", "[card]"],
    ["4111 1111 1111 1111 12 28", "[card] 12 28"],
    ["ES91 2100 0418 4502 0005 1332", "[iban]"],
    ["mi cuenta es9121000418450200051332 gracias", "mi cuenta [iban] gracias"],
    ["ES91 2100 0418 4502 0005 1332 gracias", "[iban] gracias"],
    ["IBAN: DE89-3704-0044-0532-0130-00.", "IBAN: [iban]."],
    ["AB12 GB29 NWBK 6016 1331 9268 19 y FR1420041010050500013M02606", "AB12 [iban] y [iban]"],
    ["NO9386011117947", "[iban]"],
    ["12345678Z", "[id]"],
    ["dni 12.345.678-z y nada más", "dni [id] y nada más"],
    ["mi DNI: 12345678 Z", "mi DNI: [id]"],
    ["X1234567L, Y-1234567-X, z1234567r", "[id], [id], [id]"],
    ["612345678", "[phone]"],
    ["llamadme al 612 34 56 78 o al 91 123 45 67", "llamadme al [phone] o al [phone]"],
    ["+34 612-345-678.", "[phone]."],
    ["0034 612 345 678", "[phone]"],
    ["+1 (555) 123-4567", "[phone]"],
    ["(555) 123-4567 or 555-123-4567", "[phone] or [phone]"],
    ["(91) 123 45 67", "[phone]"],
    ["06 12 34 56 78", "[phone]"],
    ["07700 900123", "[phone]"],
    ["+44 20 7946 0958", "[phone]"],
    ["هاتفي ٠٥٠١٢٣٤٥٦٧ شكرا", "هاتفي [phone] شكرا"],
    ["＋８１ no, +971501234567", "＋８１ no, [phone]"],
    ["ana@x.es 612345678 12345678Z", "[email] [phone] [id]"],
    ["06.12.34.56.78, 06-12-34-56-78 ou 06-12 34 56 78", "[phone], [phone] ou [phone]"],
    ["06.12.34 56 78 y 06.12.34-56.78", "[phone] y [phone]"],
    ["el 08.11.26 612 34 56 78", "el 08.11.26 [phone]"],
    ["08.11.26 14.30 06 12 34 56 78", "08.11.26 14.30 [phone]"],
    ["TEL 650 000 000, MOV 650.000.000", "TEL [phone], MOV [phone]"],
    ["COP +57 601 234 5678, $(91) 123 45 67", "COP [phone], $[phone]"],
    ["650 000 000 ft away, 650 000 000 pesosos", "[phone] ft away, [phone] pesosos"],
    ["612 345 678 EUR 5, 612 345 678 kr 5", "[phone] EUR 5, [phone] kr 5"],
    ["EUR 4111 1111 1111 1111", "EUR [card]"],
    ["COP 750 000 000 612 345 678", "COP 750 000 000 [phone]"],
    ["a las 10.30 00 34 612 345 678", "a las 10.30 [phone]"],
  ])("%s", (text, hidden) => expect(masked(text)).toBe(hidden));
});

describe("what stays", () => {
  it.each([
    "",
    "Todo perfecto, un 10 sobre 10.",
    "Costó 1.234,56 € y luego 49,90€; antes 612.345.678 €",
    "Llegó el 08.11.26 14.30; oferta 01.11.26-05.11.26; el piso cuesta $650.000.000, o 650.000.000 pesos",
    "03-11-26 09-30, 05.11.26 18.30 Uhr, (08.11.26 14.30), 01.11.26 09.00-15.11.26 18.00",
    "01.11.26-05.11.26 08.11.26 09.15 10.00 11.45; 09.15 10.00 11.45",
    "IDR 650.000.000, R$ 650.000.000, COP 750 000 000, US$650.000.000, S/ 650.000.000, ₹ 650 000 000",
    "650 000 000 Ft, 650.000.000 de pesos, 650 000 000 Kč, 650.000.000 COP, 650 000 000 ₫, 650.000.000 Euros",
    "Del 12/11/2026 al 22-11-2026, o sea 2026-11-22 10:30, o 01-02-2026 10:45",
    "Pedido 123456789, referencia A612345678 y artículo 8412345678905",
    "Pedí 3 de 25, 12 de 40 y 7 de 100: 9 8 7 10 9 8 7 10 9 8",
    "4111 1111 1111 1112",
    "ES91 2100 0418 4502 0005 1333",
    "12345678A",
    "pedido 12345678 y luego nada",
    "talla @grande, a las 20:30 @ casa",
    "1732233600000 y 1732233600",
    "50 % de 100 000 000 personas",
    "[email] [phone]",
    "مرحبا 👩‍👩‍👧‍👦 ٢٠٢٦",
  ])("%s", (text) => expect(masked(text)).toBe(text));
});

const luhn = (digits: string): string => {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, value, at) => total + (at % 2 === 0 ? (value * 2 > 9 ? value * 2 - 9 : value * 2) : value), 0);
  return digits + String((10 - (sum % 10)) % 10);
};
const digits = (n: number): Arbitrary<string> => integer({ min: 0, max: 10 ** n - 1 }).map((value) => String(value).padStart(n, "0")); // prettier-ignore
const spanish = digits(10).chain((first) =>
  digits(10).map((second) => {
    const account = first + second;
    // ES is 14 28 in letters' numbers; the check digits make the whole 1 modulo 97.
    return `ES${String(98n - (BigInt(`${account}142800`) % 97n)).padStart(2, "0")}${account}`;
  }),
);
const letters = "TRWAGMYFPDXBNJZSQVHLCKE";
const dni = integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, "0") + letters.charAt(n % 23));
const card = tuple(constantFrom("4", "51", "35", "6011"), digits(12)).map(([start, rest]) => luhn((start + rest).slice(0, 15))); // prettier-ignore
const grouped = (text: string, separator: string): string => text.match(/.{1,4}/g)!.join(separator);
const around = constantFrom("", " ", "hola ", "¡", "(", "שלום ", "مرحبا ", "👍 ", "\n");
const after = constantFrom("", " ", ", gracias", ".", ")", " תודה", "؟", " 👍", "\n");

describe("whatever the text", () => {
  it("hides every card, IBAN and DNI that checks, in any grouping, between any words", () => {
    assert(
      property(around, after, card, spanish, dni, constantFrom("", " ", "-"), (before, then, one, two, three, by) => {
        expect(masked(before + grouped(one, by) + then)).toBe(`${before}[card]${then}`);
        expect(masked(before + grouped(two, by) + then)).toBe(`${before}[iban]${then}`);
        expect(masked(before + three + then)).toBe(`${before}[id]${then}`);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same when it is masked twice, and as it was where it has neither a digit nor an @", () => {
    const noisy = string({
      unit: constantFrom(..."0123456789 .-()+@aeZñé٣9שع,\n[]€".split(""), "ES91", "a@b.es", "612", "👩‍👩‍👧", "\u200f"),
      maxLength: 80,
    });
    assert(
      property(noisy, (text) => {
        expect(masked(masked(text))).toBe(masked(text));
      }),
      { numRuns: 3000 },
    );
    assert(
      property(string({ unit: "binary" }), (text) => {
        if (!/[\p{N}@]/u.test(text)) expect(masked(text)).toBe(text);
      }),
    );
  });

  // A pattern that tries anew from every letter would need minutes for one of these.
  it.each([
    "a",
    "1",
    "1 ",
    "1-",
    "(1",
    "+",
    "a.",
    "a@",
    "@",
    "a@b.",
    "a@b-",
    "ES91",
    "ES9 ",
    "es12 3",
    "X123",
    "12.345.",
    "٣ ",
    "é",
    "e\u0301",
    "ש",
    "12345678",
    "612 345 ",
    ". ",
    "\u00a0",
    "0 0 ",
    `${"x".repeat(64)}@${"y".repeat(63)}.`,
  ])("takes a time that grows with the length and no faster: %j", (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    expect(masked(`${text}!`).length).toBeGreaterThan(0);
    expect(masked(text.slice(0, 10_000)).length).toBeGreaterThan(0);
  });
});
