import { describe, expect, it } from "vitest";
import { answerText } from "../../../worker/dashboard/facts.ts";

describe("an answer in words", () => {
  const plan = {
    id: "plan",
    kind: "single" as const,
    ask: "¿Qué plan?",
    options: [
      { id: "a", label: { es: "Anual", en: "Yearly" } },
      { id: "b", label: "Mensual" },
    ],
    other: true,
  };
  it("shows a choice by its label in the reader's language, own words as they are", () => {
    expect(answerText(plan, "a", "en")).toBe("Yearly");
    expect(answerText(plan, "b", "en")).toBe("Mensual");
    expect(answerText(plan, { other: "Ninguno <b>" }, "es")).toBe("Ninguno <b>");
  });
  it("joins what was chosen, and what was told of oneself", () => {
    const used = { id: "used", kind: "multiple" as const, ask: "?", options: plan.options, other: true };
    expect(answerText(used, ["b", { other: "Ninguno" }, "a"], "en")).toBe("Mensual, Ninguno, Yearly");
    const reach = { id: "reach", kind: "contact" as const, ask: "?" };
    expect(answerText(reach, { name: "Ana", email: "ana@example.com" }, "es")).toBe("Ana · ana@example.com");
  });
  it("shows what was ticked or followed by its name", () => {
    const terms = { id: "terms", kind: "consent" as const, ask: "?" };
    expect([answerText(terms, true, "es"), answerText(terms, true, "en")]).toEqual(["✓ Estoy de acuerdo", "✓ I agree"]);
    const review = { id: "review", kind: "link" as const, ask: "?", url: "https://a.example", label: "Reseña" };
    expect(answerText(review, "clicked", "en")).toBe("✓ Reseña");
  });
  it("shows a built-in choice by the kind's own word, and an id that is gone as it is", () => {
    const heard = { id: "heard", kind: "single" as const, metric: "heard" as const };
    expect(answerText(heard, "friend", "es")).not.toBe("friend");
    expect(answerText(plan, "gone", "es")).toBe("gone");
  });
});
