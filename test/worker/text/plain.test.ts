/** Words are found however they were written, and the pieces of a text are the text. */
import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAll, pieces, plainText, plainWords } from "../../../worker/text/plain.ts";

const finds = (text: string, query: string): boolean => holdsAll(text, plainWords(query));
const marks = (text: string, query: string): string =>
  pieces(text, query)
    .map((piece) => (piece.found ? `<${piece.text}>` : piece.text))
    .join("");

describe("words", () => {
  it.each([
    ["El ENVÍO tardó", "envio"],
    ["el envi\u0301o", "ENVÍO"],
    ["La Ñora", "nora"],
    ["die Straße", "STRASSE"],
    ["Ο ΟΔΟΣ", "οδος"],
    ["İstanbul", "istanbul"],
    ["Ёлка", "елка"],
    ["مَرْحَبًا", "مرحبا"],
    ["שָׁלוֹם", "שלום"],
    ["配送が遅い", "遅い"],
    ["ﬁnal", "final"],
    ["tarde y mal", "MAL tarde"],
    ["repartidor", "parti"],
  ])("%s holds %s", (text, query) => expect(finds(text, query)).toBe(true));
  it.each([
    ["tarde", "tarde mal"],
    ["が", "か゚"],
    ["envío", "envios"],
  ])("%s does not hold %s", (text, query) => expect(finds(text, query)).toBe(false));

  it("are marked where they stand, with their accents", () => {
    expect(marks("El Envío, ¡envi\u0301ado!", "envi")).toBe("El <Enví>o, ¡<envi\u0301>ado!");
    expect(marks("die Straße", "strasse")).toBe("die <Straße>");
    expect(marks("aaa", "aa a")).toBe("<aaa>");
    expect(marks("مَرْحَبًا بك", "مرحبا")).toBe("<مَرْحَبًا> بك");
    expect(marks("nada", "")).toBe("nada");
  });

  it("lose nothing: whatever is looked for, the pieces are the text", () => {
    const text = string({ unit: "binary", maxLength: 60 });
    assert(
      property(text, text, (one, two) => {
        const all = pieces(one + two, two.slice(0, 3));
        expect(all.map((piece) => piece.text).join("")).toBe(one + two);
      }),
    );
    assert(
      property(text, (one) => {
        expect(plainText(plainText(one))).toBe(plainText(one));
      }),
    );
  });
});
