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
  it("shows a built-in choice by the kind's own word, and an id that is gone as it is", () => {
    const heard = { id: "heard", kind: "single" as const, metric: "heard" as const };
    expect(answerText(heard, "friend", "es")).not.toBe("friend");
    expect(answerText(plan, "gone", "es")).toBe("gone");
  });
});
