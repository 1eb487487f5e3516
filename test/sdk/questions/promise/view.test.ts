import { describe, expect, it } from "vitest";
import { promiseFace } from "../../../../sdk/questions/promise/view.tsx";
import { en, es } from "../../../../sdk/questions/promise/words.ts";

const made = { id: "prm_1", version: 2, statement: "Tu pedido llega en 24 horas", arm: "quoted" as const };
const title = (promise: typeof made | { arm: "generic" } | null, ask?: string, words = es): string =>
  promiseFace.title!({
    ask: { id: "kept", kind: "promise", ...(ask && { ask }) },
    words,
    say: (text) => text as string,
    promise: promise && { ...made, ...promise },
  });

describe("the wording of a promise", () => {
  it("quotes it, in both languages", () => {
    expect(title(made)).toBe("Te prometimos: «Tu pedido llega en 24 horas». Comparado con eso, tu experiencia fue…");
    expect(title({ ...made, statement: "It arrives within 24 hours" }, undefined, en)).toBe(
      "We promised: “It arrives within 24 hours”. Compared with that, your experience was…",
    );
  });

  it("does not quote in the generic arm, nor where there is no promise", () => {
    expect(title({ arm: "generic" })).toBe(es.generic);
    expect(title(null)).toBe(es.generic);
    expect(title(null, undefined, en)).toBe(en.generic);
    expect(es.generic).toMatch(/publicidad/);
    expect(en.generic).toMatch(/what our advertising led you to expect/);
  });

  it("gives way to the survey's own, which may quote too", () => {
    expect(title(made, "¿Cumplimos?")).toBe("¿Cumplimos?");
    expect(title(null, "¿Cumplimos?")).toBe("¿Cumplimos?");
    expect(title(made, "Dijimos «{promise}». ¿Y?")).toBe("Dijimos «Tu pedido llega en 24 horas». ¿Y?");
    expect(title({ arm: "generic" }, "Dijimos «{promise}». ¿Y?")).toBe(es.generic);
    expect(title(null, "Dijimos «{promise}». ¿Y?")).toBe(es.generic);
  });

  it("leaves signs in a statement alone", () => {
    expect(title({ ...made, statement: "$& {promise} 100 %" })).toContain("«$& {promise} 100 %»");
  });
});
